// Outlines of the messages, as GeoJSON has them.  Points are written as steps
// of 1e-6 degrees through all rings (report.proto, figures.proto).
import type { Position } from 'geojson';
import type { Isochrone } from '../proto/railreach/v1/figures_pb';
import type { Land } from '../proto/railreach/v1/report_pb';

interface SteppedRings {
  pointsOfRing: number[];
  latStepE6: number[];
  lonStepE6: number[];
}

// Closed: the first point is repeated.
export function ringsOf(stepped: SteppedRings): Position[][] {
  let at = 0;
  let lat = 0;
  let lon = 0;
  return stepped.pointsOfRing.map((points) => {
    const ring: Position[] = [];
    for (const end = at + points; at < end; ++at) {
      lat += stepped.latStepE6[at] ?? 0;
      lon += stepped.lonStepE6[at] ?? 0;
      ring.push([lon / 1e6, lat / 1e6]);
    }
    return closed(ring);
  });
}

// [polygon][ring][point]
export function landPolygons(land: Land): Position[][][] {
  return ringsOf(land).map((ring) => [ring]);
}

export function isochronePolygons(isochrone: Isochrone): Position[][][] {
  const rings = ringsOf(isochrone);
  let at = 0;
  return isochrone.ringsOfPolygon.map((count) => {
    at += count;
    return rings.slice(at - count, at);
  });
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

// The least box around the points; undefined without any.
export function boxAround(points: Iterable<Position>): Box | undefined {
  let box: Box | undefined;
  for (const [lon = 0, lat = 0] of points) {
    box ??= { west: lon, south: lat, east: lon, north: lat };
    box.west = Math.min(box.west, lon);
    box.south = Math.min(box.south, lat);
    box.east = Math.max(box.east, lon);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

// By `share` of its extent more on each side.
export function grown(box: Box, share: number): Box {
  const width = (box.east - box.west) * share;
  const height = (box.north - box.south) * share;
  return {
    west: box.west - width,
    south: box.south - height,
    east: box.east + width,
    north: box.north + height,
  };
}

// What of a box is not land.
export function seaPolygon(land: Position[][][], box: Box): Position[][] {
  const { west, south, east, north } = box;
  const frame = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  return [closed(frame), ...land.map(([outer = []]) => [...outer].reverse())];
}

function closed(ring: Position[]): Position[] {
  const first = ring[0];
  return first ? [...ring, first] : ring;
}
