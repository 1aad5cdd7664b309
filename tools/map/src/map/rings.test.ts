import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { IsochroneSchema } from '../proto/railreach/v1/figures_pb';
import { LandSchema } from '../proto/railreach/v1/report_pb';
import {
  boxAround,
  grown,
  isochronePolygons,
  landPolygons,
  seaPolygon,
} from './rings';

// Two triangles: the second starts where the steps of the first ended.
const land = create(LandSchema, {
  pointsOfRing: [3, 3],
  latStepE6: [31_000_000, 0, 1_000_000, 1_000_000, 0, 500_000],
  lonStepE6: [121_000_000, 1_000_000, 0, 0, 1_000_000, 0],
});

describe('rings', () => {
  it('add up the steps through all rings and close each ring', () => {
    expect(landPolygons(land)).toEqual([
      [
        [
          [121, 31],
          [122, 31],
          [122, 32],
          [121, 31],
        ],
      ],
      [
        [
          [122, 33],
          [123, 33],
          [123, 33.5],
          [122, 33],
        ],
      ],
    ]);
  });

  it('belong to polygons in order, holes after their outer ring', () => {
    const isochrone = create(IsochroneSchema, {
      ringsOfPolygon: [2, 1],
      pointsOfRing: [3, 3, 3],
      latStepE6: [0, 0, 9e6, -8e6, 1e6, 0, 30e6, 0, 1e6],
      lonStepE6: [0, 9e6, 0, -5e6, 1e6, 1e6, 0, 1e6, 0],
    });
    const polygons = isochronePolygons(isochrone);
    expect(polygons.map((rings) => rings.length)).toEqual([2, 1]);
    expect(polygons[0]?.[1]?.[0]).toEqual([4, 1]);
  });

  it('leave the sea around the land', () => {
    const box = { west: 120, south: 30, east: 124, north: 35 };
    const sea = seaPolygon(landPolygons(land), box);
    expect(sea).toHaveLength(1 + 2);
    expect(boxAround(sea[0] ?? [])).toEqual(box);
  });

  it('have a box that grows by a share of its extent', () => {
    const box = boxAround(landPolygons(land).flat(2));
    expect(box && grown(box, 0.5)).toEqual({
      west: 120,
      south: 31 - 2.5 / 2,
      east: 124,
      north: 33.5 + 2.5 / 2,
    });
  });
});
