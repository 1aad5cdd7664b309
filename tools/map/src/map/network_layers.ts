// Layers of lines, stations, key nodes, gains and plans.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { Tier } from '../proto/railreach/v1/names_pb';
import {
  byZoom,
  colourOfTier,
  type Look,
  match,
  ownColour,
  times,
  visible,
} from './look';
import { paletteOf } from './palette';

const WIDTH: ExpressionSpecification = match(
  'tier',
  [
    [Tier.TRUNK, 2.6],
    [Tier.INTERCITY, 2.4],
    [Tier.SUBURBAN, 2.1],
    [Tier.METRO, 1.7],
  ],
  1.4,
);

function width(more: number): ExpressionSpecification {
  const at = (factor: number): ExpressionSpecification => [
    '+',
    times(WIDTH, factor),
    more,
  ];
  return byZoom(
    1.4,
    [6, at(0.45)],
    [9, at(0.85)],
    [12, at(1.35)],
    [15, at(2.4)],
  );
}

// The first tiers are drawn above the later ones.
const ORDER: ExpressionSpecification = ['-', 0, ['get', 'tier']];

export function lineLayers(look: Look): LayerSpecification[] {
  const palette = paletteOf(look.theme);
  const { lines, planned } = look.layers;
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'lines-planned',
      type: 'line',
      source: 'lines',
      filter: ['!', ['get', 'open']],
      layout: {
        'line-join': 'round',
        'line-sort-key': ORDER,
        ...visible(planned),
      },
      paint: {
        'line-color': ownColour(look.theme),
        'line-width': width(-0.3),
        'line-opacity': ['case', ['get', 'planned'], 0.6, 0.85],
        'line-dasharray': [2, 1.8],
      },
    },
    {
      id: 'lines-casing',
      type: 'line',
      source: 'lines',
      filter: ['get', 'open'],
      layout: { ...round, ...visible(lines) },
      paint: {
        'line-color': palette.halo,
        'line-width': width(1.6),
        'line-opacity': 0.7,
      },
    },
    {
      id: 'lines-open',
      type: 'line',
      source: 'lines',
      filter: ['get', 'open'],
      layout: { ...round, 'line-sort-key': ORDER, ...visible(lines) },
      paint: { 'line-color': ownColour(look.theme), 'line-width': width(0) },
    },
  ];
}

// By rank: those without trains only with what is planned.
export function stationLayers(look: Look): LayerSpecification[] {
  const palette = paletteOf(look.theme);
  const { stations, planned } = look.layers;
  const size = (hub: number, rail: number, other: number) =>
    match(
      'rank',
      [
        [3, hub],
        [2, rail],
      ],
      other,
    );
  const circle = (
    id: string,
    filter: ExpressionSpecification,
    shown: boolean,
    minzoom: number,
  ): LayerSpecification => ({
    id,
    type: 'circle',
    source: 'stations',
    minzoom,
    filter,
    layout: { 'circle-sort-key': ['get', 'rank'], ...visible(shown) },
    paint: {
      'circle-radius': byZoom(
        1,
        [7, size(1.4, 0.9, 0.5)],
        [9, size(2.4, 1.7, 1)],
        [11, size(3.6, 2.8, 2)],
        [14, size(6.5, 5, 4.4)],
      ),
      'circle-stroke-width': byZoom(1, [7, 0.5], [11, 1.3], [14, 2]),
      'circle-color': palette.stationFill,
      'circle-stroke-color': [
        'case',
        ['==', ['get', 'rank'], 3],
        palette.ink,
        ['==', ['get', 'rank'], 0],
        palette.unserved,
        colourOfTier(),
      ],
    },
  });
  const rank: ExpressionSpecification = ['get', 'rank'];
  return [
    circle('stations-planned', ['==', rank, 0], stations && planned, 9.5),
    circle('stations-metro', ['==', rank, 1], stations, 9.5),
    circle('stations', ['>=', rank, 2], stations, 7.5),
  ];
}

// Areas are in proportion to people; the largest has a radius of 26 pixels.
export const LARGEST_GAIN_PX = 26;

export function gainLayers(look: Look): LayerSpecification[] {
  const palette = paletteOf(look.theme);
  const colour: ExpressionSpecification = [
    'case',
    ['>', ['get', 'gain'], 0],
    palette.gain,
    palette.loss,
  ];
  return [
    {
      id: 'gains',
      type: 'circle',
      source: 'gains',
      layout: {
        'circle-sort-key': ['-', 0, ['get', 'size']],
        ...visible(look.layers.difference),
      },
      paint: {
        'circle-radius': [
          '*',
          LARGEST_GAIN_PX,
          ['sqrt', ['/', ['get', 'size'], Math.max(1, look.largestGain)]],
        ],
        'circle-color': colour,
        'circle-opacity': 0.42,
        'circle-stroke-color': colour,
        'circle-stroke-width': 1.2,
      },
    },
  ];
}

// Dots everywhere, signs where there is room: those of centres come first.
export function nodeLayers(look: Look): LayerSpecification[] {
  const palette = paletteOf(look.theme);
  return [
    {
      id: 'node-dots',
      type: 'circle',
      source: 'nodes',
      layout: visible(look.layers.nodes),
      paint: {
        'circle-radius': byZoom(1, [6, 1.6], [9, 2.6], [12, 4]),
        'circle-color': palette.ink,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'selected',
      type: 'circle',
      source: 'nodes',
      filter: ['==', ['get', 'row'], look.selectedNode ?? -1],
      paint: ringPaint(palette.accent, palette.halo),
    },
  ];
}

function ringPaint(ring: string, halo: string) {
  return {
    'circle-radius': byZoom(1, [6, 7], [10, 10], [13, 13]),
    'circle-color': halo,
    'circle-opacity': 0.25,
    'circle-stroke-color': ring,
    'circle-stroke-width': 2.6,
  };
}

export function planLayers(look: Look): LayerSpecification[] {
  const palette = paletteOf(look.theme);
  const closed: ExpressionSpecification = ['==', ['get', 'state'], 'closed'];
  const colour: ExpressionSpecification = [
    'case',
    closed,
    palette.loss,
    ownColour(look.theme),
  ];
  const shape = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const drafts = (
    id: string,
    filter: ExpressionSpecification,
    dashes: number[],
  ): LayerSpecification => ({
    id,
    type: 'line',
    source: 'draft-lines',
    filter,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-width': width(1.2),
      'line-dasharray': dashes,
    },
  });
  return [
    {
      id: 'draft-lines-casing',
      type: 'line',
      source: 'draft-lines',
      layout: shape,
      paint: { 'line-color': palette.halo, 'line-width': width(5) },
    },
    drafts(
      'draft-lines',
      ['!', ['in', ['get', 'state'], ['literal', ['drawing', 'closed']]]],
      [1],
    ),
    drafts('draft-lines-drawing', ['==', ['get', 'state'], 'drawing'], [2, 1]),
    drafts('draft-lines-closed', closed, [0.6, 1]),
    {
      id: 'draft-stations',
      type: 'circle',
      source: 'draft-stations',
      paint: {
        'circle-radius': byZoom(1, [7, 3.5], [12, 6]),
        'circle-color': palette.stationFill,
        'circle-stroke-color': ['case', closed, palette.loss, palette.ink],
        'circle-stroke-width': 2.2,
      },
    },
    {
      id: 'origin',
      type: 'circle',
      source: 'origin',
      paint: ringPaint(palette.accent, palette.halo),
    },
  ];
}
