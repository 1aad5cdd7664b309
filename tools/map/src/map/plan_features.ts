// What a live plan draws over the study, as GeoJSON.
import type { FeatureCollection } from 'geojson';
import {
  collection,
  feature,
  NOTHING,
  pointOf,
  polylines,
} from './collections';
import type { Overlay } from './overlay';
import { lineColours } from './palette';

export function draftLineFeatures({ lines }: Overlay): FeatureCollection {
  return collection(
    lines.map(({ path, tier, colour, state }) =>
      feature(polylines([path.map(({ lat, lon }) => [lon, lat])]), {
        tier,
        ...lineColours(colour),
        state,
      }),
    ),
  );
}

export function draftStationFeatures({ stations }: Overlay): FeatureCollection {
  return collection(
    stations.map((station) =>
      feature(pointOf(station), { name: station.name, state: station.state }),
    ),
  );
}

export function originFeatures({ origin }: Overlay): FeatureCollection {
  return origin ? collection([feature(pointOf(origin), {})]) : NOTHING;
}
