// GeoJSON of what the map draws, by hand and without ceremony.
import type {
  Feature,
  FeatureCollection,
  GeoJsonProperties,
  Geometry,
  Position,
} from 'geojson';
import type { Name, Position as Place } from '../proto/railreach/v1/names_pb';

export const NOTHING: FeatureCollection = {
  type: 'FeatureCollection',
  features: [],
};

export function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

export function feature(
  geometry: Geometry,
  properties: GeoJsonProperties,
): Feature {
  return { type: 'Feature', geometry, properties };
}

export function pointOf(place: Pick<Place, 'lat' | 'lon'>): Geometry {
  return { type: 'Point', coordinates: [place.lon, place.lat] };
}

export function polygons(coordinates: Position[][][]): Geometry {
  return { type: 'MultiPolygon', coordinates };
}

export function polylines(coordinates: Position[][]): Geometry {
  return { type: 'MultiLineString', coordinates };
}

// What labels show, by language.
export function namesOf(name: Name | undefined) {
  return {
    zh: name?.zh || name?.en || name?.id || '',
    en: name?.en || name?.zh || name?.id || '',
  };
}
