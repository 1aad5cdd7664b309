// Lines, stations, key nodes and the coverage of stations as GeoJSON.
import type { Feature, FeatureCollection } from 'geojson';
import { Status, Tier } from '../proto/railreach/v1/names_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';
import { TIERS, tiersIn } from '../tiers';
import {
  collection,
  feature,
  namesOf,
  pointOf,
  polygons,
  polylines,
} from './collections';
import { discUnion } from './discs';
import { lineShapes } from './line_shapes';
import { lineColours } from './palette';
import { signOf } from './symbols';

// `row` of the lines; `open`: runs in this study; by theme
// its own colour, of metro lines only.
export function lineFeatures(result: StudyResult): FeatureCollection {
  const shapes = lineShapes(result);
  return collection(
    result.lines.map((line, row) =>
      feature(polylines(shapes[row] ?? []), {
        row,
        tier: line.tier,
        open: line.open,
        planned: line.status === Status.PLANNED,
        ...lineColours(line.tier === Tier.METRO ? line.colour : ''),
        ...namesOf(line.name),
      }),
    ),
  );
}

// `rank`: 3 a hub, 2 national rail or a change, 1 any other with trains, 0
// without trains; `tier`: the first of those of its trains.
export function stationFeatures(result: StudyResult): FeatureCollection {
  const unserved = tiersOfUnservedStations(result);
  return collection(
    result.stations.flatMap((station, row): Feature[] => {
      const set = result.serviceLevels?.tiers[row] ?? 0;
      const lines = result.serviceLevels?.lines[row] ?? 0;
      const tier = tiersIn(set)[0] ?? unserved[row];
      if (!station.position || tier === undefined) return [];
      const rank = stationRank(set, lines);
      return [
        feature(pointOf(station.position), {
          row,
          rank,
          tier,
          order: -(rank * 100 + lines),
          ...namesOf(station.name),
        }),
      ];
    }),
  );
}

// METRICS: a hub has at least two tiers or three lines.
export function stationRank(tiers: number, lines: number): number {
  const all = tiersIn(tiers);
  if (all.length === 0) return 0;
  if (all.length >= 2 || lines >= 3) return 3;
  return lines >= 2 || all[0] !== Tier.METRO ? 2 : 1;
}

// [by station] the tier of a line that would call; none: no line does.
function tiersOfUnservedStations(result: StudyResult): (Tier | undefined)[] {
  const tiers: (Tier | undefined)[] = [];
  for (const pattern of result.patterns) {
    if (pattern.closed || pattern.line === undefined) continue;
    const tier = result.lines[pattern.line]?.tier;
    for (const station of pattern.stations) tiers[station] ??= tier;
  }
  return tiers;
}

// [by station] rows of the lines that call, those that run first.
export function linesAtStations(result: StudyResult): number[][] {
  const calling = result.stations.map(() => new Set<number>());
  for (const pattern of result.patterns) {
    if (pattern.closed || pattern.line === undefined) continue;
    for (const row of pattern.stations) calling[row]?.add(pattern.line);
  }
  const later = (row: number) => (result.lines[row]?.open ? 0 : 1);
  return calling.map((rows) => [...rows].sort((a, b) => later(a) - later(b)));
}

const ORDER_OF_SIGNS = ['centre', 'town', 'hub', 'airport', 'seat'];

export function nodeFeatures(result: StudyResult): FeatureCollection {
  return collection(
    result.keyNodes.flatMap((node, row): Feature[] => {
      if (!node.position) return [];
      const sign = signOf(node.kind);
      const order = ORDER_OF_SIGNS.indexOf(sign);
      return [
        feature(pointOf(node.position), {
          row,
          sign,
          order: order < 0 ? ORDER_OF_SIGNS.length : order,
          ...namesOf(node.name),
        }),
      ];
    }),
  );
}

// What lies within a tier's middle radius of its stations, widest tier first.
export function coverageFeatures(result: StudyResult): FeatureCollection {
  const rows = TIERS.map((tier) => ({
    tier,
    radiusM: coverageM(result, tier),
  }));
  rows.sort((a, b) => b.radiusM - a.radiusM);
  return collection(
    rows.map(({ tier, radiusM }) => {
      const discs = result.stations.flatMap(({ position }, row) => {
        const tiers = tiersIn(result.serviceLevels?.tiers[row] ?? 0);
        return position && tiers.includes(tier)
          ? [{ lat: position.lat, lon: position.lon, radiusM }]
          : [];
      });
      return feature(polygons(discUnion(discs)), { tier, radius_m: radiusM });
    }),
  );
}

// The middle one of a tier's radii.
export function coverageM(result: StudyResult, tier: Tier): number {
  const radii = result.tiers.find((row) => row.tier === tier)?.coverageM ?? [];
  return radii[Math.floor(radii.length / 2)] ?? 0;
}
