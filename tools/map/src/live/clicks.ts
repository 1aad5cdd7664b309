// What a click on the map means for a drawing.
import type { Hit, Place } from '../map/overlay';
import type { Name } from '../proto/railreach/v1/names_pb';
import type { Scenario } from '../proto/railreach/v1/scenario_pb';
import {
  type DraftStop,
  type Drawing,
  isNew,
  newStations,
  newStop,
  stationStop,
} from './drawing';
import { metresBetween } from './geometry';
import type { Network } from './network';

export interface Ground {
  network: Network;
  scenario: Scenario;
  drawing: Drawing;
  snapM: number; // a station within is meant
}

// The station that is meant by a click, a new one where there is none.
export function stopAt(at: Place, hits: Hit[], ground: Ground): DraftStop {
  const { network, scenario, drawing } = ground;
  const hit = hits.find(({ kind }) => kind === 'station');
  const known = hit && knownStop(hit.row, network);
  if (known) return known;
  const stops = [
    ...drawing.stops.filter(isNew),
    ...newStations(scenario, network),
    ...knownStops(network),
  ];
  return (
    nearest(at, stops, ground.snapM) ??
    newStop(scenario, drawing, at, nodeName(hits, network))
  );
}

export function knownStop(row: number, network: Network) {
  const { name } = network.stations[row] ?? {};
  const at = network.place(row);
  return name && at && stationStop(name, at);
}

function knownStops({ result }: Network): DraftStop[] {
  return result.stations.flatMap(({ name, position }) =>
    name && position
      ? [stationStop(name, { lat: position.lat, lon: position.lon })]
      : [],
  );
}

function nearest(at: Place, stops: DraftStop[], mostM: number) {
  let best: DraftStop | undefined;
  let bestM = mostM;
  for (const stop of stops) {
    const metres = metresBetween(at, stop.at);
    if (metres > bestM) continue;
    best = stop;
    bestM = metres;
  }
  return best;
}

function nodeName(hits: Hit[], { result }: Network): Name | undefined {
  const hit = hits.find(({ kind }) => kind === 'node');
  return hit && result.keyNodes[hit.row]?.name;
}
