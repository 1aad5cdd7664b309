// The seven parts that a journey between key nodes is made of.
import type { PairSheet } from '../proto/railreach/v1/figures_pb';
import type { Dataset } from './dataset';
import { countsInCoverage } from './places';

export const PARTS = [
  'access',
  'entry',
  'wait',
  'ride',
  'change',
  'exit',
  'egress',
] as const;
export type Part = (typeof PARTS)[number];

export interface MeanJourney {
  pairs: number;
  seconds: Record<Part, number>;
  total: number;
}

function columnOf(sheet: PairSheet, part: Part): number[] {
  return sheet[`${part}S`];
}

// The mean of the journeys by rail from these key nodes to all others that
// count in means; undefined: none goes by rail.
export function meanJourney(
  dataset: Dataset,
  from: number[],
): MeanJourney | undefined {
  const sheet = dataset.result.pairs;
  const { keyNodes } = dataset.result;
  if (!sheet || sheet.totalS.length === 0) return undefined;
  const pairs = from.flatMap((a) =>
    keyNodes.flatMap((node, b) => {
      const pair = a * keyNodes.length + b;
      const byRail =
        (sheet.totalS[pair] ?? -1) >= 0 && (sheet.numRides[pair] ?? 0) > 0;
      return a !== b && byRail && countsInCoverage(node.kind) ? [pair] : [];
    }),
  );
  if (pairs.length === 0) return undefined;
  const mean = (column: number[]) =>
    pairs.reduce((sum, pair) => sum + (column[pair] ?? 0), 0) / pairs.length;
  const seconds = Object.fromEntries(
    PARTS.map((part) => [part, mean(columnOf(sheet, part))]),
  ) as Record<Part, number>;
  return { pairs: pairs.length, seconds, total: mean(sheet.totalS) };
}
