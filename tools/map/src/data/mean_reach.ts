// What some key nodes reach on average, and what that rests on.
import type { Catchment } from '../proto/railreach/v1/figures_pb';
import { TIERS } from '../tiers';
import { type Dataset, peopleWithin } from './dataset';

export interface MeanReach {
  nodes: number;
  // At the headline cutoff, people of study area and halo.
  people: number;
  withoutRail: number;
  platform: number;
  lowEntry: number;
  highEntry: number;
  assumedShare: number;
  // By tier: with it left out; whose fastest journey rides on it.
  withoutTier: number[];
  byTier: number[];
  // By tier, of the ride time; over the nodes that ride at all.
  rideShare: number[];
  riding: number;
}

export function meanReach(
  dataset: Dataset,
  nodes: number[],
): MeanReach | undefined {
  const rows = nodes.flatMap((node) => dataset.catchments[node] ?? []);
  if (rows.length === 0) return undefined;
  const at = dataset.headline;
  const riding = rows.filter((row) => row.rideShare.some((s) => s > 0));
  const mean = (value: (row: Catchment) => number | undefined) =>
    meanOf(rows.map((row) => value(row) ?? 0));
  return {
    nodes: rows.length,
    people: mean((row) => peopleWithin(row.doorToDoor, at)),
    withoutRail: mean((row) => peopleWithin(row.withoutRail, at)),
    platform: mean((row) => peopleWithin(row.platform, at)),
    lowEntry: mean((row) => Number(row.peopleLowEntry)),
    highEntry: mean((row) => Number(row.peopleHighEntry)),
    assumedShare: mean((row) => row.assumedShare),
    withoutTier: TIERS.map((_, t) =>
      mean((row) => Number(row.peopleWithoutTier[t] ?? 0n)),
    ),
    byTier: TIERS.map((_, t) =>
      mean((row) => Number(row.peopleByTier[t] ?? 0n)),
    ),
    rideShare: TIERS.map((_, t) =>
      meanOf(riding.map((row) => row.rideShare[t] ?? 0)),
    ),
    riding: riding.length,
  };
}

function meanOf(values: number[]): number {
  if (values.length === 0) return 0;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
