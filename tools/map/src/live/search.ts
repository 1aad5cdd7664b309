// Places and lines by what somebody types.
import type { Place } from '../map/overlay';
import type { Name } from '../proto/railreach/v1/names_pb';
import { findPlaces } from '../ui/places_found';
import { t } from '../words';
import type { Network } from './network';

export interface Choice {
  kind: 'node' | 'station' | 'zone' | 'point' | 'line';
  row: number; // -1: a point
  name: Name;
  at: Place | undefined; // of a line: none
}

export function choiceKind(kind: Choice['kind']): string {
  switch (kind) {
    case 'node':
      return t('节点', 'key node');
    case 'station':
      return t('车站', 'station');
    case 'zone':
      return t('街镇', 'town');
    case 'line':
      return t('线路', 'line');
    case 'point':
      return t('地点', 'point');
  }
}

interface Row {
  name?: Name;
  position?: { lat: number; lon: number };
}

function choices(kind: Choice['kind'], rows: readonly Row[]): Choice[] {
  return rows.flatMap(({ name, position }, row) =>
    name
      ? [
          {
            kind,
            row,
            name,
            at: position && { lat: position.lat, lon: position.lon },
          },
        ]
      : [],
  );
}

export function placesOf(network: Network): Choice[] {
  const { keyNodes, zones } = network.result;
  return [
    ...choices('node', keyNodes),
    ...choices('station', network.stations),
    ...choices('zone', zones),
  ];
}

export function stationsOf(network: Network): Choice[] {
  return choices('station', network.stations);
}

export function linesOf(network: Network): Choice[] {
  return choices('line', network.lines);
}

// The best `most` of them.
export function matches(all: Choice[], text: string, most: number): Choice[] {
  const places = all.map(({ kind, name }, row) => ({
    kind: isPlaceKind(kind) ? kind : ('region' as const),
    row,
    name,
  }));
  return findPlaces(places, text, most).flatMap(({ row }) => all[row] ?? []);
}

function isPlaceKind(kind: Choice['kind']) {
  return kind !== 'line' && kind !== 'point';
}

// "31.23, 121.47"; undefined: not a point.
export function pointIn(text: string): Place | undefined {
  const parts = text.split(/[,，\s]+/).filter(Boolean);
  if (parts.length !== 2) return undefined;
  const [lat, lon] = parts.map(Number);
  if (lat === undefined || lon === undefined) return undefined;
  const valid = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return valid ? { lat, lon } : undefined;
}
