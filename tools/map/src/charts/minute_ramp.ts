// Colours of travel times: the nearer, the stronger against the ground.
import type { Theme } from '../state';

type Rgb = [number, number, number];

const STOPS: Record<Theme, Rgb[]> = {
  light: [
    [9, 62, 82],
    [22, 122, 132],
    [120, 189, 168],
    [226, 236, 196],
  ],
  dark: [
    [250, 243, 190],
    [134, 208, 166],
    [45, 138, 145],
    [24, 62, 86],
  ],
};

// As many steps as there are classes, from the nearest to the farthest.
export function minuteColours(classes: number, theme: Theme): string[] {
  return Array.from({ length: classes }, (_, i) =>
    mix(STOPS[theme], classes > 1 ? i / (classes - 1) : 0),
  );
}

// The class that a time falls in: upper ends in minutes, inclusive.
export function classOf(seconds: number, classes: number[]): number {
  const found = classes.findIndex((end) => seconds <= end * 60);
  return found < 0 ? classes.length - 1 : found;
}

function mix(stops: Rgb[], at: number): string {
  const place = at * (stops.length - 1);
  const i = Math.min(Math.floor(place), stops.length - 2);
  const [from, to] = [stops[i] as Rgb, stops[i + 1] as Rgb];
  const part = (k: 0 | 1 | 2) =>
    Math.round(from[k] + (to[k] - from[k]) * (place - i));
  return `rgb(${part(0)}, ${part(1)}, ${part(2)})`;
}
