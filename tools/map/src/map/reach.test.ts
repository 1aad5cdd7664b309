import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { Direction } from '../proto/railreach/v1/figures_pb';
import {
  AccessRuleSchema,
  JourneyEnd,
  Tier,
} from '../proto/railreach/v1/names_pb';
import { StudyResultSchema } from '../proto/railreach/v1/result_pb';
import { discsWithin, reachRadiusM } from './reach';

const walk = create(AccessRuleSchema, {
  tier: Tier.METRO,
  end: JourneyEnd.BOTH,
  speedKmh: 3.6,
  detour: 1.25,
  maxS: 900,
});
const bike = create(AccessRuleSchema, {
  tier: Tier.METRO,
  end: JourneyEnd.HOME,
  speedKmh: 18,
  detour: 1.25,
  fixedS: 120,
  maxS: 900,
});
const direct = create(AccessRuleSchema, { ...walk, tier: Tier.UNSPECIFIED });

describe('the radius of reach', () => {
  it('is that of the mode that gets farthest', () => {
    expect(reachRadiusM([walk, bike], 600)).toBeCloseTo((480 * 5) / 1.25);
    expect(reachRadiusM([walk, bike], 100)).toBeCloseTo(100 / 1.25);
  });

  it('ends at the longest leg', () => {
    expect(reachRadiusM([walk], 5000)).toBeCloseTo(900 / 1.25);
  });

  it('is nothing before one gets there', () => {
    expect(reachRadiusM([walk], -1)).toBe(0);
    expect(reachRadiusM([], 900)).toBe(0);
  });
});

// One node, three stations: at 10 min, not reached, at 20 min without trains.
function study(direction: Direction) {
  return create(StudyResultSchema, {
    accessRules: [walk, bike, direct],
    keyNodes: [{ position: { lat: 31, lon: 121 } }],
    stations: [0, 1, 2].map((lon) => ({ position: { lat: 31, lon } })),
    serviceLevels: { tiers: [1 << (Tier.METRO - 1), 1 << (Tier.METRO - 1), 0] },
    stationTimes: { rows: 1, columns: 3, timeS: [600, -1, 1200] },
    catchments: [{ node: 0, direction }],
  });
}

describe('the discs within a cutoff', () => {
  it('lie around the node and the stations reached', () => {
    const radii = discsWithin(study(Direction.FROM), 0, 15).map(
      ({ radiusM }) => radiusM,
    );
    expect(radii).toEqual([900 / 1.25, 300 / 1.25]);
  });

  it('use the modes of the other end towards the node', () => {
    const discs = discsWithin(study(Direction.TO), 0, 15);
    expect(discs[1]?.radiusM).toBeCloseTo((180 * 5) / 1.25);
  });
});
