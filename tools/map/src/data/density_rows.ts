// The table of density: kilometres of track by region, a column per measure.
import type { DensityRow } from '../proto/railreach/v1/figures_pb';
import type { DensityClass, Level } from '../proto/railreach/v1/names_pb';
import { TIERS, tierName } from '../tiers';
import { t } from '../words';
import type { Dataset } from './dataset';
import { isOfLevel, regionAt } from './places';

const MEASURES: Record<string, [zh: string, en: string]> = {
  narrow: ['窄口径', 'narrow'],
  middle: ['中口径', 'middle'],
  wide: ['宽口径', 'wide'],
  national_rail: ['国铁', 'national rail'],
  all: ['全部', 'all'],
};

const TIER_MEASURES = [
  'trunk',
  'conventional',
  'intercity',
  'suburban',
  'metro',
];

export function measureName(measure: string): string {
  const tier = TIERS[TIER_MEASURES.indexOf(measure)];
  if (tier !== undefined) return tierName(tier);
  const words = MEASURES[measure];
  return words ? t(...words) : measure;
}

export interface DensityTableRow {
  region: number | undefined;
  areaKm2: number | undefined;
  areaOfficial: boolean;
  measures: Map<string, DensityRow>;
}

// Regions of the level, below the study area.
export function densityRows(dataset: Dataset, level: Level): DensityTableRow[] {
  const rows = new Map<number | undefined, DensityTableRow>();
  for (const found of dataset.result.densities) {
    if (!isOfLevel(dataset, found.region, level)) continue;
    const row = rows.get(found.region) ?? emptyRow(dataset, found.region);
    row.measures.set(found.measure, found);
    rows.set(found.region, row);
  }
  return [...rows.values()];
}

function emptyRow(
  dataset: Dataset,
  region: number | undefined,
): DensityTableRow {
  const area = regionAt(dataset, region);
  return {
    region,
    areaKm2: area?.areaKm2 || undefined,
    areaOfficial: area?.areaOfficial ?? false,
    measures: new Map(),
  };
}

export interface ClassMember {
  line: number;
  lengthMm: bigint | undefined;
}

// Lines that run and count from this class on.
export function linesOfClass(dataset: Dataset, densityClass: DensityClass) {
  const { lines, lineLengthMm } = dataset.result;
  return lines.flatMap((line, row): ClassMember[] =>
    line.open && line.densityClass === densityClass
      ? [{ line: row, lengthMm: lineLengthMm[row] }]
      : [],
  );
}

export function assumedShare(row: DensityRow | undefined): number | undefined {
  if (!row || row.trackMm === 0n) return undefined;
  return Number(row.assumedTrackMm) / Number(row.trackMm);
}
