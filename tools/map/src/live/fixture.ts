// A small network for tests: stations A, B, C and D on a line east; line L
// runs A-B-C there and back; line P, planned, C-D.
import { create } from '@bufbuild/protobuf';
import {
  Confidence,
  PatternSchema,
  Status,
  Tier,
} from '../proto/railreach/v1/names_pb';
import {
  type StudyResult,
  StudyResultSchema,
} from '../proto/railreach/v1/result_pb';

export const A = 0;
export const B = 1;
export const C = 2;
export const D = 3;

function name(id: string) {
  return { id, zh: `${id}站`, en: `${id} station` };
}

export function pattern(line: number, stations: number[], back = false) {
  const numTracks = stations.map(() => 0);
  return create(PatternSchema, { line, stations, back, numTracks });
}

export function smallResult(): StudyResult {
  return create(StudyResultSchema, {
    manifest: { parameters: { studyId: 'small', band: 'peak' } },
    bands: [
      { name: { id: 'peak', zh: '高峰', en: 'Peak' }, fromS: 0, toS: 7200 },
    ],
    stations: ['A', 'B', 'C', 'D'].map((id, i) => ({
      name: name(id),
      position: { lat: 31, lon: 121 + i / 10 },
    })),
    lines: [
      {
        name: name('L'),
        tier: Tier.METRO,
        status: Status.EXISTING,
        open: true,
      },
      {
        name: name('P'),
        tier: Tier.SUBURBAN,
        status: Status.PLANNED,
        confidence: Confidence.MEDIUM,
        openingYear: 2030,
      },
    ],
    patterns: [
      pattern(0, [A, B, C]),
      pattern(0, [C, B, A], true),
      pattern(1, [C, D]),
    ],
    services: {
      pattern: [0, 1],
      band: [0, 0],
      headwayS: [600, 600],
      milliTrains: [0n, 0n],
    },
    keyNodes: [
      { name: name('node'), position: { lat: 31.5, lon: 121.5 } },
      { name: name('other'), position: { lat: 31.6, lon: 121.6 } },
    ],
  });
}
