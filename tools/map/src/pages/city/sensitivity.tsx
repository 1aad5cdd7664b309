// How far the headline moves when one thing behind it is taken otherwise.
import { Tornado, type TornadoRow } from '../../charts/tornado';
import type { MeanReach } from '../../data/mean_reach';
import { TIERS, tierName } from '../../tiers';
import { t } from '../../words';
import { Section } from '../page_parts';
import type { CityPart } from './part';

interface Props extends CityPart {
  reach: MeanReach | undefined;
}

export function Sensitivity({ dataset, reach }: Props) {
  if (!reach) return null;
  const title = t('敏感性', 'Sensitivity');
  return (
    <Section
      title={title}
      note={t(
        `门到门${dataset.headline}分钟可达人口（节点平均）在一项前提改变时的增减。站到站是另一种口径，不能与门到门混用。`,
        `How the people within ${dataset.headline} minutes door to door (mean of key nodes) change when one premise does. Platform to platform is another measure, not to be mixed with door to door.`,
      )}
    >
      <Tornado title={title} base={reach.people} rows={rowsOf(reach)} />
    </Section>
  );
}

// Tiers that change nothing are left out.
function rowsOf(reach: MeanReach): TornadoRow[] {
  const tiers = TIERS.map((tier, i) => ({
    key: `tier-${tier}`,
    label: t(`没有${tierName(tier)}线路`, `without ${tierName(tier)} lines`),
    values: [reach.withoutTier[i] ?? reach.people],
  }));
  return [
    {
      key: 'entry',
      label: t('进站时间取高值 / 低值', 'entry times high / low'),
      values: [reach.highEntry, reach.lowEntry],
    },
    {
      key: 'platform',
      label: t(
        '按站到站计（另一口径）',
        'platform to platform (another measure)',
      ),
      values: [reach.platform],
    },
    {
      key: 'without-rail',
      label: t('不乘轨道', 'without rail'),
      values: [reach.withoutRail],
    },
    ...tiers.filter(({ values: [value] }) =>
      value === undefined ? false : Math.round(value - reach.people) !== 0,
    ),
  ];
}
