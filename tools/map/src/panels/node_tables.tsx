// What a node reaches, by what, and what lies near it.
import { type Dataset, peopleWithin } from '../data/dataset';
import { nearestNodes } from '../data/nearest_nodes';
import { kindName, nameAt } from '../data/places';
import type { Catchment } from '../proto/railreach/v1/figures_pb';
import type { Tier } from '../proto/railreach/v1/names_pb';
import { cutoffMin, selectedNode } from '../state';
import { TIERS, tierColour, tierName } from '../tiers';
import { Table } from '../ui/table';
import { fixed, kilometres, minutes, people, percent, t } from '../words';

const NEAREST = 10;

interface OfCatchment {
  dataset: Dataset;
  catchment: Catchment;
}

// By cutoff of the study; a row sets the cutoff of the page.
export function CutoffTable({ dataset, catchment }: OfCatchment) {
  const count = (key: 'zonesWithin' | 'stationsWithin' | 'nodesWithin') => {
    return (at: number) => catchment[key][at];
  };
  const reached = (at: number) =>
    peopleWithin(catchment.doorToDoor, dataset.cutoffs[at] ?? 0);
  return (
    <Table
      caption={t('门到门，各时限以内', 'Within each cutoff, door to door')}
      rows={dataset.cutoffs.map((_, at) => at)}
      rowKey={(at) => at}
      selected={dataset.cutoffs.indexOf(cutoffMin.value)}
      onSelect={(at) => {
        cutoffMin.value = dataset.cutoffs[at] ?? cutoffMin.value;
      }}
      csvName="cutoffs"
      columns={[
        {
          key: 'cutoff',
          head: t('分钟', 'min'),
          value: (at) => dataset.cutoffs[at],
        },
        {
          key: 'people',
          head: t('人口', 'people'),
          value: reached,
          text: (at) => people(reached(at)),
        },
        {
          key: 'zones',
          head: t('街镇', 'towns'),
          title: t(
            '一半以上人口可达的街镇数',
            'Towns of which half of the people are reached',
          ),
          value: count('zonesWithin'),
        },
        {
          key: 'stations',
          head: t('车站', 'stations'),
          value: count('stationsWithin'),
        },
        {
          key: 'nodes',
          head: t('节点', 'nodes'),
          title: t('其他重点节点', 'Other key nodes'),
          value: count('nodesWithin'),
        },
        {
          key: 'area',
          head: 'km²',
          title: t(
            '等时圈面积，含水面',
            'Area of the isochrone, water included',
          ),
          value: (at) => catchment.areaKm2[at],
          text: (at) => fixed(catchment.areaKm2[at], 0),
        },
      ]}
    />
  );
}

// What each tier contributes, at the headline cutoff.
export function TierTable({ dataset, catchment }: OfCatchment) {
  const at = (tier: Tier) => TIERS.indexOf(tier as (typeof TIERS)[number]);
  const all = peopleWithin(catchment.doorToDoor, dataset.headline) ?? 0;
  const riding = (tier: Tier) => Number(catchment.peopleByTier[at(tier)] ?? 0n);
  const lost = (tier: Tier) =>
    all - Number(catchment.peopleWithoutTier[at(tier)] ?? all);
  return (
    <Table
      caption={t(
        `各层级的贡献（${dataset.headline} 分钟）`,
        `What each tier contributes (${dataset.headline} min)`,
      )}
      rows={[...TIERS]}
      rowKey={(tier) => tier}
      csvName="tiers"
      columns={[
        {
          key: 'tier',
          head: t('层级', 'tier'),
          value: tierName,
          text: (tier) => <TierWord tier={tier} />,
        },
        {
          key: 'riding',
          head: t('乘坐人口', 'ride on it'),
          title: t(
            '最快行程乘坐该层级的人口；一人可乘几种，合计可超过总数',
            'People whose fastest journey rides on the tier; one may ride on several, so the sum may pass the total',
          ),
          value: riding,
          text: (tier) => people(riding(tier)),
          bar: (tier) => (all ? riding(tier) / all : undefined),
        },
        {
          key: 'lost',
          head: t('缺之则失', 'lost without'),
          title: t(
            '去掉该层级全部线路后不再可达的人口',
            'People no longer within reach with all lines of the tier left out',
          ),
          value: lost,
          text: (tier) => people(lost(tier)),
          bar: (tier) => (all ? lost(tier) / all : undefined),
        },
        {
          key: 'share',
          head: t('乘车时间', 'ride time'),
          title: t('占乘车时间的比例', 'Share of the ride time'),
          value: (tier) => catchment.rideShare[at(tier)],
          text: (tier) => percent(catchment.rideShare[at(tier)]),
        },
      ]}
    />
  );
}

function TierWord({ tier }: { tier: Tier }) {
  return (
    <span class="tier-word" style={{ '--tier': tierColour(tier) }}>
      {tierName(tier)}
    </span>
  );
}

interface OfNode {
  dataset: Dataset;
  node: number;
}

export function NearestStations({ dataset, node }: OfNode) {
  const { nodeCoverage, stations } = dataset.result;
  const found = nodeCoverage.find((row) => row.node === node);
  if (!found) return null;
  const distance = (at: number) =>
    (found.nearestStation[at] ?? -1) < 0
      ? undefined
      : found.nearestDistanceMm[at];
  return (
    <Table
      caption={t('各层级最近的车站', 'Nearest station of each tier')}
      rows={TIERS.map((_, at) => at)}
      rowKey={(at) => at}
      columns={[
        {
          key: 'tier',
          head: t('层级', 'tier'),
          value: (at) => tierName(TIERS[at] as Tier),
          text: (at) => <TierWord tier={TIERS[at] as Tier} />,
        },
        {
          key: 'station',
          head: t('车站', 'station'),
          value: (at) => nameAt(stations, found.nearestStation[at]),
        },
        {
          key: 'distance',
          head: t('直线距离', 'distance'),
          title: t(
            '节点中心到车站的大地线长度',
            'Geodesic from the centre of the node to the station',
          ),
          align: 'end',
          value: (at) => {
            const mm = distance(at);
            return mm === undefined ? undefined : Number(mm) / 1e6;
          },
          text: (at) => kilometres(distance(at)),
        },
      ]}
    />
  );
}

export function NearestNodes({ dataset, node }: OfNode) {
  const { keyNodes } = dataset.result;
  const near = nearestNodes(dataset, node, NEAREST);
  if (near.length === 0) return null;
  return (
    <Table
      caption={t('门到门最近的重点节点', 'Nearest key nodes, door to door')}
      rows={near}
      rowKey={(row) => row.node}
      onSelect={(row) => {
        selectedNode.value = row.node;
      }}
      columns={[
        {
          key: 'node',
          head: t('节点', 'node'),
          value: (row) => nameAt(keyNodes, row.node),
        },
        {
          key: 'kind',
          head: t('类别', 'kind'),
          value: (row) => kindName(keyNodes[row.node]?.kind ?? ''),
        },
        {
          key: 'time',
          head: t('时间', 'time'),
          align: 'end',
          value: (row) => row.seconds,
          text: (row) => minutes(row.seconds),
        },
      ]}
    />
  );
}
