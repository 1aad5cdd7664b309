// The tables of coverage: what lies near a station, without travel.
import type {
  CountyCoverage,
  NodeCoverage,
} from '../proto/railreach/v1/figures_pb';
import type { Tier } from '../proto/railreach/v1/names_pb';
import { type Dataset, peopleWithin } from './dataset';
import { cityOfNode } from './places';

export interface RadiusFigures {
  radiusMm: bigint;
  people: number;
  nodes: number;
}

export interface RegionCoverageRow {
  region: number | undefined;
  people: number;
  nodes: number; // that count in coverage
  covered: RadiusFigures[]; // by radius, ascending
}

// One row per region: what the tier covers at each of its radii.
export function regionCoverageRows(
  dataset: Dataset,
  tier: Tier,
): RegionCoverageRow[] {
  const rows = new Map<number | undefined, RegionCoverageRow>();
  for (const found of dataset.result.regionCoverage) {
    if (found.tier !== tier) continue;
    const row = rows.get(found.region) ?? {
      region: found.region,
      people: Number(found.people),
      nodes: found.nodes,
      covered: [],
    };
    row.covered.push({
      radiusMm: found.radiusMm,
      people: Number(found.peopleCovered),
      nodes: found.nodesCovered,
    });
    rows.set(found.region, row);
  }
  return [...rows.values()];
}

export interface CountyRow {
  county: number | undefined;
  city: number | undefined;
  people: number;
  seatPeople: number | undefined; // within the headline of its seat
  coverage: CountyCoverage;
}

export function countyRows(dataset: Dataset): CountyRow[] {
  const seats = seatOfCounty(dataset);
  return dataset.result.counties.map((coverage) => {
    const { county } = coverage;
    const region =
      county === undefined ? undefined : dataset.result.regions[county];
    const seat = county === undefined ? undefined : seats.get(county);
    const catchment = seat === undefined ? undefined : dataset.catchments[seat];
    return {
      county,
      city: county === undefined ? undefined : dataset.cityOf[county],
      people: Number(region?.people ?? 0n),
      seatPeople: peopleWithin(catchment?.doorToDoor, dataset.headline),
      coverage,
    };
  });
}

function seatOfCounty(dataset: Dataset): Map<number, number> {
  const seats = new Map<number, number>();
  dataset.result.keyNodes.forEach(({ kind, region }, node) => {
    if (kind !== 'county_seat' || region === undefined) return;
    if (!seats.has(region)) seats.set(region, node);
  });
  return seats;
}

export interface NearestStation {
  station: number;
  distanceMm: number;
}

export interface NodeCoverageRow {
  node: number;
  city: number | undefined;
  nearest: (NearestStation | undefined)[]; // [by tier]
  coverage: NodeCoverage;
}

export function nodeCoverageRows(dataset: Dataset): NodeCoverageRow[] {
  return dataset.result.nodeCoverage.flatMap((coverage) => {
    const { node } = coverage;
    if (node === undefined) return [];
    const nearest = coverage.nearestStation.map((station, tier) =>
      station < 0
        ? undefined
        : {
            station,
            distanceMm: Number(coverage.nearestDistanceMm[tier] ?? 0n),
          },
    );
    return [{ node, city: cityOfNode(dataset, node), nearest, coverage }];
  });
}
