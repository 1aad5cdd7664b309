// What places are called, and which city they belong to.
import { Level, type Name, type Region } from '../proto/railreach/v1/names_pb';
import { nameOf, t } from '../words';
import type { Dataset } from './dataset';

const KINDS: Record<string, [zh: string, en: string]> = {
  new_town: ['新城', 'new town'],
  county_seat: ['区县驻地', 'county seat'],
  city_centre: ['市中心', 'city centre'],
  function: ['功能区', 'functional area'],
  strategic_area: ['战略功能区', 'strategic area'],
  innovation: ['创新园区', 'innovation area'],
  hub: ['枢纽', 'hub'],
  hub_outside: ['圈外枢纽', 'hub outside'],
  airport: ['机场', 'airport'],
  airport_outside: ['圈外机场', 'airport outside'],
  port: ['港口码头', 'port'],
  scenic: ['景区', 'scenic area'],
};

const LEVELS: Record<number, [zh: string, en: string]> = {
  [Level.STUDY_AREA]: ['研究范围', 'study area'],
  [Level.CITY]: ['城市', 'cities'],
  [Level.COUNTY]: ['区县', 'counties'],
  [Level.STRATEGIC_ZONE]: ['战略协同区', 'strategic zones'],
  [Level.DEMONSTRATION_ZONE]: ['协同示范区', 'demonstration zones'],
  [Level.TOWN_CLUSTER]: ['跨界城镇圈', 'town clusters'],
};

// A kind that has no word here is shown as the tables spell it.
export function kindName(kind: string): string {
  const cluster = /^cross_border_?(.*)$/.exec(kind);
  if (cluster) {
    return t(`跨界城镇圈 ${cluster[1]}`, `cross-border cluster ${cluster[1]}`);
  }
  const words = KINDS[kind];
  return words ? t(...words) : kind.replaceAll('_', ' ');
}

export function levelName(level: Level): string {
  return t(...(LEVELS[level] ?? ['其他', 'other']));
}

// Hubs and places outside do not count in coverage and in means.
export function countsInCoverage(kind: string): boolean {
  return kind !== 'hub' && !kind.endsWith('_outside');
}

// Of a row of the regions; without one, the study area.
export function regionAt(
  dataset: Dataset,
  region: number | undefined,
): Region | undefined {
  const { regions } = dataset.result;
  return region === undefined
    ? regions.find(({ level }) => level === Level.STUDY_AREA)
    : regions[region];
}

export function regionName(
  dataset: Dataset,
  region: number | undefined,
): string {
  const row = regionAt(dataset, region);
  return row ? nameOf(row.name) : t('研究范围', 'study area');
}

// The study area stands above every choice of a level.
export function isOfLevel(
  dataset: Dataset,
  region: number | undefined,
  level: Level,
): boolean {
  const own = regionAt(dataset, region)?.level ?? Level.STUDY_AREA;
  return own === level || own === Level.STUDY_AREA;
}

// The row of the city; undefined: outside the study area's cities.
export function cityOfNode(dataset: Dataset, node: number): number | undefined {
  const county = dataset.result.keyNodes[node]?.region;
  if (county === undefined) return undefined;
  return dataset.cities.includes(county) ? county : dataset.cityOf[county];
}

export function cityName(dataset: Dataset, city: number | undefined): string {
  return city === undefined
    ? t('圈外', 'outside')
    : nameOf(dataset.result.regions[city]?.name);
}

// Of a row of a table of names; -1 and undefined mean none.
export function nameAt(
  rows: { name?: Name }[],
  row: number | undefined,
): string | undefined {
  const name = row === undefined ? undefined : rows[row]?.name;
  return name && nameOf(name);
}
