// The columns of the tables of coverage.
import type {
  CountyRow,
  NodeCoverageRow,
  RegionCoverageRow,
} from '../data/coverage_rows';
import type { Dataset } from '../data/dataset';
import { cityName, kindName, nameAt, regionName } from '../data/places';
import { CountyCoverage_State as State } from '../proto/railreach/v1/figures_pb';
import { tierName, tiersIn } from '../tiers';
import type { Column } from '../ui/table';
import {
  fixed,
  kilometres,
  minutes,
  nameOf,
  people,
  percent,
  t,
} from '../words';
import { Figure, Mark } from './page_parts';

export function radius(metres: number): string {
  return metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
}

export function regionColumns(
  dataset: Dataset,
  rows: RegionCoverageRow[],
): Column<RegionCoverageRow>[] {
  const radii = rows[0]?.covered.map(({ radiusMm }) => radiusMm) ?? [];
  return [
    {
      key: 'region',
      head: t('区域', 'Region'),
      value: ({ region }) => regionName(dataset, region),
    },
    {
      key: 'people',
      head: t('人口', 'People'),
      value: (row) => row.people,
      text: (row) => people(row.people),
    },
    ...radii.map((mm, i) => coveredColumn(mm, i)),
    ...radii.map((mm, i) => nodesColumn(mm, i)),
  ];
}

function coveredColumn(mm: bigint, i: number): Column<RegionCoverageRow> {
  const within = radius(Number(mm) / 1000);
  const share = (row: RegionCoverageRow) =>
    row.people > 0 ? (row.covered[i]?.people ?? 0) / row.people : undefined;
  return {
    key: `people-${mm}`,
    head: t(`${within} 内人口`, `People in ${within}`),
    value: share,
    text: (row) => (
      <Figure
        main={percent(share(row))}
        aside={people(row.covered[i]?.people)}
      />
    ),
    bar: share,
    align: 'end',
  };
}

function nodesColumn(mm: bigint, i: number): Column<RegionCoverageRow> {
  const within = radius(Number(mm) / 1000);
  return {
    key: `nodes-${mm}`,
    head: t(`${within} 内节点`, `Nodes in ${within}`),
    value: (row) => row.covered[i]?.nodes,
    text: (row) => `${row.covered[i]?.nodes ?? '—'} / ${row.nodes}`,
    align: 'end',
  };
}

export function StateMark({ state }: { state: State }) {
  switch (state) {
    case State.SERVED:
      return <Mark tone="good" icon="●" word={stateName(state)} />;
    case State.TRAINS:
      return <Mark tone="fair" icon="◐" word={stateName(state)} />;
    case State.STATION_WITHOUT_TRAINS:
      return <Mark tone="bad" icon="○" word={stateName(state)} />;
    default:
      return <Mark tone="bad" icon="✕" word={stateName(state)} />;
  }
}

function stateName(state: State): string {
  switch (state) {
    case State.SERVED:
      return t('有服务', 'served');
    case State.TRAINS:
      return t('有列车', 'trains');
    case State.STATION_WITHOUT_TRAINS:
      return t('有站无车', 'station, no trains');
    case State.NO_STATION:
      return t('无车站', 'no station');
    default:
      return t('未知', 'unknown');
  }
}

export function countyColumns(dataset: Dataset): Column<CountyRow>[] {
  return [
    {
      key: 'county',
      head: t('区县', 'County'),
      value: ({ county }) => regionName(dataset, county),
    },
    {
      key: 'city',
      head: t('城市', 'City'),
      value: ({ city }) => cityName(dataset, city),
    },
    {
      key: 'people',
      head: t('人口', 'People'),
      value: (row) => row.people,
      text: (row) => people(row.people),
    },
    {
      key: 'seat-people',
      head: t(
        `驻地可达 ${dataset.headline} 分`,
        `Seat reaches ${dataset.headline} min`,
      ),
      title: t(
        '从区县驻地门到门可达的人',
        'people within reach of the county seat, door to door',
      ),
      value: (row) => row.seatPeople,
      text: (row) => people(row.seatPeople),
    },
    {
      key: 'state',
      head: t('状态', 'State'),
      value: (row) => row.coverage.state,
      text: (row) => <StateMark state={row.coverage.state} />,
      align: 'start',
    },
    {
      key: 'tiers',
      head: t('层级', 'Tiers'),
      value: (row) =>
        tiersIn(row.coverage.tiers).map(tierName).join(t('、', ', ')),
    },
    ...serviceColumns(),
    ...seatColumns(dataset),
  ];
}

