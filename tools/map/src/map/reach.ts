// What lies within a time of a node: the discs that spread out from the
// stations reached and from the node itself (METRICS: isochrone).
import { Direction } from '../proto/railreach/v1/figures_pb';
import {
  type AccessRule,
  JourneyEnd,
  Tier,
} from '../proto/railreach/v1/names_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';
import { tiersIn } from '../tiers';
import type { Disc } from './discs';

// The largest over the modes of (min(left, maximum) - fixed) x speed / detour;
// 0 if none gets there.
export function reachRadiusM(rules: AccessRule[], leftS: number): number {
  if (leftS < 0) return 0;
  return Math.max(
    0,
    ...rules.map(
      (rule) =>
        ((Math.min(leftS, rule.maxS) - rule.fixedS) * (rule.speedKmh / 3.6)) /
        rule.detour,
    ),
  );
}

// From the tables of a study: those of a key node and its direction.
export function discsWithin(
  result: StudyResult,
  node: number,
  cutoffMin: number,
): Disc[] {
  const position = result.keyNodes[node]?.position;
  const times = result.stationTimes;
  if (!position || !times) return [];
  const rulesOf = rulesByTier(result.accessRules, egressEnd(result, node));
  const limit = cutoffMin * 60;
  const own = reachRadiusM(rulesOf(Tier.UNSPECIFIED), limit);
  const discs: Disc[] = [{ ...position, radiusM: own }];
  result.stations.forEach((station, row) => {
    const time = times.timeS[node * times.columns + row] ?? -1;
    const tiers = tiersIn(result.serviceLevels?.tiers[row] ?? 0);
    if (time < 0 || time > limit || !station.position) return;
    const radii = tiers.map((tier) =>
      reachRadiusM(rulesOf(tier), limit - time),
    );
    discs.push({ ...station.position, radiusM: Math.max(0, ...radii) });
  });
  return discs.filter(({ radiusM }) => radiusM > 0);
}

function egressEnd(result: StudyResult, node: number): JourneyEnd {
  const row = result.catchments.find((catchment) => catchment.node === node);
  return row?.direction === Direction.TO ? JourneyEnd.HOME : JourneyEnd.WORK;
}

function rulesByTier(rules: AccessRule[], end: JourneyEnd) {
  const serving = rules.filter(
    (rule) => rule.end === end || rule.end === JourneyEnd.BOTH,
  );
  return (tier: Tier) => serving.filter((rule) => rule.tier === tier);
}
