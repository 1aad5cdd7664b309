// The five tiers: their words and colours.
import { Tier } from './proto/railreach/v1/names_pb';
import { type Theme, theme } from './state';
import { t } from './words';

export const TIERS = [
  Tier.TRUNK,
  Tier.CONVENTIONAL,
  Tier.INTERCITY,
  Tier.SUBURBAN,
  Tier.METRO,
] as const;

export function tierName(tier: Tier): string {
  switch (tier) {
    case Tier.TRUNK:
      return t('干线', 'trunk');
    case Tier.CONVENTIONAL:
      return t('普速', 'conventional');
    case Tier.INTERCITY:
      return t('城际', 'intercity');
    case Tier.SUBURBAN:
      return t('市域', 'suburban');
    case Tier.METRO:
      return t('地铁', 'metro');
    default:
      return t('未知', 'unknown');
  }
}

// Told apart with the common colour-vision deficiencies too, and by width.
const COLOURS: Record<Theme, Record<number, string>> = {
  light: {
    [Tier.TRUNK]: '#b3123f',
    [Tier.CONVENTIONAL]: '#5c5f66',
    [Tier.INTERCITY]: '#d9730d',
    [Tier.SUBURBAN]: '#0b7a75',
    [Tier.METRO]: '#3566c5',
  },
  dark: {
    [Tier.TRUNK]: '#ff6f91',
    [Tier.CONVENTIONAL]: '#a9adb5',
    [Tier.INTERCITY]: '#ffa94d',
    [Tier.SUBURBAN]: '#3fd0c9',
    [Tier.METRO]: '#82aaff',
  },
};

export function tierColour(tier: Tier): string {
  return COLOURS[theme.value][tier] ?? '#888888';
}

// A set of tiers has bit (tier - 1).
export function tiersIn(set: number): Tier[] {
  return TIERS.filter((tier) => set & (1 << (tier - 1)));
}
