import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { RankingSchema } from '../proto/railreach/v1/report_pb';
import {
  isOfClosures,
  nodeGains,
  paretoFront,
  rankedVariants,
} from './ranking';

const ranking = create(RankingSchema, {
  header: {
    baseline: { people60ByPeople: 100, people60: 50, peopleCovered: 10n },
    scenarios: [
      { name: { id: 'a' }, cost: 4 },
      { name: { id: 'b' }, cost: 0 },
    ],
    nodes: [
      { name: { id: 'n0' } },
      { name: { id: 'n1' } },
      { name: { id: 'n2' } },
    ],
    baselinePeople60: [5n, 6n, 7n],
  },
  rows: [
    {
      variant: 0n,
      scenario: [0],
      cost: 4,
      figures: { people60ByPeople: 120, newTrackMm: 2_000_000n },
      nodeStep: [1, 2],
      people45Change: [0n, 1n],
      people60Change: [-3n, 9n],
    },
    {
      variant: 1n,
      scenario: [0, 1],
      cost: 4,
      figures: { people60ByPeople: 150 },
    },
    { variant: 2n, scenario: [1], problem: 'no station' },
  ],
});

describe('a ranking', () => {
  it('puts the most gain first and leaves out what was not applied', () => {
    const rows = rankedVariants(ranking);
    expect(rows.map((row) => row.variant)).toEqual([1, 0]);
    expect(rows.map((row) => row.weighted)).toEqual([50, 20]);
  });

  it('knows a gain per km only with new track', () => {
    const [without, withTrack] = rankedVariants(ranking);
    expect(without?.perKm).toBeUndefined();
    expect(withTrack?.perKm).toBe(10);
  });

  it('knows a cost only if it is known of all scenarios', () => {
    const [partly, fully] = rankedVariants(ranking);
    expect(partly?.cost).toBeUndefined();
    expect(fully?.perCost).toBe(5);
  });

  it('follows the steps from node to node', () => {
    const row = ranking.rows[0];
    const gains = row ? nodeGains(ranking, row) : [];
    expect(gains.map((gain) => gain.node.name?.id)).toEqual(['n2', 'n0']);
  });

  it('is of closures only if it closes things and does nothing else', () => {
    const closing = (candidates: string[]) =>
      create(RankingSchema, {
        header: { parameters: { batch: { closures: [1], candidates } } },
      });
    expect(isOfClosures(closing([]))).toBe(true);
    expect(isOfClosures(closing(['lines.csv']))).toBe(false);
    expect(isOfClosures(ranking)).toBe(false);
  });
});

describe('a Pareto front', () => {
  it('holds what no other beats, by price', () => {
    const points = [
      { price: 10, gain: 100 },
      { price: 5, gain: 20 },
      { price: 7, gain: 10 },
      { price: 20, gain: 90 },
      { price: 1, gain: 0 },
    ];
    expect(paretoFront(points)).toEqual([1, 0]);
  });

  it('keeps equals and drops the lesser gain of one price', () => {
    const points = [
      { price: 5, gain: 20 },
      { price: 5, gain: 20 },
      { price: 5, gain: 10 },
    ];
    expect(paretoFront(points)).toEqual([0, 1]);
  });
});
