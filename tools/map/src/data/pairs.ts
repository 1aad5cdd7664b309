// The pair sheet, one pair of key nodes at a time.
import type { PairSheet } from '../proto/railreach/v1/figures_pb';
import type { Tier } from '../proto/railreach/v1/names_pb';
import { tiersIn } from '../tiers';
import type { Dataset } from './dataset';
import { PARTS, type Part } from './journey_parts';

const DIRECT = 1;
const VIA_HUB = 2;
const VIA_CENTRE = 4;
const NO_JOURNEY = 255;

export interface PairRow {
  from: number;
  to: number;
  totalS: number;
  parts: Record<Part, number>; // seconds
  scheduleDelayS: number;
  assumedRideS: number;
  rides: number; // of the fastest; 0: without rail
  fewestChanges: number | undefined;
  direct: boolean;
  viaHub: boolean;
  viaCentre: boolean;
  tiers: Tier[];
  lines: number[]; // rows of the result's lines, in order
  straightLineMm: number;
  pathMm: number;
}

export class Pairs {
  private readonly sheet: PairSheet | undefined;
  private readonly size: number;
  private readonly firstLine: Uint32Array; // [by pair], and the end

  constructor(dataset: Dataset) {
    const { keyNodes, pairs } = dataset.result;
    this.size = keyNodes.length;
    const whole = pairs?.totalS.length === this.size * this.size;
    this.sheet = whole ? pairs : undefined;
    this.firstLine = startsOf(this.sheet?.numLines ?? []);
  }

  // False where the result was written without its pairs.
  get known(): boolean {
    return this.sheet !== undefined && this.size > 0;
  }

  // Seconds; undefined on the diagonal and beyond the horizon.
  time(from: number, to: number): number | undefined {
    if (from === to) return undefined;
    const total = this.sheet?.totalS[from * this.size + to];
    return total === undefined || total < 0 ? undefined : total;
  }

  isDirect(from: number, to: number): boolean {
    return this.has(from * this.size + to, DIRECT);
  }

  // Undefined where the pair is not reached, or only its total is known.
  row(from: number, to: number): PairRow | undefined {
    const totalS = this.time(from, to);
    const pair = from * this.size + to;
    if (!this.sheet || totalS === undefined) return undefined;
    if (this.sheet.rideS.length === 0) return undefined;
    return { from, to, totalS, ...this.details(this.sheet, pair) };
  }

  private has(pair: number, flag: number): boolean {
    return ((this.sheet?.flags[pair] ?? 0) & flag) !== 0;
  }

  private details(sheet: PairSheet, pair: number) {
    const fewest = sheet.fewestRides[pair] ?? NO_JOURNEY;
    return {
      parts: partsOf(sheet, pair),
      scheduleDelayS: sheet.scheduleDelayS[pair] ?? 0,
      assumedRideS: sheet.assumedRideS[pair] ?? 0,
      rides: sheet.numRides[pair] ?? 0,
      fewestChanges:
        fewest === NO_JOURNEY ? undefined : Math.max(0, fewest - 1),
      direct: this.has(pair, DIRECT),
      viaHub: this.has(pair, VIA_HUB),
      viaCentre: this.has(pair, VIA_CENTRE),
      tiers: tiersIn(sheet.tiers[pair] ?? 0),
      lines: sheet.lines.slice(this.firstLine[pair], this.firstLine[pair + 1]),
      straightLineMm: Number(sheet.straightLineMm[pair] ?? 0n),
      pathMm: Number(sheet.pathMm[pair] ?? 0n),
    };
  }
}

function startsOf(counts: number[]): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, i) => {
    starts[i + 1] = (starts[i] ?? 0) + count;
  });
  return starts;
}

function partsOf(sheet: PairSheet, pair: number): Record<Part, number> {
  return Object.fromEntries(
    PARTS.map((part) => [part, sheet[`${part}S`][pair] ?? 0]),
  ) as Record<Part, number>;
}
