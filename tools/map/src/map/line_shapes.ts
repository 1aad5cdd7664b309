// The shapes of lines: straight from station to station along the links of
// track that their patterns run over, each link once per line.
import type { Position } from 'geojson';
import type { Pattern } from '../proto/railreach/v1/names_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';

// [line][polyline][point], polylines of at least two points.
export function lineShapes(
  result: Pick<StudyResult, 'lines' | 'patterns' | 'stations' | 'tracks'>,
): Position[][][] {
  const points = result.stations.map(({ position }) => [
    position?.lon ?? 0,
    position?.lat ?? 0,
  ]);
  const pens = result.lines.map(() => new Pen(points));
  for (const pattern of result.patterns) {
    if (pattern.closed || pattern.line === undefined) continue;
    const pen = pens[pattern.line];
    if (pen) drawPattern(pen, pattern, result.tracks);
  }
  return pens.map((pen) => pen.polylines());
}

function drawPattern(
  pen: Pen,
  pattern: Pattern,
  tracks: StudyResult['tracks'],
) {
  let track = 0;
  pen.lift();
  for (let stop = 1; stop < pattern.stations.length; ++stop) {
    let at = pattern.stations[stop - 1] ?? 0;
    const count = pattern.numTracks[stop] ?? 0;
    for (const end = track + count; track < end; ++track) {
      const link = pattern.tracks[track] ?? 0;
      const from = tracks?.from[link] ?? at;
      const to = tracks?.to[link] ?? at;
      const backwards = to === at;
      pen.draw(backwards ? to : from, backwards ? from : to);
      at = backwards ? from : to;
    }
    if (count === 0) pen.draw(at, pattern.stations[stop] ?? at);
  }
}

// Draws sections of one line, each once, and chains those that follow each
// other.
class Pen {
  private readonly drawn = new Set<string>();
  private readonly done: Position[][] = [];
  private polyline: Position[] = [];
  private at = -1;

  constructor(private readonly points: Position[]) {}

  draw(from: number, to: number) {
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const begin = this.points[from];
    const end = this.points[to];
    if (from === to || this.drawn.has(key) || !begin || !end) {
      this.lift();
      return;
    }
    this.drawn.add(key);
    if (this.at !== from) this.lift();
    if (this.polyline.length === 0) this.polyline.push(begin);
    this.polyline.push(end);
    this.at = to;
  }

  lift() {
    if (this.polyline.length > 1) this.done.push(this.polyline);
    this.polyline = [];
    this.at = -1;
  }

  polylines(): Position[][] {
    this.lift();
    return this.done;
  }
}
