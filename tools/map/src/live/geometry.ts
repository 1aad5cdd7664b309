// Distances on the ground, near enough for clicks.
import type { Place } from '../map/overlay';

const METRES_PER_DEGREE = 111_195;

export function metresBetween(a: Place, b: Place): number {
  const shrink = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(
    (a.lat - b.lat) * METRES_PER_DEGREE,
    (a.lon - b.lon) * METRES_PER_DEGREE * shrink,
  );
}

export function pointText({ lat, lon }: Place): string {
  return `${lat.toFixed(5)},${lon.toFixed(5)}`;
}

// Of a web map whose tiles are 512 pixels wide.
export function metresPerPixel(lat: number, zoom: number): number {
  const around = METRES_PER_DEGREE * 360 * Math.cos((lat * Math.PI) / 180);
  return around / (512 * 2 ** zoom);
}
