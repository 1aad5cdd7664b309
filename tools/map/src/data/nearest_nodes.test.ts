import { create } from '@bufbuild/protobuf';
import { expect, it } from 'vitest';
import { Direction } from '../proto/railreach/v1/figures_pb';
import { ReportSchema } from '../proto/railreach/v1/report_pb';
import { Dataset } from './dataset';
import { nearestNodes } from './nearest_nodes';

// From node 0: 300 s to 1, 200 s to 2, 3 is beyond the horizon.
// To node 0: 100 s from 1, 400 s from 2, 500 s from 3.
function study(direction: Direction): Dataset {
  const others = [0, 0, 0];
  return new Dataset(
    create(ReportSchema, {
      result: {
        keyNodes: [{}, {}, {}, {}],
        catchments: [{ node: 0, direction }],
        pairs: {
          totalS: [
            ...[0, 300, 200, -1],
            ...[100, ...others],
            ...[400, ...others],
            ...[500, ...others],
          ],
        },
      },
    }),
  );
}

it('goes out from the node, leaving out what is not reached', () => {
  expect(nearestNodes(study(Direction.FROM), 0, 9)).toEqual([
    { node: 2, seconds: 200 },
    { node: 1, seconds: 300 },
  ]);
});

it('comes in to the node where its catchment does, up to so many', () => {
  expect(nearestNodes(study(Direction.TO), 0, 2)).toEqual([
    { node: 1, seconds: 100 },
    { node: 2, seconds: 400 },
  ]);
});
