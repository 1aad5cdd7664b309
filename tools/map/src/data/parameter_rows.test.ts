import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import {
  Study_Batch_Closure as Closure,
  StudySchema,
  Study_WaitModel as WaitModel,
} from '../proto/railreach/v1/study_pb';
import { parameterPaths, parameterRows } from './parameter_rows';
import { meaningOf } from './parameter_words';

test('every field that a study may have is explained in both languages', () => {
  for (const path of parameterPaths()) {
    expect(meaningOf(path), path).toHaveLength(2);
  }
});

test('rows hold words for enums, lists and switches', () => {
  const study = create(StudySchema, {
    waitModel: WaitModel.EXPECTED,
    cutoffMin: [15, 30],
    outlines: false,
    batch: { closures: [Closure.LINE, Closure.STATION] },
  });
  const rows = new Map(
    parameterRows(study).map(({ path, values }) => [path, values]),
  );
  expect(rows.get('wait_model')).toEqual(['EXPECTED']);
  expect(rows.get('cutoff_min')).toEqual(['15', '30']);
  expect(rows.get('outlines')).toEqual(['否']);
  expect(rows.get('batch.closures')).toEqual(['LINE', 'STATION']);
  expect(rows.get('hub')).toEqual([]);
  expect(rows.has('window.from')).toBe(false);
});
