// What is being drawn: a new line, an extension or an infill station, as stops
// one after the other.
import { create } from '@bufbuild/protobuf';
import type { Place } from '../map/overlay';
import { type Name, NameSchema, Tier } from '../proto/railreach/v1/names_pb';
import {
  type Modification,
  type Modification_AddLine,
  Modification_AddLineSchema,
  type Modification_Stop,
  Modification_StopSchema,
  ModificationSchema,
  type Scenario,
} from '../proto/railreach/v1/scenario_pb';
import { called } from './naming';
import type { Network } from './network';
import { tierOfWord, tierWord } from './tier_words';

export interface DraftStop {
  readonly stop: Modification_Stop; // with a point if it is a new station
  readonly name: Name;
  readonly at: Place;
}

interface Draft {
  readonly stops: readonly DraftStop[];
  // The modification of the plan that it takes the place of.
  readonly replaces?: number;
}

export interface LineDraft extends Draft {
  readonly kind: 'line';
  readonly line: Modification_AddLine; // its stops are those above
}

export interface ExtensionDraft extends Draft {
  readonly kind: 'extension';
  readonly line: Name;
  readonly at: DraftStop; // the terminus
  readonly speedKmh?: number;
}

export interface InfillDraft extends Draft {
  readonly kind: 'infill';
  readonly line: Name;
}

export type Drawing = LineDraft | ExtensionDraft | InfillDraft;

const HEADWAY_MIN = 6;

export function newLine(scenario: Scenario): LineDraft {
  const number = freeNumber(scenario, (n) => `new_line_${n}`, lineIds);
  return {
    kind: 'line',
    stops: [],
    line: create(Modification_AddLineSchema, {
      line: `new_line_${number}`,
      nameZh: `新线 ${number}`,
      nameEn: `New line ${number}`,
      tier: tierWord(Tier.SUBURBAN),
      service: [{ headwayMin: HEADWAY_MIN }],
    }),
  };
}

export function isNew({ stop }: DraftStop): boolean {
  return stop.lat !== undefined;
}

export function sameStation(a: DraftStop, b: DraftStop): boolean {
  return a.stop.station === b.stop.station;
}

export function stationStop(name: Name, at: Place): DraftStop {
  return {
    stop: create(Modification_StopSchema, { station: name.id }),
    name,
    at,
  };
}

