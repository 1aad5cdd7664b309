// What lies under the pointer, the nearest first.
import type { Map as LibreMap, MapGeoJSONFeature, Point } from 'maplibre-gl';
import type { Hit } from './overlay';

const KIND_OF_LAYER: Record<string, Hit['kind']> = {
  nodes: 'node',
  'node-dots': 'node',
  gains: 'node',
  stations: 'station',
  'stations-metro': 'station',
  'stations-planned': 'station',
  'station-labels': 'station',
  'hub-labels': 'station',
  'lines-open': 'line',
  'lines-planned': 'line',
};

const REACH_PX = 6;

// Nodes, then stations, then lines; of a kind the nearest first, labels last.
export function hitsAt(map: LibreMap, { x, y }: Point): Hit[] {
  const features = map.queryRenderedFeatures(
    [
      [x - REACH_PX, y - REACH_PX],
      [x + REACH_PX, y + REACH_PX],
    ],
    { layers: Object.keys(KIND_OF_LAYER) },
  );
  const away = (feature: MapGeoJSONFeature) => {
    if (feature.geometry.type !== 'Point') return REACH_PX;
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    const at = map.project([lon, lat]);
    return Math.hypot(at.x - x, at.y - y);
  };
  const found = features.map((feature) => ({
    kind: KIND_OF_LAYER[feature.layer.id] ?? 'line',
    row: Number(feature.properties.row),
    away: away(feature),
  }));
  const kinds: Hit['kind'][] = ['node', 'station', 'line'];
  const seen = new Set<string>();
  return found
    .sort(
      (a, b) =>
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.away - b.away,
    )
    .filter(({ kind, row }) => {
      const key = `${kind} ${row}`;
      if (row < 0 || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .map(({ kind, row }) => ({ kind, row }));
}
