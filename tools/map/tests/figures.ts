// What a result says of a key node.
import type { StudyResult } from '../src/proto/railreach/v1/result_pb';

export interface Place {
  lat: number;
  lon: number;
}

export function nodeAt(result: StudyResult, id: string) {
  const row = result.keyNodes.findIndex(({ name }) => name?.id === id);
  const { name, position } = result.keyNodes[row] ?? {};
  if (!name || !position) throw new Error(`no key node ${id}`);
  const place: Place = { lat: position.lat, lon: position.lon };
  return { row, name, place };
}

// Study area and halo, door to door.
export function peopleWithin(
  result: StudyResult,
  node: number,
  minutes: number,
): number {
  const row = result.catchments.find((found) => found.node === node);
  const { studyArea = [], halo = [] } = row?.doorToDoor ?? {};
  return Number((studyArea[minutes] ?? 0n) + (halo[minutes] ?? 0n));
}

// A count as it is shown, "232.6万", "2.33 M" or "98 k", and how far the true
// one may lie from it.
export function shownCount(text: string): { count: number; within: number } {
  const [, sign = '', digits = '', unit = ''] =
    /([+−]?)([\d,]+(?:\.\d+)?)\s*(万|M|k)?/.exec(text) ?? [];
  const scale = { 万: 1e4, M: 1e6, k: 1e3 }[unit] ?? 1;
  const decimals = digits.split('.')[1]?.length ?? 0;
  const count = Number(digits.replaceAll(',', '')) * scale;
  return {
    count: sign === '−' ? -count : count,
    within: (0.5 * scale) / 10 ** decimals + 1e-6,
  };
}