function serviceColumns(): Column<CountyRow>[] {
  return [
    {
      key: 'trains',
      head: t('班/日', 'Trains a day'),
      title: t('最好的车站，每向', 'at its best station, per direction'),
      value: (row) => row.coverage.trainsPerDay,
      text: (row) => fixed(row.coverage.trainsPerDay, 0),
    },
    {
      key: 'gap',
      head: t('最长间隔', 'Longest gap'),
      title: t(
        '7 至 21 时；—：有时段无车',
        '07:00 to 21:00; —: a part of the day without trains',
      ),
      value: (row) => row.coverage.longestGapS,
      text: (row) => minutes(row.coverage.longestGapS),
      align: 'end',
    },
    {
      key: 'covered',
      head: t('人口覆盖', 'People covered'),
      title: t(
        '在任一层级最大半径以内',
        'within the largest radius of any tier',
      ),
      value: (row) => row.coverage.coveredShare,
      text: (row) => percent(row.coverage.coveredShare),
      bar: (row) => row.coverage.coveredShare,
    },
    {
      key: 'towns',
      head: t('城镇有服务', 'Towns served'),
      value: (row) => row.coverage.townsServed,
      text: (row) => `${row.coverage.townsServed} / ${row.coverage.towns}`,
    },
  ];
}

function seatColumns(dataset: Dataset): Column<CountyRow>[] {
  const { stations } = dataset.result;
  const distance = ({ coverage }: CountyRow) =>
    coverage.seatStation === undefined ? undefined : coverage.seatDistanceMm;
  return [
    {
      key: 'seat-station',
      head: t('驻地最近车站', 'Station nearest to the seat'),
      value: ({ coverage }) => nameAt(stations, coverage.seatStation),
    },
    {
      key: 'seat-distance',
      head: t('距驻地', 'Distance'),
      value: (row) => {
        const mm = distance(row);
        return mm === undefined ? undefined : Number(mm) / 1e6;
      },
      text: (row) => kilometres(distance(row)),
      align: 'end',
    },
  ];
}

export function nodeColumns(dataset: Dataset): Column<NodeCoverageRow>[] {
  const { keyNodes } = dataset.result;
  return [
    {
      key: 'name',
      head: t('节点', 'Key node'),
      value: ({ node }) => nameOf(keyNodes[node]?.name),
    },
    {
      key: 'kind',
      head: t('类别', 'Kind'),
      value: ({ node }) => kindName(keyNodes[node]?.kind ?? ''),
    },
    {
      key: 'city',
      head: t('城市', 'City'),
      value: ({ city }) => cityName(dataset, city),
    },
    ...nearestColumns(dataset),
    {
      key: 'people',
      head: t('3 公里人口', 'People in 3 km'),
      value: ({ coverage }) => Number(coverage.people3km),
      text: ({ coverage }) => (
        <Figure
          main={people(coverage.people3km)}
          aside={rank(coverage.peopleRank)}
        />
      ),
    },
    hubColumn(dataset),
  ];
}

function nearestColumns(dataset: Dataset): Column<NodeCoverageRow>[] {
  const { stations, tiers } = dataset.result;
  return tiers.flatMap(({ tier, given }, i): Column<NodeCoverageRow>[] =>
    given
      ? [
          {
            key: `nearest-${tier}`,
            head: tierName(tier),
            title: t(
              `最近的${tierName(tier)}车站与距离（公里）`,
              `nearest ${tierName(tier)} station and its distance in km`,
            ),
            value: ({ nearest }) => {
              const found = nearest[i];
              return found && found.distanceMm / 1e6;
            },
            text: ({ nearest }) => (
              <Figure
                main={kilometres(nearest[i]?.distanceMm)}
                aside={nameAt(stations, nearest[i]?.station)}
              />
            ),
            align: 'end',
          },
        ]
      : [],
  );
}

function hubColumn(dataset: Dataset): Column<NodeCoverageRow> {
  const { stations } = dataset.result;
  return {
    key: 'hub',
    head: t('枢纽', 'Hub'),
    value: ({ coverage }) => nameAt(stations, coverage.hubStation),
    text: ({ coverage }) =>
      coverage.hubStation === undefined ? (
        t('5 公里内无', 'none within 5 km')
      ) : (
        <Figure
          main={nameAt(stations, coverage.hubStation)}
          aside={t(
            `${kilometres(coverage.hubDistanceMm)}，${coverage.hubTiers} 层级 ${coverage.hubLines} 线，${rank(coverage.hubRank)}`,
            `${kilometres(coverage.hubDistanceMm)}, ${coverage.hubTiers} tiers, ${coverage.hubLines} lines, ${rank(coverage.hubRank)}`,
          )}
        />
      ),
  };
}

function rank(place: number): string {
  return t(`第 ${place} 位`, `rank ${place}`);
}
