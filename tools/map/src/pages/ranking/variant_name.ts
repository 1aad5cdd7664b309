import type { RankedVariant } from '../../data/ranking';
import { nameOf } from '../../words';

export function variantName({ names }: RankedVariant): string {
  return names.map(nameOf).join(' + ');
}
