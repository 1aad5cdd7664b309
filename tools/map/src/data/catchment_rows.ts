// The table of catchments: who is within reach of each key node.
import type { Catchment, Direction } from '../proto/railreach/v1/figures_pb';
import { type Dataset, peopleWithin } from './dataset';
import { cityOfNode } from './places';

export interface CatchmentRow {
  node: number;
  kind: string;
  city: number | undefined;
  direction: Direction;
  people: (number | undefined)[]; // [by cutoff], door to door
  // At the headline cutoff:
  platform: number | undefined;
  withoutRail: number | undefined;
  lowEntry: number;
  highEntry: number;
  areaKm2: number | undefined;
  transportPerformancePct: number;
  assumedShare: number;
  resolved: boolean;
}

function rowOf(dataset: Dataset, node: number, found: Catchment): CatchmentRow {
  const { cutoffs, headline } = dataset;
  return {
    node,
    kind: dataset.result.keyNodes[node]?.kind ?? '',
    city: cityOfNode(dataset, node),
    direction: found.direction,
    people: cutoffs.map((cutoff) => peopleWithin(found.doorToDoor, cutoff)),
    platform: peopleWithin(found.platform, headline),
    withoutRail: peopleWithin(found.withoutRail, headline),
    lowEntry: Number(found.peopleLowEntry),
    highEntry: Number(found.peopleHighEntry),
    areaKm2: found.areaKm2[cutoffs.indexOf(headline)],
    transportPerformancePct: found.transportPerformancePct,
    assumedShare: found.assumedShare,
    resolved: found.resolved,
  };
}

export function catchmentRows(dataset: Dataset): CatchmentRow[] {
  return dataset.catchments.flatMap((found, node) =>
    found ? [rowOf(dataset, node, found)] : [],
  );
}