// A new station where there was none, called like what stands there, if
// anything does.
export function newStop(
  scenario: Scenario,
  drawing: Drawing,
  at: Place,
  called?: Name,
): DraftStop {
  const drawn = drawing.stops.map(({ stop }) => stop.station);
  const number = freeNumber(
    scenario,
    (n) => `new_station_${n}`,
    (plan) => [...drawn, ...stationIds(plan)],
  );
  const name = create(NameSchema, {
    id: `new_station_${number}`,
    zh: called?.zh ?? `新站 ${number}`,
    en: called?.en ?? `New station ${number}`,
  });
  const stop = create(Modification_StopSchema, {
    station: name.id,
    nameZh: name.zh,
    nameEn: name.en,
    // Metres are enough, and make a file that can be read.
    lat: rounded(at.lat),
    lon: rounded(at.lon),
  });
  return { stop, name, at: { lat: rounded(at.lat), lon: rounded(at.lon) } };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

export function withStop<T extends Drawing>(drawing: T, stop: DraftStop): T {
  if (drawing.kind === 'infill') return { ...drawing, stops: [stop] };
  const { stops } = drawing;
  const last =
    stops[stops.length - 1] ??
    (drawing.kind === 'extension' ? drawing.at : undefined);
  if (last && sameStation(last, stop)) return drawing;
  return { ...drawing, stops: [...stops, stop] };
}

export function withoutStop<T extends Drawing>(
  drawing: T,
  at = drawing.stops.length - 1,
): T {
  if (!drawing.stops[at]) return drawing;
  return { ...drawing, stops: drawing.stops.filter((_, row) => row !== at) };
}

// One place up (-1) or down (+1).
export function withStopMoved<T extends Drawing>(
  drawing: T,
  at: number,
  by: -1 | 1,
): T {
  const stops = [...drawing.stops];
  const [moved] = stops.splice(at, 1);
  const to = at + by;
  if (!moved || to < 0 || to > stops.length) return drawing;
  stops.splice(to, 0, moved);
  return { ...drawing, stops };
}

export function withStopNamed<T extends Drawing>(
  drawing: T,
  at: number,
  text: string,
): T {
  const stops = drawing.stops.map((draft, row) => {
    if (row !== at || !isNew(draft)) return draft;
    const stop = called(draft.stop, text);
    const name = { ...draft.name, zh: stop.nameZh, en: stop.nameEn };
    return { ...draft, stop, name };
  });
  return { ...drawing, stops };
}

// Undefined: not enough stops yet.
export function modificationOf(drawing: Drawing): Modification | undefined {
  const stop = drawing.stops.map((draft) => draft.stop);
  if (stop.length < (drawing.kind === 'line' ? 2 : 1)) return undefined;
  return create(ModificationSchema, { change: changeOf(drawing, stop) });
}

function changeOf(drawing: Drawing, stop: Modification_Stop[]) {
  switch (drawing.kind) {
    case 'line': {
      const ring = stop.length > 3 && stop[0]?.station === stop.at(-1)?.station;
      const { ring: _, ...line } = drawing.line;
      return {
        case: 'addLine' as const,
        value: create(Modification_AddLineSchema, {
          ...line,
          stop,
          ...(ring && { ring }),
        }),
      };
    }
    case 'extension':
      return {
        case: 'extendLine' as const,
        value: {
          line: drawing.line.id,
          at: drawing.at.stop.station,
          stop,
          ...(drawing.speedKmh && { designSpeedKmh: drawing.speedKmh }),
        },
      };
    case 'infill':
      return {
        case: 'addStop' as const,
        value: { line: drawing.line.id, ...(stop[0] && { stop: stop[0] }) },
      };
  }
}

// A line of the plan, to be drawn further; undefined: not one, or its stations
// are not known.
export function lineDraft(
  modification: Modification | undefined,
  replaces: number,
  network: Network,
): LineDraft | undefined {
  if (modification?.change.case !== 'addLine') return undefined;
  const line = modification.change.value;
  const stops = line.stop.map((stop) => draftOf(stop, network));
  if (stops.some((stop) => !stop)) return undefined;
  return {
    kind: 'line',
    line,
    replaces,
    stops: stops.filter((stop) => stop !== undefined),
  };
}

function draftOf(
  stop: Modification_Stop,
  network: Network,
): DraftStop | undefined {
  if (stop.lat !== undefined && stop.lon !== undefined) {
    const name = create(NameSchema, {
      id: stop.station,
      zh: stop.nameZh || stop.station,
      en: stop.nameEn || stop.station,
    });
    return { stop, name, at: { lat: stop.lat, lon: stop.lon } };
  }
  const station = network.station(stop.station);
  if (!station?.name || !station.position) return undefined;
  const { lat, lon } = station.position;
  return { stop, name: station.name, at: { lat, lon } };
}

export function lineTier(line: Modification_AddLine): Tier {
  return tierOfWord(line.tier) ?? Tier.METRO;
}

export function headwayMin(line: Modification_AddLine): number | undefined {
  return line.service[0]?.headwayMin;
}

// Stops of any modification that has some.
export function stopsOf({ change }: Modification): Modification_Stop[] {
  switch (change.case) {
    case 'addLine':
    case 'extendLine':
    case 'rerouteLine':
    case 'branchLine':
      return change.value.stop;
    case 'addStop':
      return change.value.stop ? [change.value.stop] : [];
    default:
      return [];
  }
}

// New stations of a plan, each once.
export function newStations(scenario: Scenario, network: Network) {
  const stops = new Map<string, DraftStop>();
  for (const stop of scenario.modification.flatMap(stopsOf)) {
    const draft = stop.lat === undefined ? undefined : draftOf(stop, network);
    if (draft) stops.set(stop.station, draft);
  }
  return [...stops.values()];
}

function stationIds(scenario: Scenario): string[] {
  return scenario.modification.flatMap(stopsOf).map(({ station }) => station);
}

function lineIds(scenario: Scenario): string[] {
  return scenario.modification.flatMap(({ change }) =>
    change.case === 'addLine' ? [change.value.line] : [],
  );
}

function freeNumber(
  scenario: Scenario,
  idOf: (number: number) => string,
  takenIn: (scenario: Scenario) => string[],
): number {
  const taken = new Set(takenIn(scenario));
  let number = 1;
  while (taken.has(idOf(number))) ++number;
  return number;
}
