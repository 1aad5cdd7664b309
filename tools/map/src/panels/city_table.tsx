// The headline by city: means over the key nodes that count.
import { useMemo } from 'preact/hooks';
import { areaRow, countiesOf, nodesOf, type Place } from '../data/city';
import type { Dataset } from '../data/dataset';
import { regionName } from '../data/places';
import { meanReachByMinute, type Reach } from '../data/reach';
import type { RegionSummary } from '../proto/railreach/v1/figures_pb';
import { cutoffMin, selectedRegion } from '../state';
import { type Column, Table } from '../ui/table';
import { fixed, people, percent, t } from '../words';

interface CityRow {
  region: number | undefined; // absent: the study area
  summary: RegionSummary;
  reach: Reach | undefined;
}

export function CityTable({ dataset }: { dataset: Dataset }) {
  const rows = useMemo(() => cityRows(dataset), [dataset]);
  return (
    <Table
      caption={t(
        '可达人口：节点均值，门到门',
        'People within reach: mean of the nodes, door to door',
      )}
      rows={rows}
      rowKey={(row) => row.region ?? -1}
      selected={selectedRegion.value ?? -1}
      onSelect={(row) => {
        selectedRegion.value = row.region;
      }}
      csvName="cities"
      columns={columnsOf(dataset, cutoffMin.value)}
    />
  );
}

function cityRows(dataset: Dataset): CityRow[] {
  const { summaries } = dataset.result;
  const area = areaRow(dataset.result);
  const rowOf = (place: Place): CityRow[] => {
    const summary = summaries.find(
      ({ region }) => (region === area ? undefined : region) === place,
    );
    const nodes = nodesOf(dataset, countiesOf(dataset, place));
    return summary
      ? [{ region: place, summary, reach: meanReachByMinute(dataset, nodes) }]
      : [];
  };
  return [undefined, ...dataset.cities].flatMap(rowOf);
}

function columnsOf(dataset: Dataset, within: number): Column<CityRow>[] {
  const { headline } = dataset;
  const atCutoff = (curve: keyof Reach) => (row: CityRow) =>
    row.reach?.[curve][within];
  const counted = (
    key: string,
    head: string,
    title: string,
    value: (row: CityRow) => number | undefined,
  ): Column<CityRow> => ({
    key,
    head,
    title,
    value,
    text: (row) => people(value(row)),
  });
  return [
    {
      key: 'region',
      head: t('区域', 'region'),
      value: (row) => regionName(dataset, row.region),
    },
    counted(
      'people',
      t(`${within} 分`, `${within} min`),
      t(
        `${within} 分钟（含）以内，门到门`,
        `Within ${within} minutes (inclusive), door to door`,
      ),
      atCutoff('doorToDoor'),
    ),
    {
      key: 'range',
      head: t(`进站区间 ${headline}`, `entry range ${headline}`),
      title: t(
        `进站时间取高值与低值，${headline} 分钟`,
        `With the high and the low entry times, ${headline} minutes`,
      ),
      align: 'end',
      value: ({ summary }) => summary.peopleLowEntry - summary.peopleHighEntry,
      text: ({ summary }) =>
        `${people(summary.peopleHighEntry)}–${people(summary.peopleLowEntry)}`,
    },
    counted(
      'platform',
      t('站到站', 'platform'),
      t(
        '不计接驳与首末进出站：另一种口径',
        'Without access, egress, first entry and last exit: another measure',
      ),
      atCutoff('platform'),
    ),
    counted(
      'direct',
      t('无轨道', 'no rail'),
      t('不乘轨道也可达', 'By the direct way alone'),
      atCutoff('withoutRail'),
    ),
    {
      key: 'assumed',
      head: t('假定', 'assumed'),
      title: t(
        '乘车时间依据假定数值的比例',
        'Share of the ride time that rests on assumed values',
      ),
      value: ({ summary }) => summary.assumedShare,
      text: ({ summary }) => percent(summary.assumedShare),
    },
    {
      key: 'nodes',
      head: t('节点', 'nodes'),
      title: t('计入均值的重点节点', 'Key nodes in the mean'),
      value: ({ summary }) => summary.nodes,
      text: ({ summary }) => fixed(summary.nodes, 0),
    },
  ];
}
