// The map as files: a picture of the view, and what is drawn as GeoJSON.
import type { FeatureCollection } from 'geojson';
import { NOTHING } from './collections';
import { drawing } from './map_drawing';

// A PNG of the map as it is seen, once it is drawn.
export async function mapImage(): Promise<Blob> {
  const map = drawing.value?.map;
  if (!map) throw new Error('no map is shown');
  if (!map.loaded()) await map.once('idle');
  return new Promise((resolve, reject) => {
    map.getCanvas().toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the map cannot be drawn as a picture'));
    });
  });
}

// What the layers that are switched on show, each feature with its `layer`;
// WGS84 degrees.
export function mapGeoJson(): FeatureCollection {
  return drawing.value?.shownFeatures() ?? NOTHING;
}
