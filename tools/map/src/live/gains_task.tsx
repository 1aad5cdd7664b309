// Key nodes by what the plan gives or takes.
import { cutoffMin } from '../state';
import { Table } from '../ui/table';
import { nameOf, people, signed, t } from '../words';
import { gainMinutes, type NodeChange, nodeChanges } from './figures';
import type { Live } from './live';

const MOST = 12;

export function GainsTask({ live }: { live: Live }) {
  const answer = live.figures.answer.value;
  if (!answer) return null;
  const minutes = gainMinutes(cutoffMin.value);
  const rows = nodeChanges(answer, minutes);
  if (rows.length === 0) {
    return (
      <p class="note">
        {t(
          '还没有节点的可达人口发生变化。',
          'No key node reaches more or fewer people yet.',
        )}
      </p>
    );
  }
  const gaining = rows.filter(({ gain }) => gain > 0).length;
  const losing = rows.length - gaining;
  return (
    <div class={live.figures.stale.value ? 'stale' : undefined}>
      <p aria-live="polite">
        {t(
          `${gaining} 个节点增加，${losing} 个减少。`,
          `${gaining} key nodes gain, ${losing} lose.`,
        )}
      </p>
      <GainTable live={live} rows={rows} minutes={minutes} />
    </div>
  );
}

interface TableProps {
  live: Live;
  rows: NodeChange[];
  minutes: number;
}

function GainTable({ live, rows, minutes }: TableProps) {
  const { keyNodes } = live.dataset.result;
  const largest = Math.max(...rows.map(({ gain }) => Math.abs(gain)));
  return (
    <Table<NodeChange>
      caption={t(
        `${minutes} 分钟可达人口的增减`,
        `People within ${minutes} min, the change`,
      )}
      columns={[
        {
          key: 'node',
          head: t('节点', 'Key node'),
          value: ({ node }) => nameOf(keyNodes[node]?.name),
        },
        {
          key: 'people',
          head: t('方案', 'Plan'),
          value: (row) => row.people,
          text: (row) => people(row.people),
        },
        {
          key: 'gain',
          head: t('增减', 'Change'),
          value: ({ gain }) => gain,
          text: ({ gain }) => signed(people(gain), gain),
          bar: ({ gain }) => Math.abs(gain) / largest,
        },
      ]}
      rows={rows}
      rowKey={({ node }) => node}
      onSelect={({ node }) => live.showNode(node)}
      sortBy="gain"
      descending
      most={MOST}
    />
  );
}
