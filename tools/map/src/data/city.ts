// Which key nodes and counties a city has, and how it stands.
import type {
  AirportRow,
  CountyCoverage,
  RegionCoverage,
  RegionSummary,
} from '../proto/railreach/v1/figures_pb';
import { CountyCoverage_State as State } from '../proto/railreach/v1/figures_pb';
import { Level, type Name } from '../proto/railreach/v1/names_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';
import type { Dataset } from './dataset';
import { countsInCoverage } from './places';

// A city of the study area, a row of regions; undefined: the whole of it.
export type Place = number | undefined;

// The city that a selected region is or lies in; undefined: the study area.
export function placeOf(dataset: Dataset, region: number | undefined): Place {
  if (region === undefined) return undefined;
  return dataset.cities.includes(region) ? region : dataset.cityOf[region];
}

export function areaRow(result: StudyResult): number | undefined {
  const row = result.regions.findIndex((r) => r.level === Level.STUDY_AREA);
  return row < 0 ? undefined : row;
}

export function countiesOf(dataset: Dataset, place: Place): Set<number> {
  const counties = new Set<number>();
  dataset.cityOf.forEach((city, row) => {
    if (city !== undefined && (place === undefined || city === place)) {
      counties.add(row);
    }
  });
  return counties;
}

// The key nodes of the counties that count in means.
export function nodesOf(dataset: Dataset, counties: Set<number>): number[] {
  return dataset.result.keyNodes.flatMap((node, row) =>
    countsInCoverage(node.kind) &&
    node.region !== undefined &&
    counties.has(node.region)
      ? [row]
      : [],
  );
}

// Of a region, found by its id: results number their regions on their own.
// Without an id, of the study area.
export function summaryOf(
  result: StudyResult,
  id: string | undefined,
): RegionSummary | undefined {
  const area = areaRow(result);
  return result.summaries.find((row) => {
    const region = row.region ?? area;
    if (id === undefined) return region === area;
    return region !== undefined && result.regions[region]?.name?.id === id;
  });
}

// Its place among the cities by people within 60 minutes, from 1.
export function rankOf(dataset: Dataset, city: number): number | undefined {
  const value = (row: number) =>
    dataset.result.summaries.find((s) => s.region === row)?.people60;
  const own = value(city);
  if (own === undefined) return undefined;
  return 1 + dataset.cities.filter((c) => (value(c) ?? 0) > own).length;
}

export interface LeagueRow {
  county: number;
  name: Name | undefined;
  coverage: CountyCoverage;
  airport: AirportRow | undefined;
  people: number;
  nodes: number;
  meanPeople: number | undefined;
}

// Its counties; `mean` gives what some key nodes reach.
export function leagueOf(
  dataset: Dataset,
  place: Place,
  mean: (nodes: number[]) => number | undefined,
): LeagueRow[] {
  const { result } = dataset;
  const counties = countiesOf(dataset, place);
  return result.counties.flatMap((coverage) => {
    const { county } = coverage;
    if (county === undefined || !counties.has(county)) return [];
    const nodes = nodesOf(dataset, new Set([county]));
    return {
      county,
      name: result.regions[county]?.name,
      coverage,
      airport: result.airports.find((row) => row.county === county),
      people: Number(result.regions[county]?.people ?? 0n),
      nodes: nodes.length,
      meanPeople: mean(nodes),
    };
  });
}

export interface LeagueTotals {
  counties: number;
  served: number;
  withoutTrains: number; // without a station, or without a known train
  coveredShare: number | undefined; // of people, by any tier's largest radius
  towns: number;
  townsServed: number;
}

export function totalsOf(rows: LeagueRow[]): LeagueTotals {
  const sum = (value: (row: LeagueRow) => number) =>
    rows.reduce((total, row) => total + value(row), 0);
  const count = (...states: State[]) =>
    rows.filter((row) => states.includes(row.coverage.state)).length;
  const people = sum((row) => row.people);
  return {
    counties: rows.length,
    served: count(State.SERVED),
    withoutTrains: count(State.NO_STATION, State.STATION_WITHOUT_TRAINS),
    coveredShare:
      people > 0
        ? sum((row) => row.people * row.coverage.coveredShare) / people
        : undefined,
    towns: sum((row) => row.coverage.towns),
    townsServed: sum((row) => row.coverage.townsServed),
  };
}

// Of each tier, at the middle of its radii.
export function coverageOf(dataset: Dataset, place: Place): RegionCoverage[] {
  const { result } = dataset;
  const region = place ?? areaRow(result);
  return result.tiers.flatMap((rules) => {
    const rows = result.regionCoverage
      .filter((row) => row.region === region && row.tier === rules.tier)
      .sort((a, b) => Number(a.radiusMm - b.radiusMm));
    return rows[Math.floor((rows.length - 1) / 2)] ?? [];
  });
}
