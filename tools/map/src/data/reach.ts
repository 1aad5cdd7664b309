// People within reach by minute, from 0 to the horizon.
import type { Catchment, PeopleCurve } from '../proto/railreach/v1/figures_pb';
import { type Dataset, peopleWithin } from './dataset';

export interface Reach {
  doorToDoor: number[];
  platform: number[];
  withoutRail: number[];
}

export function reachOf({
  doorToDoor,
  platform,
  withoutRail,
}: Catchment): Reach {
  return {
    doorToDoor: byMinute(doorToDoor),
    platform: byMinute(platform),
    withoutRail: byMinute(withoutRail),
  };
}

// The mean over some key nodes; undefined without any catchment.
export function meanReachByMinute(
  dataset: Dataset,
  nodes: number[],
): Reach | undefined {
  const reaches = nodes.flatMap((node) => {
    const found = dataset.catchments[node];
    return found ? [reachOf(found)] : [];
  });
  if (reaches.length === 0) return undefined;
  const mean = (curve: keyof Reach) =>
    (reaches[0]?.[curve] ?? []).map(
      (_, minute) =>
        reaches.reduce((sum, reach) => sum + (reach[curve][minute] ?? 0), 0) /
        reaches.length,
    );
  return {
    doorToDoor: mean('doorToDoor'),
    platform: mean('platform'),
    withoutRail: mean('withoutRail'),
  };
}

function byMinute(curve: PeopleCurve | undefined): number[] {
  return (curve?.studyArea ?? []).map(
    (_, minute) => peopleWithin(curve, minute) ?? 0,
  );
}
