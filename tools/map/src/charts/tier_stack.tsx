// Which tier carries how much of the ride time, place by place.
import { TIERS, tierColour, tierName } from '../tiers';
import { percent, t } from '../words';
import { StackBars } from './stack_bars';

export interface TierRow {
  key: string | number;
  label: string;
  selected: boolean;
  shares: number[]; // by tier
}

export function TierStack({ title, rows }: { title: string; rows: TierRow[] }) {
  const own = rows.find((row) => row.selected) ?? rows[0];
  if (!own) return null;
  const words = TIERS.map(
    (tier, i) => `${tierName(tier)} ${percent(own.shares[i])}`,
  );
  return (
    <StackBars
      title={title}
      description={`${own.label}: ${words.join(t('，', ', '))}`}
      series={TIERS.map((tier) => ({
        key: tier,
        label: tierName(tier),
        fill: tierColour(tier),
        ink: 'var(--panel)',
      }))}
      rows={rows.map(({ key, label, selected, shares }) => ({
        key,
        label,
        selected,
        note: '',
        values: shares,
      }))}
      max={1}
      format={(share) => percent(share)}
    />
  );
}
