// The colours of the map's ground and figures, by theme.  Bands of time are
// one violet scale, which no tier has and all colour-vision deficiencies see.
import { scaleLinear } from 'd3-scale';
import type { Theme } from '../state';

export interface Palette {
  sea: string;
  land: string;
  coast: string;
  ink: string;
  halo: string;
  stationFill: string;
  unserved: string;
  gain: string;
  loss: string;
  accent: string;
  // From a time of 0 to the last cutoff.
  near: string;
  middle: string;
  far: string;
}

const PALETTES: Record<Theme, Palette> = {
  light: {
    sea: '#d9e4e8',
    land: '#f5f4ef',
    coast: '#a9bac0',
    ink: '#1f2a33',
    halo: '#fbfaf6',
    stationFill: '#ffffff',
    unserved: '#8b9197',
    gain: '#1c5fc0',
    loss: '#c2560c',
    accent: '#101820',
    near: '#6f55a8',
    middle: '#b3a0d2',
    far: '#e9e2f3',
  },
  dark: {
    sea: '#0e1317',
    land: '#1d242a',
    coast: '#42525c',
    ink: '#e6ebee',
    halo: '#151b20',
    stationFill: '#0f1418',
    unserved: '#7d878f',
    gain: '#82b4ff',
    loss: '#ffab6b',
    accent: '#ffffff',
    near: '#a78be0',
    middle: '#65529a',
    far: '#332d4b',
  },
};

export function paletteOf(theme: Theme): Palette {
  return PALETTES[theme];
}

// The colour of what is reached within so many minutes.
export function bandColour(
  palette: Palette,
  minutes: number,
  lastCutoff: number,
): string {
  return scaleLinear<string>()
    .domain([0, lastCutoff / 2, lastCutoff])
    .range([palette.near, palette.middle, palette.far])
    .clamp(true)(minutes);
}

// `share` of the way from one colour to another.
export function mix(from: string, to: string, share: number): string {
  return scaleLinear<string>().range([from, to])(share);
}

// A line's own colour by theme, brighter on dark; none: empty.
export function lineColours(colour: string): Record<Theme, string> {
  return { light: colour, dark: colour && mix(colour, '#ffffff', 0.25) };
}
