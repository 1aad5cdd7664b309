import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type Disc, discUnion, isInside, signedArea } from './discs';

const METRES_PER_DEGREE = 111195;

// Near the equator, so that a degree is as long both ways.
function disc(eastM: number, northM: number, radiusM: number): Disc {
  return {
    lat: northM / METRES_PER_DEGREE,
    lon: eastM / METRES_PER_DEGREE,
    radiusM,
  };
}

function areaKm2(polygons: Position[][][]): number {
  const square = polygons
    .flat()
    .reduce((sum, ring) => sum + signedArea(ring.slice(0, -1)), 0);
  return (square * METRES_PER_DEGREE ** 2) / 1e6;
}

function covers(polygons: Position[][][], point: Position): boolean {
  return polygons.some(
    ([outer = [], ...holes]) =>
      isInside(point, outer) && !holes.some((hole) => isInside(point, hole)),
  );
}

describe('the union of discs', () => {
  it('keeps discs that are apart', () => {
    const polygons = discUnion([disc(0, 0, 1000), disc(5000, 0, 1000)], 1);
    expect(polygons).toHaveLength(2);
    expect(areaKm2(polygons)).toBeCloseTo(2 * Math.PI, 2);
  });

  it('leaves out a disc inside another and one that is there twice', () => {
    const polygons = discUnion(
      [disc(0, 0, 1000), disc(0, 0, 1000), disc(100, 0, 500)],
      1,
    );
    expect(polygons).toHaveLength(1);
    expect(areaKm2(polygons)).toBeCloseTo(Math.PI, 2);
  });

  it('counts what two discs share once', () => {
    // Two lenses of 2 pi / 3 - sqrt(3) / 2 would be counted twice.
    const polygons = discUnion([disc(0, 0, 1000), disc(1000, 0, 1000)], 1);
    const shared = (2 * Math.PI) / 3 - Math.sqrt(3) / 2;
    expect(polygons).toHaveLength(1);
    expect(areaKm2(polygons)).toBeCloseTo(2 * Math.PI - shared, 2);
  });

  it('leaves a hole in a ring of discs', () => {
    const ring = Array.from({ length: 12 }, (_, at) => {
      const angle = (at * Math.PI) / 6;
      return disc(5000 * Math.cos(angle), 5000 * Math.sin(angle), 1500);
    });
    const polygons = discUnion(ring);
    expect(polygons.map((rings) => rings.length)).toEqual([2]);
    expect(covers(polygons, [0, 0])).toBe(false);
  });

  it('covers what some disc covers, and nothing else', () => {
    let state = 7;
    const draw = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const discs = Array.from({ length: 80 }, () =>
      disc(draw() * 15000, draw() * 15000, 300 + draw() * 1500),
    );
    const polygons = discUnion(discs, 1);
    let inside = 0;
    for (let sample = 0; sample < 500; ++sample) {
      const { lon, lat } = disc(draw() * 15000, draw() * 15000, 0);
      const slack = discs.map(
        (row) =>
          Math.hypot(row.lon - lon, row.lat - lat) * METRES_PER_DEGREE -
          row.radiusM,
      );
      const least = Math.min(...slack);
      if (Math.abs(least) < 2) continue;
      inside += Number(least < 0);
      expect(covers(polygons, [lon, lat])).toBe(least < 0);
    }
    expect(inside).toBeGreaterThan(100);
    expect(polygons.some((rings) => rings.length > 1)).toBe(true);
  });
});
