// Plans and planned lines in the order of what they gain.
import { create } from '@bufbuild/protobuf';
import type { VariantsRow } from '../proto/railreach/v1/api_pb';
import {
  Confidence,
  type Line,
  type Name,
  NameSchema,
  Status,
} from '../proto/railreach/v1/names_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';
import {
  type Scenario,
  ScenarioSchema,
} from '../proto/railreach/v1/scenario_pb';
import type { VariantFigures } from '../proto/railreach/v1/variants_pb';
import { openLine } from './changes';
import { isPlanned } from './network';

export interface Ranked {
  key: string;
  kind: 'current' | 'plan' | 'line';
  name: Name;
  // People within 60 min more than without it, nodes weighted by people.
  gain: number | undefined; // undefined: it cannot be applied
  covered: number; // people covered, likewise
  newKm: number;
  problem: string;
}

export interface Place {
  rank: number; // equals share one; 0: it cannot be applied
  row: Ranked;
}

export function gainOf(
  kind: Ranked['kind'],
  key: string,
  name: Name,
  figures: VariantFigures | undefined,
  baseline: VariantFigures | undefined,
  problem = '',
): Ranked {
  const known = figures && baseline;
  return {
    key,
    kind,
    name,
    gain: known && figures.people60ByPeople - baseline.people60ByPeople,
    covered: known ? Number(figures.peopleCovered - baseline.peopleCovered) : 0,
    newKm: known ? Number(figures.newTrackMm - baseline.newTrackMm) / 1e6 : 0,
    problem,
  };
}

export function rowOf(
  kind: Ranked['kind'],
  scenario: Scenario,
  row: VariantsRow,
): Ranked {
  const problem = row.problems.map(({ message }) => message).join('; ');
  const { scenarioId } = scenario;
  const name = scenarioName(scenario);
  return gainOf(kind, scenarioId, name, row.figures, row.baseline, problem);
}

export function scenarioName(scenario: Scenario): Name {
  return create(NameSchema, {
    id: scenario.scenarioId,
    zh: scenario.nameZh,
    en: scenario.nameEn,
  });
}

// The largest gain first; what cannot be applied last.
export function ranked(rows: Ranked[]): Place[] {
  const order = [...rows].sort(
    (a, b) => (b.gain ?? -Infinity) - (a.gain ?? -Infinity),
  );
  return order.map((row) => ({ row, rank: rankOf(row, order) }));
}

function rankOf(row: Ranked, order: Ranked[]): number {
  const { gain } = row;
  if (gain === undefined) return 0;
  return 1 + order.filter((other) => (other.gain ?? -Infinity) > gain).length;
}

// A scenario for each line of the tables that does not run by `year`.
export function plannedLines(result: StudyResult, year: number): Scenario[] {
  return result.lines.flatMap((line) =>
    line.name && isPlanned(line) && !opensBy(line, year, result)
      ? [
          create(ScenarioSchema, {
            scenarioId: `open:${line.name.id}`,
            nameZh: line.name.zh,
            nameEn: line.name.en,
            modification: [openLine(line.name.id)],
          }),
        ]
      : [],
  );
}

function opensBy(line: Line, year: number, { manifest }: StudyResult): boolean {
  const rules = manifest?.parameters;
  if (line.status === Status.PLANNED && rules?.includePlanned === false) {
    return false;
  }
  const sure = line.confidence <= (rules?.leastConfidence ?? Confidence.MEDIUM);
  return sure && line.openingYear > 0 && line.openingYear <= year;
}
