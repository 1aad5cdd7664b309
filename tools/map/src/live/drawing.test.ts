import { describe, expect, it } from 'vitest';
import { knownStop, stopAt } from './clicks';
import {
  type DraftStop,
  isNew,
  lineDraft,
  modificationOf,
  newLine,
  newStop,
  withoutStop,
  withStop,
  withStopMoved,
  withStopNamed,
} from './drawing';
import { A, B, C, D, smallResult } from './fixture';
import { Network } from './network';
import { emptyScenario, withModification } from './plan';

const network = new Network(smallResult());
const scenario = emptyScenario(0);
const stop = (row: number) => knownStop(row, network) as DraftStop;
const ids = (drawing: { stops: readonly DraftStop[] }) =>
  drawing.stops.map((draft) => draft.stop.station);
const drawn = (...rows: number[]) =>
  rows.map(stop).reduce(withStop, newLine(scenario));

describe('a line that is drawn', () => {
  it('becomes a modification with its second stop', () => {
    expect(modificationOf(drawn(A))).toBeUndefined();
    const change = modificationOf(drawn(A, D))?.change;
    expect(change?.case).toBe('addLine');
    expect(change?.value).toMatchObject({
      line: 'new_line_1',
      tier: 'suburban',
      stop: [{ station: 'A' }, { station: 'D' }],
      service: [{ headwayMin: 6 }],
    });
  });

  it('does not call twice in a row', () => {
    expect(ids(drawn(A, A, B))).toEqual(['A', 'B']);
  });

  it('is a ring once it comes back to its first stop', () => {
    const ring = (...rows: number[]) => {
      const change = modificationOf(drawn(...rows))?.change;
      return change?.case === 'addLine' ? change.value.ring : undefined;
    };
    expect(ring(A, B, C, A)).toBe(true);
    expect(ring(A, B, C)).toBeUndefined();
    expect(ring(A, B, A)).toBeUndefined();
  });

  it('loses and moves stops', () => {
    const line = drawn(A, B, C);
    expect(ids(withoutStop(line))).toEqual(['A', 'B']);
    expect(ids(withoutStop(line, 0))).toEqual(['B', 'C']);
    expect(ids(withStopMoved(line, 0, 1))).toEqual(['B', 'A', 'C']);
    expect(ids(withStopMoved(line, 2, -1))).toEqual(['A', 'C', 'B']);
    expect(withStopMoved(line, 0, -1)).toBe(line);
    expect(withStopMoved(line, 2, 1)).toBe(line);
  });

  it('has an id that the plan does not use yet', () => {
    const modification = modificationOf(drawn(A, B));
    if (!modification) throw new Error('not complete');
    const plan = withModification(scenario, modification);
    expect(newLine(plan).line.line).toBe('new_line_2');
  });

  it('can be drawn further once it is in the plan', () => {
    const at = { lat: 31.2, lon: 121.7 };
    const line = withStop(drawn(A), newStop(scenario, drawn(A), at));
    const modification = modificationOf(line);
    const again = lineDraft(modification, 3, network);
    expect(again?.replaces).toBe(3);
    expect(again && ids(again)).toEqual(['A', 'new_station_1']);
    expect(again && modificationOf(again)).toEqual(modification);
  });
});

describe('an extension and an infill station', () => {
  const line = { ...stop(C).name, id: 'L' };

  it('go outward from the terminus', () => {
    const drawing = {
      kind: 'extension' as const,
      line,
      at: stop(C),
      stops: [],
    };
    expect(withStop(drawing, stop(C)).stops).toEqual([]);
    expect(modificationOf(withStop(drawing, stop(D)))?.change).toMatchObject({
      case: 'extendLine',
      value: { line: 'L', at: 'C', stop: [{ station: 'D' }] },
    });
  });

  it('is one station', () => {
    const drawing = { kind: 'infill' as const, line, stops: [] };
    const twice = withStop(withStop(drawing, stop(A)), stop(D));
    expect(modificationOf(twice)?.change).toMatchObject({
      case: 'addStop',
      value: { line: 'L', stop: { station: 'D' } },
    });
  });
});

describe('a click of a drawing', () => {
  const ground = { network, scenario, drawing: drawn(A), snapM: 300 };

  it('takes the station that it hits', () => {
    const hits = [{ kind: 'station' as const, row: D }];
    const at = { lat: 30, lon: 120 };
    expect(stopAt(at, hits, ground).stop.station).toBe('D');
  });

  it('takes a station within reach, not one beyond', () => {
    const near = stopAt({ lat: 31.001, lon: 121.1 }, [], ground);
    expect(near.stop.station).toBe('B');
    const far = stopAt({ lat: 31.01, lon: 121.1 }, [], ground);
    expect(isNew(far)).toBe(true);
    expect(far.stop).toMatchObject({ lat: 31.01, lon: 121.1 });
  });

  it('takes a station that was drawn before', () => {
    const at = { lat: 31.5, lon: 121.5 };
    const first = stopAt(at, [], ground);
    const drawing = withStop(ground.drawing, first);
    const beside = { lat: 31.5005, lon: 121.5 };
    expect(stopAt(beside, [], { ...ground, drawing })).toBe(first);
  });

  it('calls a new station like the node under it', () => {
    const hits = [{ kind: 'node' as const, row: 0 }];
    const made = stopAt({ lat: 31.5, lon: 121.5 }, hits, ground);
    expect(made.stop.nameZh).toBe('node站');
  });

  it('counts new stations on', () => {
    const at = { lat: 31.5, lon: 121.5 };
    const drawing = withStop(ground.drawing, newStop(scenario, drawn(A), at));
    expect(newStop(scenario, drawing, at).stop.station).toBe('new_station_2');
  });

  it('makes a station that can be renamed', () => {
    const at = { lat: 31.5, lon: 121.5 };
    const drawing = withStop(ground.drawing, newStop(scenario, drawn(A), at));
    const named = withStopNamed(drawing, 1, '临港');
    expect(named.stops[1]?.stop).toMatchObject({
      station: 'new_station_1',
      nameZh: '临港',
      nameEn: '临港',
    });
    expect(withStopNamed(drawing, 0, '临港').stops[0]).toBe(drawing.stops[0]);
  });
});
