import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import {
  VariantAnswerSchema,
  VariantsRowSchema,
} from '../proto/railreach/v1/api_pb';
import { differenceText, figureRows, nodeChanges } from './figures';
import { smallResult } from './fixture';
import { emptyScenario } from './plan';
import { plannedLines, ranked, rowOf } from './ranking';

function row(number: number, gain: number | undefined) {
  const message = create(VariantsRowSchema, {
    scenario: number,
    ...(gain === undefined
      ? { problems: [{ message: 'no' }] }
      : {
          baseline: { people60ByPeople: 100 },
          figures: { people60ByPeople: 100 + gain, newTrackMm: 2_000_000n },
        }),
  });
  return rowOf('plan', emptyScenario(number), message);
}

describe('a ranking', () => {
  it('puts the largest gain first and shares ranks', () => {
    const places = ranked([row(0, 1), row(1, 5), row(2, undefined), row(3, 1)]);
    expect(places.map(({ rank, row }) => [rank, row.key])).toEqual([
      [1, 'plan_b'],
      [2, 'plan_a'],
      [2, 'plan_d'],
      [0, 'plan_c'],
    ]);
  });

  it('says why a plan has no figures', () => {
    expect(row(0, undefined)).toMatchObject({ gain: undefined, problem: 'no' });
    expect(row(0, 3)).toMatchObject({ gain: 3, newKm: 2, problem: '' });
  });

  it('takes planned lines that do not run by the year', () => {
    const ids = (year: number) =>
      plannedLines(smallResult(), year).map(({ scenarioId }) => scenarioId);
    expect(ids(0)).toEqual(['open:P']);
    expect(ids(2029)).toEqual(['open:P']);
    expect(ids(2030)).toEqual([]);
  });
});

describe('figures beside the baseline', () => {
  it('carry their sign, and ±0 for nothing', () => {
    const [people] = figureRows();
    if (!people) throw new Error('no figure');
    expect(differenceText(people, 12_345)).toBe('+1.2万');
    expect(differenceText(people, -12_345)).toBe('−1.2万');
    expect(differenceText(people, 0.2)).toBe('±0');
  });

  it('list nodes with a change, the largest first', () => {
    const answer = create(VariantAnswerSchema, {
      baselinePeople60: [10n, 10n, 10n],
      people60: [11n, 10n, 5n],
    });
    expect(nodeChanges(answer, 60)).toEqual([
      { node: 2, gain: -5, people: 5 },
      { node: 0, gain: 1, people: 11 },
    ]);
  });
});
