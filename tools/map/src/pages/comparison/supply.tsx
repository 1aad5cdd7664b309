// Lines and stations that differ.
import { numbers } from '../../data/comparison';
import {
  type LineChange,
  Presence,
  type StationChange,
} from '../../proto/railreach/v1/comparison_pb';
import { tierName, tiersIn } from '../../tiers';
import { type Column, Table } from '../../ui/table';
import { fixed, nameOf, t } from '../../words';
import { Section } from '../page_parts';
import { Change, type ComparisonPart, fromTo, presenceName } from './parts';

const MOST = 15;

export function ComparedSupply({ comparison }: ComparisonPart) {
  const { lines, stations } = comparison;
  return (
    <Section title={t('线路与车站', 'Lines and stations')}>
      <p>
        {t(
          `${countsOf(lines, '条')}线路、${countsOf(stations, '座')}车站有所不同。`,
          `Lines that differ: ${countsOf(lines, '')}. Stations: ${countsOf(stations, '')}.`,
        )}
      </p>
      {lines.length > 0 && (
        <Table
          caption={t('不同的线路', 'Lines that differ')}
          columns={lineColumns()}
          rows={lines}
          rowKey={(row) => row.name?.id ?? ''}
          most={MOST}
          csvName="line_changes"
        />
      )}
      {stations.length > 0 && (
        <Table
          caption={t('不同的车站', 'Stations that differ')}
          columns={stationColumns()}
          rows={stations}
          rowKey={(row) => row.name?.id ?? ''}
          sortBy="trains"
          descending
          most={MOST}
          csvName="station_changes"
        />
      )}
    </Section>
  );
}

function countsOf(rows: { presence: Presence }[], unit: string): string {
  const count = (presence: Presence) =>
    rows.filter((row) => row.presence === presence).length;
  return t(
    `${rows.length}${unit}（仅 B ${count(Presence.ONLY_B)}、仅 A ${count(Presence.ONLY_A)}）`,
    `${rows.length} (${count(Presence.ONLY_B)} only in B, ${count(Presence.ONLY_A)} only in A)`,
  );
}

const whole = (value: number) => fixed(value, 0);
const tenth = (value: number) => fixed(value, 1);

function lineColumns(): Column<LineChange>[] {
  return [
    { key: 'line', head: t('线路', 'Line'), value: (row) => nameOf(row.name) },
    {
      key: 'tier',
      head: t('层级', 'Tier'),
      value: (row) => tierName(row.tier),
    },
    {
      key: 'presence',
      head: t('开行', 'Runs'),
      value: (row) => presenceName(row.presence),
    },
    {
      key: 'length',
      head: t('里程（km）', 'Length (km)'),
      value: (row) => row.lengthKm?.b ?? row.lengthKm?.a,
      text: (row) => fromTo(numbers(row.lengthKm), tenth),
    },
    {
      key: 'stations',
      head: t('车站', 'Stations'),
      value: (row) => numbers(row.stations).b ?? numbers(row.stations).a,
      text: (row) => fromTo(numbers(row.stations), whole),
    },
    {
      key: 'trains',
      head: t('班/小时', 'Trains/h'),
      title: t(
        '研究时段内、较少的方向',
        'in the band of the study, in the direction that has fewer',
      ),
      value: (row) => row.bandTrainsPerHour?.b ?? row.bandTrainsPerHour?.a,
      text: (row) => fromTo(numbers(row.bandTrainsPerHour), tenth),
    },
  ];
}

function stationColumns(): Column<StationChange>[] {
  return [
    {
      key: 'station',
      head: t('车站', 'Station'),
      value: (row) => nameOf(row.name),
    },
    {
      key: 'presence',
      head: t('有列车', 'Has trains'),
      value: (row) => presenceName(row.presence),
    },
    {
      key: 'tiers',
      head: t('层级', 'Tiers'),
      value: tiersText,
    },
    {
      key: 'lines',
      head: t('线路', 'Lines'),
      value: (row) => numbers(row.lines).b ?? numbers(row.lines).a,
      text: (row) => fromTo(numbers(row.lines), whole),
    },
    {
      key: 'trains',
      head: t('班/日', 'Trains/day'),
      // Without trains on one side the gain is all of the other's.
      value: ({ trainsPerDay }) =>
        (trainsPerDay?.b ?? 0) - (trainsPerDay?.a ?? 0),
      text: (row) => fromTo(numbers(row.trainsPerDay), whole),
    },
    {
      key: 'change',
      head: t('变化', 'Change'),
      value: (row) => numbers(row.trainsPerDay).b,
      text: (row) => <Change both={numbers(row.trainsPerDay)} write={whole} />,
      align: 'end',
    },
  ];
}

function tiersText(row: StationChange): string {
  const words = (set: number) => tiersIn(set).map(tierName).join('+');
  const before = words(row.tiersA);
  const after = words(row.tiersB);
  if (!before || !after || before === after) return after || before;
  return `${before} → ${after}`;
}
