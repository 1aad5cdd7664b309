// Which tier contributes what.
import { type TierRow, TierStack } from '../../charts/tier_stack';
import { countiesOf, nodesOf } from '../../data/city';
import { type MeanReach, meanReach } from '../../data/mean_reach';
import { regionName } from '../../data/places';
import { withSign } from '../../data/sign';
import { TIERS, tierName } from '../../tiers';
import { Table } from '../../ui/table';
import { people, percent, t } from '../../words';
import { Section } from '../page_parts';
import type { CityPart } from './part';

interface Props extends CityPart {
  reach: MeanReach | undefined;
}

export function Tiers({ dataset, place, name, reach }: Props) {
  if (!reach) return null;
  const rows = [undefined, ...dataset.cities].flatMap((key): TierRow[] => {
    const own = meanReach(dataset, nodesOf(dataset, countiesOf(dataset, key)));
    if (!own || own.riding === 0) return [];
    const label = regionName(dataset, key);
    const selected = key === place;
    return [{ key: key ?? -1, label, selected, shares: own.rideShare }];
  });
  const missing = dataset.cities
    .filter((city) => !rows.some((row) => row.key === city))
    .map((city) => regionName(dataset, city));
  const title = t('各层级的贡献', 'What each tier contributes');
  return (
    <Section
      title={title}
      note={t(
        `${dataset.headline}分钟以内最快出行的乘车时间由哪一层级承担：乘轨道的节点之平均。`,
        `Which tier carries the ride time of the fastest journeys within ${dataset.headline} minutes: mean of the nodes that ride at all.`,
      )}
    >
      <TierStack title={title} rows={rows} />
      {missing.length > 0 && (
        <p class="note">
          {t(
            `${missing.join('、')}的节点在${dataset.headline}分钟以内没有乘轨道的出行。`,
            `No journey by rail within ${dataset.headline} minutes: ${missing.join(', ')}.`,
          )}
        </p>
      )}
      <TierTable name={name} reach={reach} />
    </Section>
  );
}

interface TierFigures {
  tier: (typeof TIERS)[number];
  share: number;
  riding: number;
  change: number; // without the tier
}

function TierTable({ name, reach }: { name: string; reach: MeanReach }) {
  const rows = TIERS.map(
    (tier, i): TierFigures => ({
      tier,
      share: reach.rideShare[i] ?? 0,
      riding: reach.byTier[i] ?? 0,
      change: (reach.withoutTier[i] ?? 0) - reach.people,
    }),
  );
  return (
    <Table
      caption={t(`${name}，节点平均`, `${name}, mean of key nodes`)}
      columns={[
        {
          key: 'tier',
          head: t('层级', 'Tier'),
          value: (row: TierFigures) => tierName(row.tier),
        },
        {
          key: 'share',
          head: t('乘车时间', 'Ride time'),
          value: (row: TierFigures) => row.share,
          text: (row: TierFigures) => percent(row.share),
        },
        {
          key: 'riding',
          head: t('乘此层级可达人口', 'People who ride on it'),
          title: t(
            '最快出行乘坐此层级的可达人口；各层级之和可超过总数',
            'people in reach whose fastest journey rides on the tier; the sum may pass the total',
          ),
          value: (row: TierFigures) => row.riding,
          text: (row: TierFigures) => people(row.riding),
        },
        {
          key: 'change',
          head: t('没有此层级时', 'Without the tier'),
          title: t(
            '去掉此层级全部线路后可达人口的变化',
            'change of the people within reach if all lines of the tier are left out',
          ),
          value: (row: TierFigures) => row.change,
          text: (row: TierFigures) =>
            Math.round(row.change) === 0
              ? t('不变', 'no change')
              : withSign(people(row.change), row.change),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.tier}
    />
  );
}
