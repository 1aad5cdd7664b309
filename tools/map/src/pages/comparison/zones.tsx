// Zones that gain and lose.
import { changedZones, changeOf, numbers } from '../../data/comparison';
import { withSign } from '../../data/sign';
import type { ZoneChange } from '../../proto/railreach/v1/comparison_pb';
import { type Column, Table } from '../../ui/table';
import { fixed, nameOf, people, t } from '../../words';
import { Section } from '../page_parts';
import { Change, type ComparisonPart, fromTo } from './parts';

const MOST = 20;

export function ComparedZones({ comparison }: ComparisonPart) {
  const rows = changedZones(comparison);
  const horizon = comparison.horizonS / 60;
  return (
    <Section
      title={t('小区的增减', 'Zones that gain and lose')}
      note={t(
        `每个小区到可比的重点节点：${horizon}分钟内新可达或不再可达的，以及加快或变慢超过1分钟的。“新可达”与“不再可达”列出节点数和这些节点3公里内的人口之和。`,
        `Of each zone to the key nodes that compare: those reached within ${horizon} minutes for the first time or no longer, and those faster or slower by more than a minute. “Gained” and “Lost” give the number of nodes and the people within 3 km of them.`,
      )}
    >
      {rows.length === 0 ? (
        <p>{t('没有小区改变。', 'No zone changes.')}</p>
      ) : (
        <Table
          caption={t(
            `研究范围内有变化的${rows.length}个小区`,
            `The ${rows.length} zones of the study area that change`,
          )}
          columns={columnsOf(comparison.headlineCutoffS / 60)}
          rows={rows}
          rowKey={(row) => row.name?.id ?? ''}
          sortBy="weight-gained"
          descending
          most={MOST}
          csvName="zone_changes"
        />
      )}
    </Section>
  );
}

function columnsOf(minutes: number): Column<ZoneChange>[] {
  const whole = (value: number) => fixed(value, 0);
  return [
    { key: 'zone', head: t('小区', 'Zone'), value: (row) => nameOf(row.name) },
    {
      key: 'people',
      head: t('人口', 'People'),
      value: (row) => numbers(row.people).b ?? numbers(row.people).a,
      text: (row) => people(row.people?.b ?? row.people?.a),
    },
    {
      key: 'within',
      head: t(`${minutes}分钟内节点`, `Nodes within ${minutes} min`),
      value: (row) => changeOf(numbers(row.nodesWithin)),
      text: (row) => fromTo(numbers(row.nodesWithin), whole),
    },
    weight('weight-gained', t('新可达', 'Gained'), 'gain', (row) => ({
      nodes: row.nodesGained,
      people: Number(row.weightGained),
    })),
    weight('weight-lost', t('不再可达', 'Lost'), 'loss', (row) => ({
      nodes: row.nodesLost,
      people: Number(row.weightLost),
    })),
    {
      key: 'faster',
      head: t('加快', 'Faster'),
      value: (row) => row.nodesFaster,
    },
    {
      key: 'slower',
      head: t('变慢', 'Slower'),
      value: (row) => row.nodesSlower,
    },
    {
      key: 'mean',
      head: t('平均时间差（分）', 'Mean change (min)'),
      title: t(
        '两者皆可达的节点的平均；负数为加快',
        'over the nodes reached in both; negative is faster',
      ),
      value: (row) => row.meanChangeS,
      text: (row) =>
        row.meanChangeS === undefined ? (
          t('无共同可达的节点', 'no node in both')
        ) : (
          <Change
            both={{ a: 0, b: row.meanChangeS / 60 }}
            write={(value) => fixed(value, 1)}
            lessIsBetter
          />
        ),
    },
  ];
}

function weight(
  key: string,
  head: string,
  tone: 'gain' | 'loss',
  of: (row: ZoneChange) => { nodes: number; people: number },
): Column<ZoneChange> {
  return {
    key,
    head,
    title: t(
      '节点数与其3公里内的人口',
      'nodes, and the people within 3 km of them',
    ),
    value: (row) => of(row).people,
    text: (row) => {
      const { nodes, people: count } = of(row);
      if (nodes === 0) return t('无', 'none');
      const sign = tone === 'gain' ? 1 : -1;
      const words = withSign(people(sign * count), sign * count);
      return (
        <span class={tone}>
          {t(`${nodes}个`, `${nodes}`)} · {words}
        </span>
      );
    },
  };
}
