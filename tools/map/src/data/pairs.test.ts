import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { Level, Tier } from '../proto/railreach/v1/names_pb';
import { ReportSchema } from '../proto/railreach/v1/report_pb';
import { Dataset } from './dataset';
import { matrixOrder, minuteClasses } from './matrix_order';
import { Pairs } from './pairs';

const none = [0, 0, 0, 0];

// Nodes 0 and 1: 0 reaches 1 by two lines, 1 does not reach 0.
function dataset(totals = [0, 900, -1, 0]): Dataset {
  return new Dataset(
    create(ReportSchema, {
      result: {
        regions: [
          { name: { zh: '市' }, level: Level.CITY, regionMembers: [1] },
          { name: { zh: '县' }, level: Level.COUNTY },
        ],
        keyNodes: [
          { name: { zh: '乙' }, kind: 'hub_outside' },
          { name: { zh: '甲' }, kind: 'county_seat', region: 1 },
        ],
        pairs: {
          totalS: totals,
          accessS: [0, 100, 0, 0],
          entryS: [0, 60, 0, 0],
          waitS: [0, 40, 0, 0],
          rideS: [0, 500, 0, 0],
          changeS: [0, 80, 0, 0],
          exitS: [0, 20, 0, 0],
          egressS: [0, 100, 0, 0],
          scheduleDelayS: none,
          numRides: [0, 2, 0, 0],
          fewestRides: [255, 1, 255, 255],
          flags: [0, 5, 0, 0],
          tiers: [0, 0b10001, 0, 0],
          assumedRideS: none,
          numLines: [0, 2, 0, 0],
          lines: [7, 3],
        },
      },
    }),
  );
}

test('the seven parts add up to the whole', () => {
  const pair = new Pairs(dataset()).row(0, 1);
  const sum = Object.values(pair?.parts ?? {}).reduce((a, b) => a + b, 0);
  expect(sum).toBe(100 + 60 + 40 + 500 + 80 + 20 + 100);
  expect(sum).toBe(pair?.totalS);
});

test('flags, tiers and lines are read from their columns', () => {
  expect(new Pairs(dataset()).row(0, 1)).toMatchObject({
    direct: true,
    viaHub: false,
    viaCentre: true,
    tiers: [Tier.TRUNK, Tier.METRO],
    lines: [7, 3],
    fewestChanges: 0,
  });
});

test('neither the diagonal nor an unreached pair has a time', () => {
  const pairs = new Pairs(dataset());
  expect(pairs.time(0, 0)).toBeUndefined();
  expect(pairs.time(1, 0)).toBeUndefined();
  expect(pairs.row(1, 0)).toBeUndefined();
});

test('a result without its pairs says so', () => {
  expect(new Pairs(dataset([])).known).toBe(false);
  expect(new Pairs(dataset()).known).toBe(true);
});

test('nodes stand by city and then by name, those outside last', () => {
  const { nodes, groups } = matrixOrder(dataset(), () => true);
  expect(nodes).toEqual([1, 0]);
  expect(groups.map(({ first, size }) => [first, size])).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

test('classes are the cutoffs and two more up to the horizon', () => {
  expect(minuteClasses([30, 90], 240)).toEqual([30, 90, 165, 240]);
  expect(minuteClasses([30, 90], 60)).toEqual([30, 45, 60]);
});
