// What the variants of a batch gain over its baseline.

import type { Name } from '../proto/railreach/v1/names_pb';
import type { Ranking } from '../proto/railreach/v1/report_pb';
import type {
  BatchNode,
  VariantFigures,
  VariantRow,
} from '../proto/railreach/v1/variants_pb';

export interface RankedVariant {
  variant: number;
  names: (Name | undefined)[];
  weighted: number; // people within 60 min, nodes weighted by people
  mean: number; // likewise, mean of nodes
  covered: number; // people
  direct: number; // percentage points
  efficiency: number; // per hour
  km: number; // of new track
  perKm: number | undefined;
  cost: number | undefined; // undefined: not known of all its scenarios
  perCost: number | undefined;
  row: VariantRow;
}

// A batch that closes things and does nothing else is no ranking of plans.
export function isOfClosures({ header }: Ranking): boolean {
  const batch = header?.parameters?.batch;
  return (
    batch !== undefined &&
    batch.closures.length > 0 &&
    batch.candidates.length === 0 &&
    !batch.eachLineUntil &&
    batch.sweep.length === 0
  );
}

// The most gain first; those that could not be applied are left out.
export function rankedVariants(ranking: Ranking): RankedVariant[] {
  const baseline = ranking.header?.baseline;
  if (!baseline) return [];
  return ranking.rows
    .flatMap((row) => {
      const ranked = rankedVariant(ranking, row, baseline);
      return ranked ? [ranked] : [];
    })
    .sort((a, b) => b.weighted - a.weighted || a.variant - b.variant);
}

function rankedVariant(
  { header }: Ranking,
  row: VariantRow,
  baseline: VariantFigures,
): RankedVariant | undefined {
  const { figures } = row;
  if (!figures || row.problem) return undefined;
  const scenarios = row.scenario.map((s) => header?.scenarios[s]);
  const known = row.cost > 0 && scenarios.every((s) => (s?.cost ?? 0) > 0);
  const weighted = figures.people60ByPeople - baseline.people60ByPeople;
  const km = Number(figures.newTrackMm) / 1e6;
  return {
    variant: Number(row.variant),
    names: scenarios.map((scenario) => scenario?.name),
    weighted,
    mean: figures.people60 - baseline.people60,
    covered: Number(figures.peopleCovered - baseline.peopleCovered),
    direct: figures.directRatePct - baseline.directRatePct,
    efficiency: figures.efficiencyPerHour - baseline.efficiencyPerHour,
    km,
    perKm: km > 0 ? weighted / km : undefined,
    cost: known ? row.cost : undefined,
    perCost: known ? weighted / row.cost : undefined,
    row,
  };
}

export interface NodeGain {
  node: BatchNode;
  before: number; // people within 60 min
  change45: number;
  change60: number;
}

// Key nodes that change, the most gain first.
export function nodeGains(ranking: Ranking, row: VariantRow): NodeGain[] {
  let at = -1;
  const gains = row.nodeStep.flatMap((step, i): NodeGain[] => {
    at += step;
    const node = ranking.header?.nodes[at];
    if (!node) return [];
    return [
      {
        node,
        before: Number(ranking.header?.baselinePeople60[at] ?? 0n),
        change45: Number(row.people45Change[i] ?? 0n),
        change60: Number(row.people60Change[i] ?? 0n),
      },
    ];
  });
  return gains.sort((a, b) => b.change60 - a.change60);
}

export interface Priced {
  price: number;
  gain: number;
}

// The places of those that no other beats: none gains as much for less, or
// more for as much.  By price; what gains nothing is on no front.
export function paretoFront(points: Priced[]): number[] {
  const order = points
    .map((point, at) => ({ ...point, at }))
    .filter((point) => point.gain > 0)
    .sort((a, b) => a.price - b.price || b.gain - a.gain);
  const front: typeof order = [];
  for (const point of order) {
    const last = front.at(-1);
    const equal = last?.price === point.price && last.gain === point.gain;
    if (!last || point.gain > last.gain || equal) front.push(point);
  }
  return front.map((point) => point.at);
}
