// The columns of the tables of connections.
import { TierShareBar } from '../charts/share_bar';
import type { AirportTableRow } from '../data/connection_rows';
import type { Dataset } from '../data/dataset';
import { cityName, nameAt, regionName } from '../data/places';
import type { ConnectionSummary } from '../proto/railreach/v1/figures_pb';
import type { Column } from '../ui/table';
import { fixed, minutes, percent, t } from '../words';

export function summaryColumns(dataset: Dataset): Column<ConnectionSummary>[] {
  return [
    {
      key: 'region',
      head: t('区域', 'Region'),
      value: ({ region }) => regionName(dataset, region),
    },
    {
      key: 'nodes',
      head: t('节点', 'Nodes'),
      value: (row) => row.nodes,
    },
    {
      key: 'reachable',
      head: t('可达', 'Reachable'),
      title: t('可达的有向对', 'ordered pairs within the horizon'),
      value: reachableShare,
      text: (row) => percent(reachableShare(row)),
      align: 'end',
    },
    ...directColumns(),
    ...changeColumns(),
    ...speedColumns(),
    {
      key: 'tiers',
      head: t('乘车时间的层级', 'Ride time by tier'),
      value: (row) => row.rideShare.map((share) => percent(share)).join(' / '),
      text: (row) => <TierShareBar shares={row.rideShare} />,
    },
    shareColumn('assumed', t('假定', 'Assumed'), (row) => row.assumedShare),
  ];
}

function reachableShare(row: ConnectionSummary): number | undefined {
  return row.pairs > 0n
    ? Number(row.pairsReachable) / Number(row.pairs)
    : undefined;
}

function shareColumn(
  key: string,
  head: string,
  value: (row: ConnectionSummary) => number,
): Column<ConnectionSummary> {
  const share = (row: ConnectionSummary) =>
    row.pairs > 0n ? value(row) : undefined;
  return {
    key,
    head,
    value: share,
    text: (row) => percent(share(row)),
    align: 'end',
  };
}

function directColumns(): Column<ConnectionSummary>[] {
  return [
    shareColumn('direct', t('直达率', 'Direct'), (row) => row.directRate),
    shareColumn(
      'functional',
      t('功能区直达率', 'Direct, functional areas'),
      (row) => row.functionalDirectRate,
    ),
  ];
}

function changeColumns(): Column<ConnectionSummary>[] {
  return [
    {
      key: 'changes',
      head: t('平均换乘', 'Mean changes'),
      title: t(
        '可达各对最少换乘次数的均值',
        'mean of the fewest changes over reachable pairs',
      ),
      value: (row) => ifReached(row, row.meanChanges),
      text: (row) => fixed(ifReached(row, row.meanChanges), 2),
      align: 'end',
    },
    {
      key: 'changes-people',
      head: t('按人口加权', 'By people'),
      title: t(
        '以两端人口之积加权的平均换乘',
        'mean changes weighted by the product of the people of both ends',
      ),
      value: (row) => ifReached(row, row.meanChangesByPeople),
      text: (row) => fixed(ifReached(row, row.meanChangesByPeople), 2),
      align: 'end',
    },
    shareColumn('hub', t('经枢纽', 'Via hub'), (row) => row.shareViaHub),
    shareColumn(
      'centre',
      t('经中心', 'Via centre'),
      (row) => row.shareViaCentre,
    ),
  ];
}

function speedColumns(): Column<ConnectionSummary>[] {
  return [
    {
      key: 'minutes',
      head: t('平均用时（分）', 'Mean time (min)'),
      value: (row) => ifReached(row, row.meanMinutes),
      text: (row) => fixed(ifReached(row, row.meanMinutes), 0),
      align: 'end',
    },
    {
      key: 'efficiency',
      head: t('效率（1/小时）', 'Efficiency (1/h)'),
      title: t(
        '各对 1/用时 的均值，不可达为 0',
        'mean of 1/time over pairs, unreachable = 0',
      ),
      value: (row) => row.efficiencyPerHour,
      text: (row) => fixed(row.efficiencyPerHour, 3),
    },
    {
      key: 'relative',
      head: t('相对效率', 'Relative'),
      title: t(
        '与直线 100 公里/小时相比',
        'relative to the straight line at 100 km/h',
      ),
      value: (row) => row.relativeEfficiency,
      text: (row) => percent(row.relativeEfficiency),
    },
  ];
}

function ifReached(row: ConnectionSummary, value: number) {
  return row.pairsReachable > 0n ? value : undefined;
}

export function airportColumns(dataset: Dataset): Column<AirportTableRow>[] {
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
      key: 'airport',
      head: t('最近机场', 'Nearest airport'),
      value: (row) => nameAt(dataset.result.keyNodes, row.nearestNode),
      text: (row) =>
        nameAt(dataset.result.keyNodes, row.nearestNode) ??
        t('搜索时间内不可达', 'none within the horizon'),
    },
    {
      key: 'time',
      head: t('用时', 'Time'),
      value: (row) => row.timeS,
      text: (row) => minutes(row.timeS),
      align: 'end',
    },
    {
      key: 'within',
      head: t('90 分内机场', 'Airports in 90 min'),
      value: (row) => row.within90Min,
    },
  ];
}
