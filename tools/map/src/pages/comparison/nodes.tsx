// Key nodes that gain and lose.
import { GainBars } from '../../charts/gain_bars';
import { changedNodes, changeOf, numbers } from '../../data/comparison';
import type { Dataset } from '../../data/dataset';
import { kindName } from '../../data/places';
import { withSign } from '../../data/sign';
import type {
  NearestAnyTier,
  NodeChange,
} from '../../proto/railreach/v1/comparison_pb';
import { selectedNode } from '../../state';
import { type Column, Table } from '../../ui/table';
import { fixed, kilometres, nameOf, people, t } from '../../words';
import { Section } from '../page_parts';
import {
  bothColumns,
  type ComparisonPart,
  fromTo,
  presenceName,
} from './parts';

const SHOWN = 12;
const MOST = 20;

export function ComparedNodes({ dataset, comparison }: ComparisonPart) {
  const rows = changedNodes(comparison);
  const minutes = comparison.headlineCutoffS / 60;
  const title = t('重点节点的增减', 'Key nodes that gain and lose');
  return (
    <Section
      title={title}
      note={t(
        `门到门${minutes}分钟可达人口的变化；最多列出增减最大的${SHOWN}个，全部见下表。`,
        `Change of the people within ${minutes} minutes door to door; the ${SHOWN} that change most, all of them in the table below.`,
      )}
    >
      <Bars title={title} rows={rows} />
      <Table
        caption={t('重点节点', 'Key nodes')}
        columns={columnsOf()}
        rows={rows}
        rowKey={idOf}
        selected={selectedId(dataset)}
        onSelect={(row) => {
          const node = rowOf(dataset, idOf(row));
          if (node >= 0) selectedNode.value = node;
        }}
        sortBy="change"
        descending
        most={MOST}
        csvName="node_changes"
      />
    </Section>
  );
}

function idOf(row: NodeChange): string {
  return row.name?.id ?? '';
}

function rowOf(dataset: Dataset, id: string): number {
  return dataset.result.keyNodes.findIndex((node) => node.name?.id === id);
}

function selectedId(dataset: Dataset): string | undefined {
  const node = selectedNode.value;
  return node === undefined
    ? undefined
    : dataset.result.keyNodes[node]?.name?.id;
}

function headlineOf(row: NodeChange) {
  return row.comparable ? numbers(row.headline) : numbers(undefined);
}

function Bars({ title, rows }: { title: string; rows: NodeChange[] }) {
  const changes = rows
    .map((row) => ({ row, value: changeOf(headlineOf(row)) ?? 0 }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, SHOWN)
    .sort((a, b) => b.value - a.value);
  if (changes.length === 0) {
    return <p>{t('没有节点的数字改变。', 'No node’s figure changes.')}</p>;
  }
  return (
    <GainBars
      title={title}
      rows={changes.map(({ row, value }) => ({
        key: idOf(row),
        label: nameOf(row.name),
        value,
        text: withSign(people(value), value),
      }))}
    />
  );
}

function columnsOf(): Column<NodeChange>[] {
  const whole = (value: number) => fixed(value, 0);
  return [
    {
      key: 'node',
      head: t('节点', 'Key node'),
      value: (row) => nameOf(row.name),
    },
    {
      key: 'kind',
      head: t('类别', 'Kind'),
      value: (row) => kindName(row.kind),
      text: (row) =>
        row.comparable
          ? kindName(row.kind)
          : `${kindName(row.kind)} · ${notComparable(row)}`,
    },
    ...bothColumns<NodeChange>(headlineOf, () => people),
    {
      key: 'direct',
      head: t('直达节点', 'Direct links'),
      title: t('不换乘可达的重点节点数', 'key nodes linked without a change'),
      value: (row) => changeOf(numbers(row.directLinks)),
      text: (row) => fromTo(numbers(row.directLinks), whole),
    },
    {
      key: 'reached',
      head: t('可达节点', 'Nodes reached'),
      title: t(
        '最长搜索时间内可达的重点节点数',
        'key nodes reached within the pairs’ horizon',
      ),
      value: (row) => changeOf(numbers(row.nodesReached)),
      text: (row) => fromTo(numbers(row.nodesReached), whole),
    },
    {
      key: 'nearest',
      head: t('最近车站', 'Nearest station'),
      value: (row) => nearest(row.nearestB),
      text: nearestChange,
    },
  ];
}

function notComparable(row: NodeChange): string {
  const side = presenceName(row.presence);
  return t(`不可比（${side}）`, `not comparable (${side})`);
}

function nearestChange(row: NodeChange): string {
  const before = nearest(row.nearestA);
  const after = nearest(row.nearestB);
  return before === after ? after : `${before} → ${after}`;
}

function nearest(near: NearestAnyTier | undefined): string {
  if (!near) return t('无车站', 'no station');
  return `${nameOf(near.station)} ${kilometres(near.distanceMm)}`;
}
