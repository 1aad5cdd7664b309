// Figures of the study as GeoJSON: what is reached, zones, regions, gains.
import type { Feature, FeatureCollection } from 'geojson';
import { changeOf, numbers } from '../data/comparison';
import { type Dataset, peopleWithin } from '../data/dataset';
import { countsInCoverage } from '../data/places';
import {
  Level,
  type Name,
  type Position,
} from '../proto/railreach/v1/names_pb';
import { nameOf, people, percent, t } from '../words';
import {
  collection,
  feature,
  NOTHING,
  namesOf,
  pointOf,
  polygons,
} from './collections';
import { discUnion } from './discs';
import type { Overlay } from './overlay';
import { discsWithin } from './reach';
import { isochronePolygons } from './rings';

// Bands of what is reached, each with its `minutes`: those of the overlay, or
// of the node at the study's cutoffs and at `cutoffMin`.
export function reachFeatures(
  dataset: Dataset,
  node: number | undefined,
  cutoffMin: number,
  { isochrones, origin }: Overlay,
): FeatureCollection {
  if (isochrones.length > 0 || origin) {
    return collection(
      isochrones.map((isochrone) =>
        feature(polygons(isochronePolygons(isochrone)), {
          minutes: isochrone.cutoffS / 60,
        }),
      ),
    );
  }
  if (node === undefined) return NOTHING;
  const outlines = dataset.result.isochrones[node]?.cutoffs ?? [];
  return collection(
    bandMinutes(dataset, cutoffMin).map((cutoff) => {
      const outline = outlines.find((row) => row.cutoffS === cutoff * 60);
      const coordinates = outline
        ? isochronePolygons(outline)
        : discUnion(discsWithin(dataset.result, node, cutoff));
      return feature(polygons(coordinates), { minutes: cutoff });
    }),
  );
}

// The study's cutoffs and the one that is looked at, ascending.
export function bandMinutes(dataset: Dataset, cutoffMin: number): number[] {
  const minutes = new Set([...dataset.cutoffs, cutoffMin]);
  return [...minutes].sort((a, b) => a - b);
}

// Zones with their people and, of a node, the minutes to it; -1: not within
// the horizon.
export function zoneFeatures(
  dataset: Dataset,
  node: number | undefined,
): FeatureCollection {
  const { zones, zoneTimes } = dataset.result;
  return collection(
    zones.flatMap((zone, row): Feature[] => {
      if (!zone.position) return [];
      const at = (node ?? 0) * (zoneTimes?.columns ?? 0) + row;
      const seconds = node === undefined ? undefined : zoneTimes?.timeS[at];
      const reached = seconds !== undefined && seconds >= 0;
      return [
        feature(pointOf(zone.position), {
          row,
          people: Number(zone.people),
          minutes: reached ? seconds / 60 : -1,
          ...namesOf(zone.name),
        }),
      ];
    }),
  );
}

// Cities with the mean of the people that their nodes reach, counties with
// the share of their people that is covered; in the language that is read.
export function regionFeatures(
  dataset: Dataset,
  cutoffMin: number,
): FeatureCollection {
  const label = (
    level: Level,
    row: number,
    name: Name | undefined,
    place: Position,
    figure: string,
  ) => feature(pointOf(place), { level, row, name: nameOf(name), figure });
  const { regions, counties } = dataset.result;
  const cities = dataset.cities.flatMap((row): Feature[] => {
    const region = regions[row];
    const mean = meanPeopleWithin(dataset, row, cutoffMin);
    if (!region?.seat) return [];
    const figure = mean === undefined ? '' : reachWords(cutoffMin, mean);
    return [label(Level.CITY, row, region.name, region.seat, figure)];
  });
  const seats = seatNodes(dataset);
  const shares = counties.flatMap(({ county, coveredShare }): Feature[] => {
    const region = county === undefined ? undefined : regions[county];
    const place = seats.get(county) ?? region?.seat;
    if (!region || county === undefined || !place) return [];
    const share = percent(coveredShare);
    const figure = t(`覆盖 ${share}`, `${share} covered`);
    return [label(Level.COUNTY, county, region.name, place, figure)];
  });
  return collection([...cities, ...shares]);
}

function reachWords(cutoffMin: number, mean: number): string {
  return t(
    `${cutoffMin} 分 ${people(mean)}人`,
    `${people(mean)} in ${cutoffMin} min`,
  );
}

// By county: its seat among the key nodes, whose sign the label stands by.
function seatNodes(dataset: Dataset): Map<number | undefined, Position> {
  const seats = new Map<number | undefined, Position>();
  for (const { kind, region, position } of dataset.result.keyNodes) {
    if (kind === 'county_seat' && position) seats.set(region, position);
  }
  return seats;
}

// Of the city's nodes that count in means (RegionSummary, at any cutoff).
export function meanPeopleWithin(
  dataset: Dataset,
  city: number,
  cutoffMin: number,
): number | undefined {
  const values = dataset.result.keyNodes.flatMap(({ kind, region }, row) => {
    const inCity = region !== undefined && dataset.cityOf[region] === city;
    const reached = peopleWithin(
      dataset.catchments[row]?.doorToDoor,
      cutoffMin,
    );
    const counts = inCity && countsInCoverage(kind) && reached !== undefined;
    return counts ? [reached] : [];
  });
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// Nodes with the people that they gain: those of the overlay, else of the
// comparison at the headline cutoff.  `row` of the key nodes; -1: not there.
export function gainFeatures(
  dataset: Dataset,
  { nodeGain }: Overlay,
): FeatureCollection {
  const { keyNodes } = dataset.result;
  if (nodeGain.length > 0) {
    return collection(
      keyNodes.flatMap(({ position }, row) =>
        gainFeature(position, row, nodeGain[row]),
      ),
    );
  }
  const rows = new Map(keyNodes.map(({ name }, row) => [name?.id, row]));
  const changes = dataset.report.comparison?.nodes ?? [];
  return collection(
    changes
      .filter(({ comparable }) => comparable)
      .flatMap(({ name, position, headline }) =>
        gainFeature(
          position,
          rows.get(name?.id) ?? -1,
          changeOf(numbers(headline)),
        ),
      ),
  );
}

function gainFeature(
  place: Position | undefined,
  row: number,
  gain: number | undefined,
): Feature[] {
  if (!place || !gain) return [];
  return [feature(pointOf(place), { row, gain, size: Math.abs(gain) })];
}

// The greatest of the gains and losses, as the legend's circles need it.
export function largestGain(gains: FeatureCollection): number {
  return gains.features.reduce(
    (most, { properties }) => Math.max(most, Number(properties?.size ?? 0)),
    0,
  );
}
