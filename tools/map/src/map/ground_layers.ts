// Layers under the network: land, bands of time, sea, coverage, zones.
import type { LayerSpecification } from 'maplibre-gl';
import {
  byZoom,
  type Colour,
  colourOfTier,
  type Look,
  times,
  visible,
} from './look';
import { bandColour, mix, type Palette, paletteOf } from './palette';

// Bands are opaque and painted from the largest to the smallest, so that they
// stay flat; the sea is laid over them as a veil.
export function groundLayers(look: Look): LayerSpecification[] {
  const palette = paletteOf(look.theme);
  return [
    {
      id: 'background',
      type: 'background',
      paint: { 'background-color': palette.sea },
    },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      paint: { 'fill-color': palette.land },
    },
    ...reachLayers(look, palette),
    {
      id: 'sea',
      type: 'fill',
      source: 'sea',
      paint: {
        'fill-color': palette.sea,
        'fill-opacity': 0.6,
        'fill-antialias': false,
      },
    },
    {
      id: 'coast',
      type: 'line',
      source: 'land',
      paint: { 'line-color': palette.coast, 'line-width': 0.8 },
    },
  ];
}

function reachLayers(look: Look, palette: Palette): LayerSpecification[] {
  const { cutoffMin, lastCutoff } = look;
  const scale: Colour = [
    'interpolate',
    ['linear'],
    ['get', 'minutes'],
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      share * lastCutoff,
      bandColour(palette, share * lastCutoff, lastCutoff),
    ]),
  ] as unknown as Colour;
  const layout = {
    'fill-sort-key': ['-', 0, ['get', 'minutes']] as [
      '-',
      number,
      ['get', string],
    ],
    ...visible(look.layers.isochrones),
  };
  return [
    {
      id: 'reach-beyond',
      type: 'fill',
      source: 'reach',
      filter: ['>', ['get', 'minutes'], cutoffMin],
      layout,
      paint: { 'fill-color': mix(palette.land, palette.far, 0.45) },
    },
    // Its inner half is painted over.
    {
      id: 'reach-edge',
      type: 'line',
      source: 'reach',
      filter: ['==', ['get', 'minutes'], cutoffMin],
      layout: { 'line-join': 'round', ...visible(look.layers.isochrones) },
      paint: { 'line-color': palette.near, 'line-width': 2.8 },
    },
    {
      id: 'reach-within',
      type: 'fill',
      source: 'reach',
      filter: ['<=', ['get', 'minutes'], cutoffMin],
      layout,
      paint: { 'fill-color': scale },
    },
  ];
}

export function coverageLayers(look: Look): LayerSpecification[] {
  const layout = visible(look.layers.coverage);
  return [
    {
      id: 'coverage',
      type: 'fill',
      source: 'coverage',
      layout,
      paint: { 'fill-color': colourOfTier(), 'fill-opacity': 0.16 },
    },
    {
      id: 'coverage-edge',
      type: 'line',
      source: 'coverage',
      layout,
      paint: {
        'line-color': colourOfTier(),
        'line-width': 0.7,
        'line-opacity': 0.7,
      },
    },
  ];
}

// Areas are in proportion to people.
export function zoneLayers(look: Look): LayerSpecification[] {
  const palette = paletteOf(look.theme);
  const size = ['sqrt', ['/', ['get', 'people'], 1e5]] as [
    'sqrt',
    ['/', ['get', string], number],
  ];
  const { lastCutoff } = look;
  return [
    {
      id: 'zones',
      type: 'circle',
      source: 'zones',
      layout: visible(look.layers.zones),
      paint: {
        'circle-radius': byZoom(2, [7, times(size, 3)], [11, times(size, 16)]),
        'circle-color': [
          'case',
          ['<', ['get', 'minutes'], 0],
          palette.unserved,
          [
            'interpolate',
            ['linear'],
            ['get', 'minutes'],
            0,
            palette.near,
            lastCutoff / 2,
            palette.middle,
            lastCutoff,
            palette.far,
          ],
        ],
        'circle-opacity': ['case', ['<', ['get', 'minutes'], 0], 0.25, 0.9],
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 0.6,
      },
    },
  ];
}
