// One bar in a table's cell whose parts are the tiers' shares.
import { TIERS, tierColour, tierName } from '../tiers';
import { percent, t } from '../words';
import './share_bar.css';

export function TierShareBar({ shares }: { shares: number[] }) {
  const parts = TIERS.map((tier, i) => ({ tier, share: shares[i] ?? 0 }));
  const ridden = parts.filter(({ share }) => share > 0);
  if (ridden.length === 0) return <>{t('无乘车', 'no rides')}</>;
  const words = ridden
    .map(({ tier, share }) => `${tierName(tier)} ${percent(share)}`)
    .join(t('，', ', '));
  return (
    <span class="share-bar" role="img" aria-label={words} title={words}>
      {ridden.map(({ tier, share }) => (
        <span
          key={tier}
          style={{ flexGrow: share, background: tierColour(tier) }}
        />
      ))}
    </span>
  );
}
