// Gain against km or cost, with the Pareto front.
import { useSignal } from '@preact/signals';
import { FrontScatter, type ScatterPoint } from '../../charts/front_scatter';
import type { RankedVariant } from '../../data/ranking';
import { t } from '../../words';
import { Section } from '../page_parts';
import { Choices } from '../story';
import { variantName } from './variant_name';

interface Props {
  rows: RankedVariant[];
  selected: number | undefined;
  onSelect: (variant: number) => void;
}

type Price = 'km' | 'cost';

export function Front({ rows, selected, onSelect }: Props) {
  const price = useSignal<Price>('km');
  const hasCost = rows.some((row) => row.cost !== undefined);
  const title = t('增益与代价', 'Gain and price');
  const km = t('新线公里', 'km of new track');
  const cost = t('造价（方案文件的单位）', 'cost (unit of the scenario file)');
  return (
    <Section
      title={title}
      note={t(
        '实心点与阶梯线为帕累托前沿：没有别的方案以同样或更少的代价得到更大的增益。点选一个方案可看哪些节点受益。',
        'Filled points and the step line are the Pareto front: no other variant gains more for the same or less. Choose a variant to see which nodes gain.',
      )}
    >
      {hasCost && (
        <Choices<Price>
          label={t('代价', 'Price')}
          choices={[
            { key: 'km', label: km },
            { key: 'cost', label: cost },
          ]}
          chosen={price.value}
          onChoose={(key) => {
            price.value = key;
          }}
        />
      )}
      <FrontScatter
        title={title}
        priceName={price.value === 'km' ? km : cost}
        points={pointsOf(rows, price.value)}
        selected={selected}
        onSelect={onSelect}
      />
    </Section>
  );
}

// What has no known cost is on no chart of costs.
function pointsOf(rows: RankedVariant[], by: Price): ScatterPoint[] {
  return rows.flatMap((row) => {
    const price = row[by];
    if (price === undefined) return [];
    const label = variantName(row);
    return [{ key: row.variant, label, price, gain: row.weighted }];
  });
}
