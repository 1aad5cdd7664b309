// What a live plan draws over the study, and who hears of clicks on the map.
import { signal } from '@preact/signals';
import type { Isochrone } from '../proto/railreach/v1/figures_pb';
import type { Tier } from '../proto/railreach/v1/names_pb';

export interface Place {
  lat: number;
  lon: number;
}

export interface DraftLine {
  tier: Tier;
  // Corners from stop to stop; empty colour: the tier's.
  path: Place[];
  colour: string;
  state: 'new' | 'drawing' | 'closed' | 'opened';
}

export interface DraftStation extends Place {
  name: string;
  state: 'new' | 'closed';
}

export interface Overlay {
  // Drawn instead of those of the selected node; largest cutoff last.
  isochrones: Isochrone[];
  origin: Place | undefined;
  lines: DraftLine[];
  stations: DraftStation[];
  // [by node] people within the cutoff, variant less baseline; empty: none.
  nodeGain: number[];
}

export const EMPTY_OVERLAY: Overlay = {
  isochrones: [],
  origin: undefined,
  lines: [],
  stations: [],
  nodeGain: [],
};

export const overlay = signal<Overlay>(EMPTY_OVERLAY);

// What lies under a click: a row of the result's tables.
export interface Hit {
  kind: 'node' | 'station' | 'line';
  row: number;
}

// Who takes clicks instead of the map's own choice of a node; true: taken.
export type ClickTaker = (at: Place, hits: Hit[]) => boolean;
export const clickTaker = signal<ClickTaker | undefined>(undefined);
