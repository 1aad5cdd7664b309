// Discs on the ground and the union of many, on a plane that is true to scale
// near its centre.
import type { Position } from 'geojson';

export interface Disc {
  lat: number;
  lon: number;
  radiusM: number;
}

const METRES_PER_DEGREE = 111195; // of a great circle
const TURN = 2 * Math.PI;

interface Circle {
  x: number;
  y: number;
  radius: number;
}

// A piece of a circle's edge outside all other discs, counter-clockwise.
interface Arc {
  circle: number;
  from: number; // angles; to > from
  to: number;
  // The circles that it starts and ends at; its own: a whole turn.
  starts: number;
  ends: number;
}

// Polygons with holes around all that lies in one of the discs: outer rings
// counter-clockwise, holes clockwise.  Edges are chords of at most
// `stepDegrees` of a circle.
export function discUnion(discs: Disc[], stepDegrees = 10): Position[][][] {
  const latitude = mean(discs.map(({ lat }) => lat));
  const eastM = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const circles = withoutCovered(
    discs
      .filter(({ radiusM }) => radiusM > 0)
      .map(({ lat, lon, radiusM }) => ({
        x: lon * eastM,
        y: lat * METRES_PER_DEGREE,
        radius: radiusM,
      })),
  );
  const step = (stepDegrees * Math.PI) / 180;
  const rings = chain(freeArcs(circles)).map((arcs) =>
    arcs.flatMap((arc) => pointsOf(arc, circles, step)),
  );
  return nest(rings).map((polygon) =>
    polygon.map((ring) =>
      [...ring, ring[0] ?? [0, 0]].map(([x = 0, y = 0]) => [
        x / eastM,
        y / METRES_PER_DEGREE,
      ]),
    ),
  );
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

// Leaves out discs inside another one; of equal ones the first stays.
function withoutCovered(circles: Circle[]): Circle[] {
  const bySize = [...circles].sort((a, b) => b.radius - a.radius);
  const kept: Circle[] = [];
  const grid = new Grid(bySize[0]?.radius ?? 1);
  for (const circle of bySize) {
    const covered = grid
      .near(circle)
      .some(
        (other) =>
          distance(kept[other], circle) + circle.radius <=
          (kept[other]?.radius ?? 0) + 1e-6,
      );
    if (covered) continue;
    grid.add(circle, kept.length);
    kept.push(circle);
  }
  return kept;
}

function distance(a: Circle | undefined, b: Circle): number {
  return a ? Math.hypot(a.x - b.x, a.y - b.y) : Number.POSITIVE_INFINITY;
}

// Circles by square cells as wide as the largest radius.
class Grid {
  private readonly cells = new Map<string, number[]>();

  constructor(private readonly width: number) {}

  add(circle: Circle, row: number) {
    const key = this.key(circle, 0, 0);
    const cell = this.cells.get(key);
    if (cell) cell.push(row);
    else this.cells.set(key, [row]);
  }

  // Rows of circles that may touch this one.
  near(circle: Circle): number[] {
    const rows: number[] = [];
    for (let dx = -2; dx <= 2; ++dx) {
      for (let dy = -2; dy <= 2; ++dy) {
        rows.push(...(this.cells.get(this.key(circle, dx, dy)) ?? []));
      }
    }
    return rows;
  }

  private key({ x, y }: Circle, dx: number, dy: number): string {
    return `${Math.floor(x / this.width) + dx} ${Math.floor(y / this.width) + dy}`;
  }
}

function freeArcs(circles: Circle[]): Arc[] {
  const largest = circles.reduce(
    (most, { radius }) => Math.max(most, radius),
    1,
  );
  const grid = new Grid(largest);
  circles.forEach((circle, row) => {
    grid.add(circle, row);
  });
  return circles.flatMap((circle, row) =>
    gaps(
      row,
      grid.near(circle).flatMap((other) => covers(circles, row, other)),
    ),
  );
}

// A part of a circle's edge inside another disc; from in [0, 2 pi).
interface Cover {
  from: number;
  to: number;
  by: number;
}

function covers(circles: Circle[], row: number, other: number): Cover[] {
  const a = circles[row];
  const b = circles[other];
  if (!a || !b || row === other) return [];
  const apart = distance(a, b);
  if (apart >= a.radius + b.radius) return [];
  const towards = Math.atan2(b.y - a.y, b.x - a.x);
  const cosine =
    (apart * apart + a.radius * a.radius - b.radius * b.radius) /
    (2 * apart * a.radius);
  const half = Math.acos(Math.max(-1, Math.min(1, cosine)));
  const from = (((towards - half) % TURN) + TURN) % TURN;
  return [{ from, to: from + 2 * half, by: other }];
}

// What the covers leave of a circle's edge.
function gaps(circle: number, covers: Cover[]): Arc[] {
  const sorted = [...covers].sort((a, b) => a.from - b.from);
  const first = sorted[0];
  if (!first) {
    return [{ circle, from: 0, to: TURN, starts: circle, ends: circle }];
  }
  // The one that reaches farthest past the start of the turn.
  let last = first;
  let end = Number.NEGATIVE_INFINITY;
  for (const cover of sorted) {
    if (cover.to - TURN > end) {
      end = cover.to - TURN;
      last = cover;
    }
  }
  const arcs: Arc[] = [];
  for (const cover of sorted) {
    if (cover.from > end) {
      arcs.push({
        circle,
        from: end,
        to: cover.from,
        starts: last.by,
        ends: cover.by,
      });
    }
    if (cover.to > end) {
      end = cover.to;
      last = cover;
    }
  }
  return arcs;
}

// Closed rings of arcs: where one ends at a circle, the one of that circle
// that starts there follows.
function chain(arcs: Arc[]): Arc[][] {
  const starting = new Map(
    arcs.map((arc) => [`${arc.circle} ${arc.starts}`, arc]),
  );
  const used = new Set<Arc>();
  const rings: Arc[][] = [];
  for (const first of arcs) {
    const ring: Arc[] = [];
    let arc: Arc | undefined = first;
    while (arc && !used.has(arc)) {
      used.add(arc);
      ring.push(arc);
      arc = starting.get(`${arc.ends} ${arc.circle}`);
    }
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}

function pointsOf(arc: Arc, circles: Circle[], step: number): Position[] {
  const circle = circles[arc.circle];
  if (!circle) return [];
  const pieces = Math.max(1, Math.ceil((arc.to - arc.from) / step));
  return Array.from({ length: pieces }, (_, piece) => {
    const angle = arc.from + ((arc.to - arc.from) * piece) / pieces;
    return [
      circle.x + circle.radius * Math.cos(angle),
      circle.y + circle.radius * Math.sin(angle),
    ];
  });
}

// Polygons: each clockwise ring is a hole of the smallest ring around it.
function nest(rings: Position[][]): Position[][][] {
  const outers = rings
    .filter((ring) => signedArea(ring) > 0)
    .map((ring) => ({ area: signedArea(ring), rings: [ring] }))
    .sort((a, b) => a.area - b.area);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const point = hole[0];
    const around = outers.find(({ rings: [outer] }) =>
      point && outer ? isInside(point, outer) : false,
    );
    around?.rings.push(hole);
  }
  return outers.map((outer) => outer.rings);
}

export function signedArea(ring: Position[]): number {
  let twice = 0;
  ring.forEach(([x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  });
  return twice / 2;
}

export function isInside([x = 0, y = 0]: Position, ring: Position[]): boolean {
  let inside = false;
  ring.forEach(([ax = 0, ay = 0], at) => {
    const [bx = 0, by = 0] = ring[(at + 1) % ring.length] ?? [];
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) {
      inside = !inside;
    }
  });
  return inside;
}
