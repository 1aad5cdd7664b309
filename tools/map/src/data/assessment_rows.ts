// Targets as a plan states them: floor and cooperative ones side by side.
import type { AssessmentRow } from '../proto/railreach/v1/figures_pb';
import { type Target, TargetKind } from '../proto/railreach/v1/names_pb';
import type { Dataset } from './dataset';

export interface Assessed {
  target: Target;
  row: AssessmentRow;
}

// What stands side by side.
export interface AssessmentPair {
  key: string;
  floor: Assessed[];
  cooperative: Assessed[];
}

function keyOf(target: Target): string {
  return [target.indicator, target.fromKind, target.toKind].join('|');
}

// An indicator that is asked both of every member and of the whole is a row of
// its own; those that have no counterpart share the last one.
export function assessmentPairs(dataset: Dataset): AssessmentPair[] {
  const pairs = new Map<string, AssessmentPair>();
  for (const row of dataset.result.assessments) {
    const target =
      row.target === undefined ? undefined : dataset.result.targets[row.target];
    if (!target) continue;
    const key = keyOf(target);
    const pair = pairs.get(key) ?? { key, floor: [], cooperative: [] };
    const side = target.kind === TargetKind.FLOOR ? 'floor' : 'cooperative';
    pair[side].push({ target, row });
    pairs.set(key, pair);
  }
  return withoutGaps([...pairs.values()]);
}

function withoutGaps(pairs: AssessmentPair[]): AssessmentPair[] {
  const both = ({ floor, cooperative }: AssessmentPair) =>
    floor.length > 0 && cooperative.length > 0;
  const single = pairs.filter((pair) => !both(pair));
  if (single.length === 0) return pairs;
  return [
    ...pairs.filter(both),
    {
      key: '',
      floor: single.flatMap(({ floor }) => floor),
      cooperative: single.flatMap(({ cooperative }) => cooperative),
    },
  ];
}

// How many targets stand at each verdict.
export function verdictCounts(rows: AssessmentRow[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { verdict } of rows) {
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}
