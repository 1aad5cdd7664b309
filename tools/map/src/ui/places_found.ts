// Finding places by what somebody types: Chinese, English or an id.
import type { Name } from '../proto/railreach/v1/names_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';

export type PlaceKind = 'node' | 'region' | 'station' | 'zone';

export interface FoundPlace {
  kind: PlaceKind;
  row: number; // of its table in the result
  name: Name;
}

// How well a text fits, best first.
enum Fit {
  WHOLE,
  START,
  START_OF_WORD,
  WITHIN,
  NONE,
}

const KINDS: PlaceKind[] = ['node', 'region', 'station', 'zone'];

export function placesOf(result: StudyResult): FoundPlace[] {
  const tables: Record<PlaceKind, { name?: Name }[]> = {
    node: result.keyNodes,
    region: result.regions,
    station: result.stations,
    zone: result.zones,
  };
  return KINDS.flatMap((kind) =>
    tables[kind].flatMap(({ name }, row) =>
      name ? [{ kind, row, name }] : [],
    ),
  );
}

// The best `most` of them; among equals nodes come first, then short names.
export function findPlaces(
  places: FoundPlace[],
  typed: string,
  most: number,
): FoundPlace[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [];
  return places
    .map((place) => ({ place, fit: bestFit(place.name, wanted) }))
    .filter(({ fit }) => fit !== Fit.NONE)
    .sort(
      (a, b) =>
        a.fit - b.fit ||
        KINDS.indexOf(a.place.kind) - KINDS.indexOf(b.place.kind) ||
        lengthOf(a.place.name) - lengthOf(b.place.name),
    )
    .slice(0, most)
    .map(({ place }) => place);
}

function bestFit(name: Name, wanted: string): Fit {
  return Math.min(...[name.zh, name.en, name.id].map((n) => fitOf(n, wanted)));
}

function fitOf(text: string, wanted: string): Fit {
  const own = text.toLowerCase();
  const at = own.indexOf(wanted);
  if (at < 0) return Fit.NONE;
  if (at === 0) return own.length === wanted.length ? Fit.WHOLE : Fit.START;
  return startsWord(own, wanted) ? Fit.START_OF_WORD : Fit.WITHIN;
}

function startsWord(text: string, wanted: string): boolean {
  return [' ', '-', '_', ':', '('].some((gap) => text.includes(gap + wanted));
}

function lengthOf(name: Name): number {
  return (name.zh || name.en || name.id).length;
}
