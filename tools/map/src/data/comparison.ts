// Two results side by side: what the page of the comparison shows.
import type {
  BothCounts,
  BothNumbers,
  NodeChange,
  RegionFigure,
  StudyComparison,
  TargetChange,
  ZoneChange,
} from '../proto/railreach/v1/comparison_pb';
import { TargetState } from '../proto/railreach/v1/comparison_pb';
import { Level } from '../proto/railreach/v1/names_pb';

export interface Both {
  a: number | undefined;
  b: number | undefined;
}

export function numbers(both: BothNumbers | BothCounts | undefined): Both {
  const plain = (value: number | bigint | undefined) =>
    value === undefined ? undefined : Number(value);
  return { a: plain(both?.a), b: plain(both?.b) };
}

// B less A; undefined where one of them does not exist.
export function changeOf({ a, b }: Both): number | undefined {
  return a === undefined || b === undefined ? undefined : b - a;
}

export function relativeChange(both: Both): number | undefined {
  const change = changeOf(both);
  return change === undefined || !both.a ? undefined : change / both.a;
}

// Key nodes in the means, the most gain first; those that are not measured
// alike on both sides stand last.
export function changedNodes(comparison: StudyComparison): NodeChange[] {
  const change = (node: NodeChange) =>
    (node.comparable ? changeOf(numbers(node.headline)) : undefined) ??
    Number.NEGATIVE_INFINITY;
  return comparison.nodes
    .filter((node) => node.counts)
    .sort((a, b) => change(b) - change(a));
}

// Zones of the study area that gain or lose anything, by people x weight.
export function changedZones(comparison: StudyComparison): ZoneChange[] {
  const changes = (zone: ZoneChange) =>
    zone.nodesGained + zone.nodesLost + zone.nodesFaster + zone.nodesSlower;
  return comparison.zones.filter((zone) => !zone.halo && changes(zone) > 0);
}

export function targetsWith(
  comparison: StudyComparison,
  ...states: TargetState[]
): TargetChange[] {
  return comparison.targets.filter((row) => states.includes(row.state));
}

// Targets whose standing or members change, what is met anew first.
export function changedTargets(comparison: StudyComparison): TargetChange[] {
  return targetsWith(
    comparison,
    TargetState.NOW_MET,
    TargetState.NO_LONGER_MET,
    TargetState.STILL_MET,
    TargetState.STILL_MISSED,
  ).sort((a, b) => a.state - b.state);
}

// One figure of the study area and its cities.
export function figureByPlace(
  comparison: StudyComparison,
  figure: string,
): RegionFigure[] {
  return comparison.regions.filter(
    (row) =>
      row.figure === figure &&
      (row.level === undefined ||
        row.level === Level.STUDY_AREA ||
        row.level === Level.CITY),
  );
}

export function figureOfWhole(
  comparison: StudyComparison,
  figure: string,
): Both {
  return numbers(
    comparison.regions.find(
      (row) =>
        row.figure === figure &&
        (row.level === undefined || row.level === Level.STUDY_AREA),
    )?.value,
  );
}
