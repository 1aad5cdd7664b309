import { create } from '@bufbuild/protobuf';
import { expect, it } from 'vitest';
import { StudyResultSchema } from '../proto/railreach/v1/result_pb';
import { lineShapes } from './line_shapes';

// 0 ---link 0--- 1 ---link 1--- 2, link 1 stored from 2 to 1; 3 apart.
const stations = [0, 1, 2, 3].map((lon) => ({ position: { lat: 31, lon } }));
const tracks = { from: [0, 2], to: [1, 1] };

function shapesOf(...patterns: object[]) {
  const result = create(StudyResultSchema, {
    stations,
    tracks,
    lines: [{}],
    patterns,
  });
  return lineShapes(result)[0]?.map((line) => line.map(([lon]) => lon));
}

it('follows the links of a hop, whichever way they are stored', () => {
  const pattern = {
    line: 0,
    stations: [0, 2],
    numTracks: [0, 2],
    tracks: [0, 1],
  };
  expect(shapesOf(pattern)).toEqual([[0, 1, 2]]);
});

it('draws each link once, there and back', () => {
  const out = {
    line: 0,
    stations: [0, 1, 2],
    numTracks: [0, 1, 1],
    tracks: [0, 1],
  };
  const back = {
    line: 0,
    stations: [2, 1, 0],
    numTracks: [0, 1, 1],
    tracks: [1, 0],
  };
  expect(shapesOf(out, back)).toEqual([[0, 1, 2]]);
});

it('draws a hop without links straight and leaves out closed patterns', () => {
  const hop = { line: 0, stations: [0, 3], numTracks: [0, 0] };
  const closed = { line: 0, stations: [1, 2], numTracks: [0, 0], closed: true };
  expect(shapesOf(hop, closed)).toEqual([[0, 3]]);
});
