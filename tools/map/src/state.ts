// What is looked at: one place for what several parts of the page share.
import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

// Pages of the report, as its address says them: #catchments.
export const PAGES = [
  'map',
  'city',
  'catchments',
  'coverage',
  'connections',
  'density',
  'assessment',
  'criticality',
  'comparison',
  'ranking',
  'definitions',
] as const;
export type Page = (typeof PAGES)[number];

export const theme = signal<Theme>('light');
export const page = signal<Page>('map');
export const selectedNode = signal<number | undefined>(undefined);
export const selectedRegion = signal<number | undefined>(undefined);
// Where the map is asked to go; it follows each new value and sets none.
export const flyTo = signal<
  { lat: number; lon: number; zoom: number } | undefined
>(undefined);
// All pages stand below each other, to be printed as one report.
export const printAll = signal(false);
// The cutoff that the map and its tables speak of, in minutes.
export const cutoffMin = signal(60);

export interface Layers {
  lines: boolean;
  planned: boolean;
  stations: boolean;
  nodes: boolean;
  isochrones: boolean;
  coverage: boolean;
  regions: boolean;
  zones: boolean;
  difference: boolean;
}

export const layers = signal<Layers>({
  lines: true,
  planned: true,
  stations: true,
  nodes: true,
  isochrones: true,
  coverage: false,
  regions: true,
  zones: false,
  difference: true,
});
