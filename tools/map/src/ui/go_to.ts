// Shows a place that was found: selects what can be selected, and flies there.
import type { Dataset } from '../data/dataset';
import {
  Level,
  type Position,
  type Region,
} from '../proto/railreach/v1/names_pb';
import { flyTo, page, selectedNode, selectedRegion } from '../state';
import type { FoundPlace } from './places_found';

export function goTo(dataset: Dataset, { kind, row }: FoundPlace) {
  const { keyNodes, regions, stations, zones } = dataset.result;
  page.value = 'map';
  switch (kind) {
    case 'node':
      selectedNode.value = row;
      fly(keyNodes[row]?.position, 9.5);
      break;
    case 'region':
      selectedRegion.value = row;
      fly(middleOf(dataset, regions[row]), zoomOf(regions[row]));
      break;
    case 'station':
      fly(stations[row]?.position, 12.5);
      break;
    case 'zone':
      fly(zones[row]?.position, 11.5);
      break;
  }
}

function fly(position: Position | undefined, zoom: number) {
  if (!position) return;
  flyTo.value = { lat: position.lat, lon: position.lon, zoom };
}

function zoomOf(region: Region | undefined): number {
  switch (region?.level) {
    case Level.STUDY_AREA:
      return 7;
    case Level.COUNTY:
    case Level.TOWN_CLUSTER:
      return 10;
    default:
      return 8.5;
  }
}

// Its seat, or else the mean of its members' places.
function middleOf(
  dataset: Dataset,
  region: Region | undefined,
): Position | undefined {
  if (!region || region.seat) return region?.seat;
  const { regions, zones } = dataset.result;
  const members = [
    ...region.zoneMembers.map((row) => zones[row]?.position),
    ...region.regionMembers.map((row) => regions[row]?.seat),
  ].filter((position) => position !== undefined);
  const [first] = members;
  if (!first) return undefined;
  const mean = (of: (position: Position) => number) =>
    members.reduce((sum, position) => sum + of(position), 0) / members.length;
  return { ...first, lat: mean((p) => p.lat), lon: mean((p) => p.lon) };
}
