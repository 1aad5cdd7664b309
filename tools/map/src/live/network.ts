// The study's tables with what a view and a scenario make of them.
import type { Place } from '../map/overlay';
import type { NetworkChange } from '../proto/railreach/v1/api_pb';
import {
  type Line,
  type Name,
  type Pattern,
  type Station,
  Status,
} from '../proto/railreach/v1/names_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';

export class Network {
  readonly stations: readonly Station[];
  readonly lines: readonly Line[];
  readonly patterns: readonly Pattern[];
  // [by pattern] Whether trains run it now, and in the study.
  readonly runs: readonly boolean[];
  readonly ran: readonly boolean[];

  constructor(
    readonly result: StudyResult,
    change?: NetworkChange,
  ) {
    this.stations = [...result.stations, ...(change?.newStations ?? [])];
    this.lines = [...result.lines, ...(change?.newLines ?? [])];
    this.ran = result.patterns.map(
      ({ line, closed }) => !closed && !!result.lines[line ?? -1]?.open,
    );
    const patterns = [...result.patterns];
    const runs = [...this.ran];
    change?.pattern.forEach((row, i) => {
      const pattern = change.patterns[i];
      if (!pattern) return;
      patterns[row] = pattern;
      runs[row] = !pattern.closed && (runs[row] ?? true);
    });
    for (const row of change?.opened ?? []) runs[row] = true;
    for (const row of change?.closed ?? []) runs[row] = false;
    this.patterns = patterns;
    this.runs = runs;
  }

  isNewStation(row: number): boolean {
    return row >= this.result.stations.length;
  }

  isNewLine(row: number): boolean {
    return row >= this.result.lines.length;
  }

  // Whether a station has this very id.
  knows(stationId: string): boolean {
    return this.stations.some(({ name }) => name?.id === stationId);
  }

  // As the server reads it: an id, a name, or the start of one.
  station(text: string): Station | undefined {
    return found(this.stations, text);
  }

  line(text: string): Line | undefined {
    return found(this.lines, text);
  }

  patternsOf(line: number): number[] {
    return rowsWhere(this.patterns, (pattern) => pattern.line === line);
  }

  // Whose trains call at the station now.
  linesAt(station: number): number[] {
    const lines = this.patterns.flatMap(({ line, stations }, row) =>
      this.runs[row] && line !== undefined && stations.includes(station)
        ? [line]
        : [],
    );
    return [...new Set(lines)];
  }

  lineRuns(line: number): boolean {
    return this.patternsOf(line).some((row) => this.runs[row]);
  }

  // Where the line's trains end: the ends of its longest patterns first.
  termini(line: number): number[] {
    const longest = this.patternsOf(line)
      .filter((row) => this.runs[row])
      .map((row) => this.patterns[row]?.stations ?? [])
      .filter((stations) => stations.length > 1)
      .sort((a, b) => b.length - a.length);
    const ends = longest.flatMap((stations) => [
      stations[0] ?? -1,
      stations[stations.length - 1] ?? -1,
    ]);
    return [...new Set(ends)];
  }

  place(station: number): Place | undefined {
    const position = this.stations[station]?.position;
    return position && { lat: position.lat, lon: position.lon };
  }

  // Corners of the way to stop `i` of a pattern from the one before, that one
  // included: along the tracks, straight where there are none.
  hop(pattern: Pattern, i: number): Place[] {
    const from = pattern.stations[i - 1] ?? -1;
    const to = pattern.stations[i] ?? -1;
    const rows = [from, ...this.between(pattern, i, from), to];
    const places = rows.map((row) => this.place(row));
    return places.filter((place) => place !== undefined);
  }

  // Stations along the links of a hop; none where a link is not in the study.
  private between(pattern: Pattern, i: number, from: number): number[] {
    const { tracks } = this.result;
    const end = sum(pattern.numTracks.slice(0, i + 1));
    const links = pattern.tracks.slice(end - (pattern.numTracks[i] ?? 0), end);
    const rows: number[] = [];
    let at = from;
    for (const link of links) {
      const a = tracks?.from[link];
      const b = tracks?.to[link];
      if (a === undefined || b === undefined) return [];
      at = a === at ? b : a;
      rows.push(at);
    }
    return rows.slice(0, -1);
  }
}

// Under construction or planned in the study's tables.
export function isPlanned({ status }: Line): boolean {
  return status === Status.CONSTRUCTION || status === Status.PLANNED;
}

function found<T extends { name?: Name }>(
  rows: readonly T[],
  text: string,
): T | undefined {
  if (!text) return undefined;
  return (
    rows.find(({ name }) => name?.id === text) ??
    rows.find(({ name }) => name?.zh === text || name?.en === text) ??
    rows.find(
      ({ name }) => name?.zh.startsWith(text) || name?.en.startsWith(text),
    )
  );
}

function rowsWhere<T>(rows: readonly T[], holds: (row: T) => boolean) {
  return rows.flatMap((row, at) => (holds(row) ? [at] : []));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
