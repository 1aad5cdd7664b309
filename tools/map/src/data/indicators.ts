// The plan's targets as they stand in one place.
import {
  type AssessmentRow,
  type AssessmentRow_Member,
  AssessmentRow_Verdict,
} from '../proto/railreach/v1/figures_pb';
import {
  Comparison,
  type Name,
  type Target,
  TargetKind,
} from '../proto/railreach/v1/names_pb';
import { countiesOf, type Place } from './city';
import type { Dataset } from './dataset';

export interface IndicatorRow {
  target: Target;
  assessment: AssessmentRow;
  // Those that belong to the place, worst first; all of the study area.
  members: AssessmentRow_Member[];
  met: number;
}

export function indicatorRows(
  dataset: Dataset,
  place: Place,
  kind: TargetKind,
): IndicatorRow[] {
  const { result } = dataset;
  const belongs = membership(dataset, place);
  return result.assessments.flatMap((assessment) => {
    const target =
      assessment.target === undefined
        ? undefined
        : result.targets[assessment.target];
    if (target?.kind !== kind) return [];
    const members = assessment.members.filter((m) => belongs(m, target));
    if (members.length === 0 && place !== undefined) return [];
    const met = members.filter((member) => member.met).length;
    return { target, assessment, members, met };
  });
}

export function isPairTarget(target: Target): boolean {
  return target.fromKind !== '';
}

export function hasVerdict(assessment: AssessmentRow): boolean {
  return (
    assessment.verdict === AssessmentRow_Verdict.MET ||
    assessment.verdict === AssessmentRow_Verdict.MISSED
  );
}

// Members are told by their names in both languages; pairs by their first end.
function membership(dataset: Dataset, place: Place) {
  const { keyNodes, regions } = dataset.result;
  if (place === undefined) return () => true;
  const counties = countiesOf(dataset, place);
  const names = new Set(
    [place, ...counties].map((row) => nameKey(regions[row]?.name)),
  );
  const ends = keyNodes
    .filter((node) => node.region !== undefined && counties.has(node.region))
    .map((node) => ({ kind: node.kind, name: node.name }));
  return (member: AssessmentRow_Member, target: Target) => {
    if (!isPairTarget(target)) {
      return names.has(`${member.nameZh}|${member.nameEn}`);
    }
    return ends.some(
      ({ kind, name }) =>
        kind === target.fromKind &&
        member.nameZh.startsWith(`${name?.zh} - `) &&
        member.nameEn.startsWith(`${name?.en} - `),
    );
  };
}

function nameKey(name: Name | undefined): string {
  return `${name?.zh}|${name?.en}`;
}

export interface NewTown {
  zh: string;
  en: string;
  // By pair target of the plan, in its order: to where, and how long.
  legs: (NewTownLeg | undefined)[];
}

export interface NewTownLeg {
  target: Target;
  zh: string;
  en: string;
  minutes: number | undefined; // undefined: not within the pairs' horizon
  met: boolean;
}

export const NEW_TOWN = 'new_town';

// New towns against the minutes that the plan gives them.
export function newTowns(dataset: Dataset, place: Place) {
  const rows = indicatorRows(dataset, place, TargetKind.FLOOR).filter(
    ({ target, members }) =>
      target.fromKind === NEW_TOWN &&
      target.comparison === Comparison.AT_MOST &&
      members.length > 0,
  );
  const towns = new Map<string, NewTown>();
  rows.forEach(({ target, members }, column) => {
    for (const member of members) {
      const [zh = '', toZh = ''] = member.nameZh.split(' - ');
      const [en = '', toEn = ''] = member.nameEn.split(' - ');
      const town = towns.get(zh) ?? { zh, en, legs: [] };
      const { value, met } = member;
      town.legs[column] = { target, zh: toZh, en: toEn, minutes: value, met };
      towns.set(zh, town);
    }
  });
  return { targets: rows.map((row) => row.target), towns: [...towns.values()] };
}
