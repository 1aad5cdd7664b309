import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import {
  type NetworkChange,
  NetworkChangeSchema,
} from '../proto/railreach/v1/api_pb';
import {
  LineSchema,
  PatternSchema,
  Tier,
  TracksSchema,
} from '../proto/railreach/v1/names_pb';
import { knownStop } from './clicks';
import { type DraftStop, newLine, withStop } from './drawing';
import { A, B, C, D, pattern, smallResult } from './fixture';
import { Network } from './network';
import { overlayOf } from './overlay_of';
import { emptyScenario } from './plan';

const result = smallResult();

function drawnWith(
  change?: NetworkChange,
  drawing?: ReturnType<typeof newLine>,
) {
  return overlayOf({
    network: new Network(result, change),
    drawing,
    isochrones: [],
    origin: undefined,
    nodeGain: [],
  });
}

function lines(change: MessageInitShape<typeof NetworkChangeSchema>) {
  const overlay = drawnWith(create(NetworkChangeSchema, change));
  return overlay.lines.map(({ state, path }) => [
    state,
    path.map(({ lon }) => Math.round((lon - 121) * 10)),
  ]);
}

describe('what is drawn over the study', () => {
  it('is nothing without a change', () => {
    expect(drawnWith().lines).toEqual([]);
    expect(drawnWith().stations).toEqual([]);
  });

  it('is a new line, one way', () => {
    expect(
      lines({
        newLines: [
          create(LineSchema, { name: { id: 'new' }, tier: Tier.METRO }),
        ],
        pattern: [3, 4],
        patterns: [pattern(2, [A, D]), pattern(2, [D, A], true)],
      }),
    ).toEqual([['new', [0, 3]]]);
  });

  it('is a line that opens', () => {
    expect(lines({ opened: [2] })).toEqual([['opened', [2, 3]]]);
  });

  it('is a line that closes, and the stations that it leaves', () => {
    const change = create(NetworkChangeSchema, { closed: [0, 1] });
    expect(lines(change)).toEqual([['closed', [0, 1, 2]]]);
    const { stations } = drawnWith(change);
    expect(stations.map(({ state }) => state)).toEqual(
      new Array(3).fill('closed'),
    );
  });

  it('is the piece alone that a line is extended by', () => {
    expect(
      lines({
        pattern: [0, 1],
        patterns: [pattern(0, [A, B, C, D]), pattern(0, [D, C, B, A], true)],
      }),
    ).toEqual([['new', [2, 3]]]);
  });

  it('is the piece alone that a line is shortened by', () => {
    expect(
      lines({
        pattern: [0, 1],
        patterns: [pattern(0, [A, B]), pattern(0, [B, A], true)],
      }),
    ).toEqual([['closed', [1, 2]]]);
  });

  it('is no piece where trains pass a station, but the station', () => {
    const change = create(NetworkChangeSchema, {
      pattern: [0, 1],
      patterns: [pattern(0, [A, C]), pattern(0, [C, A], true)],
    });
    const { lines, stations } = drawnWith(change);
    expect(lines).toEqual([]);
    expect(stations).toMatchObject([{ state: 'closed', lon: 121.1 }]);
  });

  it('is the station alone where one is added between two', () => {
    const change = create(NetworkChangeSchema, {
      newStations: [{ name: { id: 'N' }, position: { lat: 31, lon: 121.05 } }],
      pattern: [0, 1],
      patterns: [pattern(0, [A, 4, B, C]), pattern(0, [C, B, 4, A], true)],
    });
    const { lines, stations } = drawnWith(change);
    expect(lines).toEqual([]);
    expect(stations).toMatchObject([{ state: 'new', lon: 121.05 }]);
  });

  it('is the drawing, in place of what the server makes of it', () => {
    const network = new Network(result);
    const drawing = [A, D]
      .map((row) => knownStop(row, network) as DraftStop)
      .reduce(withStop, newLine(emptyScenario(0)));
    const change = create(NetworkChangeSchema, {
      newLines: [{ name: { id: drawing.line.line }, tier: Tier.SUBURBAN }],
      pattern: [3],
      patterns: [pattern(2, [A, D])],
    });
    expect(drawnWith(change, drawing).lines).toMatchObject([
      { state: 'drawing', tier: Tier.SUBURBAN },
    ]);
  });

  it('follows the tracks of a hop', () => {
    const tracked = smallResult();
    tracked.tracks = create(TracksSchema, { from: [B, B], to: [A, C] });
    tracked.patterns.push(
      create(PatternSchema, {
        line: 1,
        stations: [A, C],
        numTracks: [0, 2],
        tracks: [0, 1],
      }),
    );
    const network = new Network(tracked);
    const last = network.patterns[3];
    expect(last && network.hop(last, 1).map(({ lon }) => lon)).toEqual([
      121, 121.1, 121.2,
    ]);
  });
});
