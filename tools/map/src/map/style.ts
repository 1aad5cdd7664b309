// The map's style: made once, then brought from look to look by its
// differences.
import type {
  LayerSpecification,
  Map as LibreMap,
  StyleSpecification,
} from 'maplibre-gl';
import { NOTHING } from './collections';
import { coverageLayers, groundLayers, zoneLayers } from './ground_layers';
import { labelLayers } from './label_layers';
import type { Look } from './look';
import {
  gainLayers,
  lineLayers,
  nodeLayers,
  planLayers,
  stationLayers,
} from './network_layers';

export const SOURCES = [
  'land',
  'sea',
  'reach',
  'coverage',
  'zones',
  'lines',
  'stations',
  'gains',
  'nodes',
  'draft-lines',
  'draft-stations',
  'origin',
  'regions',
] as const;
export type SourceId = (typeof SOURCES)[number];

// From bottom to top.
export function mapLayers(look: Look): LayerSpecification[] {
  return [
    ...groundLayers(look),
    ...coverageLayers(look),
    ...zoneLayers(look),
    ...lineLayers(look),
    ...stationLayers(look),
    ...gainLayers(look),
    ...planLayers(look),
    ...nodeLayers(look),
    ...labelLayers(look),
  ];
}

// No glyphs are named: the map draws them from the machine's fonts.
export function mapStyle(layers: LayerSpecification[]): StyleSpecification {
  return {
    version: 8,
    sources: Object.fromEntries(
      SOURCES.map((id) => [
        id,
        { type: 'geojson', data: NOTHING, tolerance: 0.2, maxzoom: 14 },
      ]),
    ),
    layers,
  };
}

// From the layers of one look to those of another.
export function applyLayers(
  map: LibreMap,
  before: LayerSpecification[],
  after: LayerSpecification[],
) {
  after.forEach((layer, at) => {
    const was = before[at];
    if (!was) return;
    for (const [key, value] of changes(was.paint, layer.paint)) {
      map.setPaintProperty(layer.id, key, value);
    }
    for (const [key, value] of changes(was.layout, layer.layout)) {
      map.setLayoutProperty(layer.id, key, value);
    }
    const filter = filterOf(layer);
    if (!same(filterOf(was), filter)) map.setFilter(layer.id, filter);
  });
}

function filterOf(layer: LayerSpecification) {
  return 'filter' in layer ? layer.filter : undefined;
}

export function changes(
  before: object | undefined,
  after: object | undefined,
): [string, unknown][] {
  const old = new Map(Object.entries(before ?? {}));
  return Object.entries(after ?? {}).filter(
    ([key, value]) => !same(old.get(key), value),
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
