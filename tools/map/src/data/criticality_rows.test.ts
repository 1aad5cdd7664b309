import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { StructureSchema } from '../proto/railreach/v1/figures_pb';
import { type Ranking, ReportSchema } from '../proto/railreach/v1/report_pb';
import { Study_Batch_Closure as Closure } from '../proto/railreach/v1/study_pb';
import {
  bridgeRows,
  closureRanking,
  closureRows,
  structureRows,
} from './criticality_rows';
import { Dataset } from './dataset';

const closures = {
  header: {
    parameters: { batch: { closures: [Closure.LINE] } },
    scenarios: [
      { name: { id: 'close_line:a' } },
      { name: { id: 'close_station:b' } },
      { name: { id: 'open_line:c' } },
    ],
    baseline: { people60: 200, directRatePct: 5, efficiencyPerHour: 0.5 },
  },
  rows: [
    {
      variant: 0n,
      scenario: [0],
      figures: { people60: 190, directRatePct: 4, efficiencyPerHour: 0.4 },
      nodeStep: [3, 2],
      people60Change: [-10n, -30n],
    },
    { variant: 1n, scenario: [1], figures: { people60: 150 } },
    { variant: 2n, scenario: [2], figures: { people60: 300 } },
    { variant: 3n, scenario: [0], problem: 'no such line' },
  ],
};

function dataset(rankings: object[]): Dataset {
  return new Dataset(create(ReportSchema, { result: {}, rankings }));
}

test('the batch that closes things is found among the others', () => {
  expect(closureRanking(dataset([{ header: {} }]))).toBeUndefined();
  const found = closureRanking(dataset([{ header: {} }, closures]));
  expect(found?.rows.length).toBe(4);
});

test('the dearest closure comes first, and others are left out', () => {
  const ranking = closureRanking(dataset([closures])) as Ranking;
  const rows = closureRows(ranking);
  expect(rows.map(({ closed }) => closed)).toEqual(['station', 'line']);
  expect(rows.map(({ people60 }) => people60)).toEqual([200 - 150, 200 - 190]);
});

test('the node that loses most is found by its steps', () => {
  const ranking = closureRanking(dataset([closures])) as Ranking;
  expect(closureRows(ranking)[1]).toMatchObject({
    worstNode: -1 + 3 + 2,
    worstLoss: 30,
    directRatePct: 5 - 4,
  });
});

test('efficiency is a share of the baseline, and absent if not asked for', () => {
  const ranking = closureRanking(dataset([closures])) as Ranking;
  expect(closureRows(ranking)[1]?.efficiencyPct).toBeCloseTo(20);
  if (ranking.header?.baseline) ranking.header.baseline.efficiencyPerHour = 0;
  expect(closureRows(ranking)[1]?.efficiencyPct).toBeUndefined();
});

test('stations are ranked by betweenness', () => {
  const structure = create(StructureSchema, {
    station: [4, 9],
    component: [0, 0],
    articulation: [false, true],
    betweenness: [0.1, 0.3],
  });
  expect(structureRows(structure).map(({ station }) => station)).toEqual([
    9, 4,
  ]);
  expect(structureRows(undefined)).toEqual([]);
});

test('a bridge has the name of its infrastructure', () => {
  const result = {
    structure: { bridges: [1] },
    tracks: {
      lineNames: ['京沪线'],
      line: [0, 0],
      from: [0, 5],
      to: [1, 6],
      lengthMm: [1n, 2n],
    },
  };
  const rows = bridgeRows(new Dataset(create(ReportSchema, { result })));
  expect(rows).toEqual([
    { track: 1, line: '京沪线', from: 5, to: 6, lengthMm: 2n },
  ]);
});
