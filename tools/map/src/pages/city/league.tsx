// The counties of a place side by side.
import type { LeagueRow } from '../../data/city';
import { CountyCoverage_State as State } from '../../proto/railreach/v1/figures_pb';
import { selectedRegion } from '../../state';
import { type Column, Table } from '../../ui/table';
import { fixed, minutes, nameOf, people, percent, t } from '../../words';
import { Section } from '../page_parts';
import { notWithin } from './indicator_words';
import type { CityPart } from './part';

const MOST = 16;

export function League({
  dataset,
  rows,
  name,
}: CityPart & { rows: LeagueRow[] }) {
  const most = Math.max(...rows.map((row) => row.meanPeople ?? 0));
  return (
    <Section
      title={t('区县榜', 'County league')}
      note={t(
        '可达人口为区县内计入均值的重点节点的平均；班次为最好的车站、较少的方向。',
        'People within reach: mean of the key nodes in the county that count; trains: at its best station, in the direction that has fewer.',
      )}
    >
      <Table
        caption={t(`${name}的区县`, `Counties of ${name}`)}
        columns={[...supplyColumns(), ...reachColumns(dataset, most)]}
        rows={rows}
        rowKey={(row) => row.county}
        selected={selectedRegion.value}
        onSelect={(row) => {
          selectedRegion.value = row.county;
        }}
        sortBy="people"
        descending
        most={MOST}
        csvName="county_league"
      />
    </Section>
  );
}

function supplyColumns(): Column<LeagueRow>[] {
  return [
    {
      key: 'county',
      head: t('区县', 'County'),
      value: (row) => nameOf(row.name),
    },
    {
      key: 'state',
      head: t('状态', 'State'),
      title: t(
        '有服务：每日每向至少30班，7至21时间隔不超过60分钟',
        'served: at least 30 trains a day and direction, no gap above 60 min from 07:00 to 21:00',
      ),
      value: (row) => stateName(row.coverage.state),
    },
    {
      key: 'trains',
      head: t('班/日', 'Trains/day'),
      value: (row) => row.coverage.trainsPerDay,
      text: (row) => fixed(row.coverage.trainsPerDay, 0),
    },
    {
      key: 'covered',
      head: t('人口覆盖', 'People covered'),
      title: t(
        '住在任一层级车站最大半径以内的人口比例',
        'share of people within the largest radius of a station of any tier',
      ),
      value: (row) => row.coverage.coveredShare,
      text: (row) => percent(row.coverage.coveredShare),
      bar: (row) => row.coverage.coveredShare,
    },
    {
      key: 'towns',
      head: t('城镇', 'Towns'),
      title: t(
        '有服务的城镇 / 人口5万以上的城镇',
        'towns served / towns above 50,000 people',
      ),
      value: (row) => row.coverage.townsServed,
      text: ({ coverage }) => `${coverage.townsServed} / ${coverage.towns}`,
    },
  ];
}

function reachColumns(
  dataset: CityPart['dataset'],
  most: number,
): Column<LeagueRow>[] {
  const { headline, result } = dataset;
  const horizon = dataset.parameters?.pairHorizonMin ?? 0;
  return [
    {
      key: 'people',
      head: t(`${headline}分钟人口`, `People ${headline} min`),
      title: t(
        `门到门${headline}分钟可达人口，节点平均`,
        `people within ${headline} minutes door to door, mean of its key nodes`,
      ),
      value: (row) => row.meanPeople,
      text: (row) =>
        row.meanPeople === undefined
          ? t('无节点', 'no key node')
          : people(row.meanPeople),
      bar: (row) => (most > 0 ? (row.meanPeople ?? 0) / most : undefined),
    },
    {
      key: 'airport',
      head: t('最近机场', 'Nearest airport'),
      title: t(
        '从区县驻地到用时最短的机场，门到门',
        'from the county seat to the airport that takes least, door to door',
      ),
      value: (row) => row.airport?.timeS,
      text: ({ airport }) =>
        airport?.timeS === undefined ? (
          notWithin(horizon)
        ) : (
          <>
            {minutes(airport.timeS)}{' '}
            <span class="note">
              {nameOf(result.keyNodes[airport.nearestNode ?? -1]?.name)}
            </span>
          </>
        ),
      align: 'start',
    },
  ];
}

function stateName(state: State): string {
  switch (state) {
    case State.SERVED:
      return t('有服务', 'served');
    case State.TRAINS:
      return t('有列车', 'trains, not served');
    case State.STATION_WITHOUT_TRAINS:
      return t('有站无车', 'station, no trains');
    case State.NO_STATION:
      return t('无车站', 'no station');
    default:
      return t('未知', 'unknown');
  }
}
