// Development corridors as strips of stations and the trains between them.
import type { Name } from '../proto/railreach/v1/names_pb';
import { countiesOf, type Place } from './city';
import type { Dataset } from './dataset';

export interface StripStation {
  name: Name | undefined;
  inPlace: boolean;
  // Direct trains per hour to the next station; undefined: the last one.
  trainsPerHour: number | undefined;
}

export interface Strip {
  name: Name | undefined;
  stations: StripStation[];
  seconds: number | undefined; // end to end; undefined: not within the horizon
  transfers: number;
  people5km: number;
  straightLineKm: number;
}

// Those that call in the place.
export function stripsOf(dataset: Dataset, place: Place): Strip[] {
  const { result } = dataset;
  const counties = countiesOf(dataset, place);
  const station = (row: number): StripStation => {
    const { name, region } = result.stations[row] ?? {};
    const inPlace = region !== undefined && counties.has(region);
    return { name, inPlace, trainsPerHour: undefined };
  };
  const strips = result.corridorRows.map((row): Strip => {
    const stations = row.sectionFrom.map((from, section) => ({
      ...station(from),
      trainsPerHour: row.sectionTrainsPerHour[section] ?? 0,
    }));
    const last = row.sectionTo.at(-1);
    return {
      name: result.corridors[row.corridor ?? -1]?.name,
      stations: last === undefined ? stations : [...stations, station(last)],
      seconds: row.timeS,
      transfers: row.transfers,
      people5km: Number(row.people5km),
      straightLineKm: Number(row.straightLineMm) / 1e6,
    };
  });
  return strips.filter((strip) => strip.stations.some((s) => s.inPlace));
}
