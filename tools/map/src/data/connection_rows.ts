// Tables of connections: regions and airports.
import type {
  AirportRow,
  ConnectionSummary,
} from '../proto/railreach/v1/figures_pb';
import { Level } from '../proto/railreach/v1/names_pb';
import type { Dataset } from './dataset';
import { isOfLevel, regionAt } from './places';

export interface AirportTableRow extends AirportRow {
  city: number | undefined;
}

export function airportRows(dataset: Dataset): AirportTableRow[] {
  return dataset.result.airports.map((row) => ({
    ...row,
    city: row.county === undefined ? undefined : dataset.cityOf[row.county],
  }));
}

// Of the study area, with the nodes outside it that take part.
export function wholeConnections(
  dataset: Dataset,
): ConnectionSummary | undefined {
  return dataset.result.connections.find(({ region }) => {
    const level = regionAt(dataset, region)?.level;
    return region === undefined || level === Level.STUDY_AREA;
  });
}

// Regions of the level, below the study area, which is told once.
export function connectionRows(
  dataset: Dataset,
  level: Level,
): ConnectionSummary[] {
  const whole = wholeConnections(dataset);
  const others = dataset.result.connections.filter(
    (row) =>
      regionAt(dataset, row.region)?.level !== Level.STUDY_AREA &&
      isOfLevel(dataset, row.region, level),
  );
  return whole ? [whole, ...others] : others;
}
