// Which key nodes one variant serves.
import { GainBars } from '../../charts/gain_bars';
import {
  type NodeGain,
  nodeGains,
  type RankedVariant,
} from '../../data/ranking';
import { withSign } from '../../data/sign';
import type { Ranking } from '../../proto/railreach/v1/report_pb';
import { Table } from '../../ui/table';
import { nameOf, people, t } from '../../words';
import { Section } from '../page_parts';
import { variantName } from './variant_name';

interface Props {
  ranking: Ranking;
  variant: RankedVariant;
}

const SHOWN = 10;
const MOST = 10;

export function VariantGains({ ranking, variant }: Props) {
  const gains = nodeGains(ranking, variant.row);
  const name = variantName(variant);
  const title = t(`${name}：哪些节点受益`, `${name}: which nodes gain`);
  const changed = gains.filter((row) => row.change60 !== 0);
  return (
    <Section
      title={title}
      note={t(
        '门到门60分钟可达人口较基准的变化。',
        'Change of the people within 60 minutes door to door against the baseline.',
      )}
    >
      {changed.length === 0 ? (
        <p>
          {t(
            '没有节点的60分钟可达人口因此改变。',
            'No node’s people within 60 minutes change by it.',
          )}
        </p>
      ) : (
        <GainBars
          title={title}
          rows={changed.slice(0, SHOWN).map(({ node, change60 }, i) => ({
            key: i,
            label: nameOf(node.name),
            value: change60,
            text: gainText(change60),
          }))}
        />
      )}
      {gains.length > 0 && <GainTable name={name} rows={gains} />}
    </Section>
  );
}

function GainTable({ name, rows }: { name: string; rows: NodeGain[] }) {
  return (
    <details>
      <summary>
        {t(`${rows.length}个节点的数字`, `Figures of ${rows.length} nodes`)}
      </summary>
      <Table
        caption={name}
        columns={[
          {
            key: 'node',
            head: t('节点', 'Key node'),
            value: (row: NodeGain) => nameOf(row.node.name),
          },
          {
            key: 'before',
            head: t('基准60分钟', 'Baseline 60 min'),
            value: (row: NodeGain) => row.before,
            text: (row: NodeGain) => people(row.before),
          },
          {
            key: 'change-60',
            head: t('60分钟增减', 'Change 60 min'),
            value: (row: NodeGain) => row.change60,
            text: (row: NodeGain) => gainText(row.change60),
          },
          {
            key: 'change-45',
            head: t('45分钟增减', 'Change 45 min'),
            value: (row: NodeGain) => row.change45,
            text: (row: NodeGain) => gainText(row.change45),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.node.name?.id ?? ''}
        most={MOST}
        csvName="variant_gains"
      />
    </details>
  );
}

function gainText(change: number): string {
  return change === 0 ? t('不变', 'same') : withSign(people(change), change);
}
