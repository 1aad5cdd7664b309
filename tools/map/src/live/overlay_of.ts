// What the map draws over the study: the plan's network, the drawing, and the
// catchment of a place.
import type { DraftLine, DraftStation, Overlay, Place } from '../map/overlay';
import type { Isochrone } from '../proto/railreach/v1/figures_pb';
import { type Pattern, Tier } from '../proto/railreach/v1/names_pb';
import { nameOf } from '../words';
import { type DraftStop, type Drawing, isNew, lineTier } from './drawing';
import type { Network } from './network';

export interface Shown {
  network: Network;
  drawing: Drawing | undefined;
  isochrones: Isochrone[];
  origin: Place | undefined;
  nodeGain: number[];
}

export function overlayOf(shown: Shown): Overlay {
  const { network, drawing } = shown;
  const drawn = drawing && drawnLine(drawing, network);
  return {
    isochrones: shown.isochrones,
    origin: shown.origin,
    lines: [...changedLines(network, drawing), ...(drawn ? [drawn] : [])],
    stations: [
      ...changedStations(network),
      ...(drawing?.stops ?? [])
        .filter((stop) => isNew(stop) && !network.knows(stop.name.id))
        .map(draftStation),
    ],
    nodeGain: shown.nodeGain,
  };
}

function draftStation(stop: DraftStop): DraftStation {
  return { ...stop.at, name: nameOf(stop.name), state: 'new' };
}

function drawnLine(drawing: Drawing, network: Network): DraftLine | undefined {
  const stops =
    drawing.kind === 'extension'
      ? [drawing.at, ...drawing.stops]
      : drawing.stops;
  if (drawing.kind === 'infill' || stops.length < 2) return undefined;
  const tier =
    drawing.kind === 'line'
      ? lineTier(drawing.line)
      : (network.line(drawing.line.id)?.tier ?? Tier.UNSPECIFIED);
  const path = stops.map(({ at }) => at);
  return { tier, path, colour: '', state: 'drawing' };
}

// Lines that differ from the study, one way of each.
function changedLines(
  network: Network,
  drawing: Drawing | undefined,
): DraftLine[] {
  const lines: DraftLine[] = [];
  const drawnId = drawing?.kind === 'line' ? drawing.line.line : undefined;
  network.patterns.forEach((pattern, row) => {
    const line = network.lines[pattern.line ?? -1];
    if (pattern.back || !line || line.name?.id === drawnId) return;
    const add = (path: Place[], state: DraftLine['state']) => {
      if (path.length < 2) return;
      lines.push({ tier: line.tier, path, colour: line.colour, state });
    };
    const before = network.result.patterns[row];
    const { ran, runs } = network;
    if (!ran[row] && !runs[row]) return;
    if (!before || ran[row] !== runs[row]) {
      const isNewLine = network.isNewLine(pattern.line ?? -1);
      const state = ran[row] ? 'closed' : isNewLine ? 'new' : 'opened';
      if (!before && !isNewLine) {
        for (const path of added(network, pattern)) add(path, 'new');
      } else {
        add(pathOf(network, pattern), state);
      }
      return;
    }
    if (before === pattern) return;
    for (const path of added(network, pattern)) add(path, 'new');
    for (const path of dropped(network, before)) add(path, 'closed');
  });
  return lines;
}

function pathOf(network: Network, pattern: Pattern): Place[] {
  const hops = pattern.stations
    .slice(1)
    .map((_, i) => network.hop(pattern, i + 1));
  return hops.flatMap((hop, i) => (i === 0 ? hop : hop.slice(1)));
}

// Pieces of the pattern that no pattern of its line had in the study.
function added(network: Network, pattern: Pattern): Place[][] {
  const then = network.result.patterns.filter((_, row) => network.ran[row]);
  return piecesWithout(network, pattern, then);
}

// Pieces of the pattern as it was that none of its line has now.
function dropped(network: Network, pattern: Pattern): Place[][] {
  const now = network.patterns.filter((_, row) => network.runs[row]);
  return piecesWithout(network, pattern, now);
}

// Hops, joined where they meet, of which no other pattern of the line calls at
// both ends.  Where one runs straight from end to end of such a piece, the
// stops differ rather than the way.
function piecesWithout(
  network: Network,
  pattern: Pattern,
  others: Pattern[],
): Place[][] {
  const calls = others
    .filter(({ line }) => line === pattern.line)
    .map(({ stations }) => stations);
  const pieces: { path: Place[]; from: number; to: number }[] = [];
  pattern.stations.slice(1).forEach((to, i) => {
    const from = pattern.stations[i] ?? -1;
    if (calls.some((row) => row.includes(from) && row.includes(to))) return;
    const hop = network.hop(pattern, i + 1);
    const last = pieces[pieces.length - 1];
    if (last?.to !== from) {
      pieces.push({ path: hop, from, to });
      return;
    }
    last.path.push(...hop.slice(1));
    last.to = to;
  });
  return pieces
    .filter(({ from, to }) => !calls.some((row) => areNext(row, from, to)))
    .map(({ path }) => path);
}

function areNext(stations: number[], from: number, to: number): boolean {
  return stations.some((row, i) => row === from && stations[i + 1] === to);
}

// Stations that are new, and those of the study at which no train calls now.
function changedStations(network: Network): DraftStation[] {
  const { result, patterns, ran, runs } = network;
  const before = served(result.patterns, ran);
  const now = served(patterns, runs);
  return network.stations.flatMap((station, row) => {
    const state = network.isNewStation(row)
      ? 'new'
      : before.has(row) && !now.has(row)
        ? 'closed'
        : undefined;
    const at = network.place(row);
    return state && at ? [{ ...at, name: nameOf(station.name), state }] : [];
  });
}

function served(
  patterns: readonly Pattern[],
  run: readonly boolean[],
): Set<number> {
  return new Set(patterns.flatMap((p, row) => (run[row] ? p.stations : [])));
}
