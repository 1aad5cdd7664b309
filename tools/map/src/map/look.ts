// What the style of the map depends on, and parts of it that layers share.
import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
} from 'maplibre-gl';
import type { Layers, Theme } from '../state';
import { TIERS, tierColour } from '../tiers';
import type { Language } from '../words';

export interface Look {
  theme: Theme;
  language: Language;
  layers: Layers;
  cutoffMin: number;
  lastCutoff: number;
  largestGain: number;
  selectedNode: number | undefined;
}

export type Colour = DataDrivenPropertyValueSpecification<string>;

// By the feature's `tier`, in the theme that is read.
export function colourOfTier(): ExpressionSpecification {
  return match(
    'tier',
    TIERS.map((tier) => [tier, tierColour(tier)]),
    '#888888',
  );
}

// Its own colour, else its tier's.
export function ownColour(theme: Theme): ExpressionSpecification {
  const own: ExpressionSpecification = ['get', theme];
  return ['case', ['!=', own, ''], own, colourOfTier()];
}

export function match<T extends string | number>(
  property: string,
  cases: [T, string | number][],
  otherwise: string | number,
): ExpressionSpecification {
  return [
    'match',
    ['get', property],
    ...cases.flat(),
    otherwise,
  ] as unknown as ExpressionSpecification;
}

// Between zooms, in powers of `base`; values may depend on the feature.
export function byZoom(
  base: number,
  ...stops: [zoom: number, value: number | ExpressionSpecification][]
): ExpressionSpecification {
  return [
    'interpolate',
    ['exponential', base],
    ['zoom'],
    ...stops.flat(),
  ] as unknown as ExpressionSpecification;
}

export function times(
  value: ExpressionSpecification,
  factor: number,
): ExpressionSpecification {
  return ['*', value, factor];
}

export function visible(shown: boolean): { visibility: 'visible' | 'none' } {
  return { visibility: shown ? 'visible' : 'none' };
}
