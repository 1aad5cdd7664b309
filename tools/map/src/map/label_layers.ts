// Labels.  Layers listed later are placed first, so that what matters most
// keeps its place; none may overlap another.
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { Level } from '../proto/railreach/v1/names_pb';
import { byZoom, type Look, visible } from './look';
import { paletteOf } from './palette';

// Fonts of the reader's machine; the map draws their glyphs itself.
const FAMILIES = [
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
  'system-ui',
];
const PLAIN = ['Noto Sans CJK SC Medium', ...FAMILIES];
const BOLD = ['Noto Sans CJK SC Bold', ...FAMILIES];

interface Label {
  id: string;
  source: string;
  filter?: FilterSpecification;
  zooms?: [number, number];
  size: number;
  bold?: boolean;
  field: ExpressionSpecification;
  order?: ExpressionSpecification;
  shown: boolean;
  // How far from its point, in ems; 0: on it.
  away: number;
  // Below only, rather than wherever there is room.
  below?: boolean;
  // An image at the point, which stays where the text has no room.
  icon?: ExpressionSpecification;
}

export function labelLayers(look: Look): LayerSpecification[] {
  const { layers, language } = look;
  const name: ExpressionSpecification = ['get', language];
  const order: ExpressionSpecification = ['get', 'order'];
  const rank: ExpressionSpecification = ['get', 'rank'];
  const hubs = { source: 'stations', field: name, order, away: 0.75 };
  const region = { source: 'regions', field: withFigure() };
  const labels: Label[] = [
    {
      ...hubs,
      id: 'station-labels',
      filter: layers.planned
        ? ['<', rank, 3]
        : ['in', rank, ['literal', [1, 2]]],
      zooms: [12, 24],
      size: 11.5,
      shown: layers.stations,
    },
    {
      ...hubs,
      id: 'hub-labels',
      filter: ['==', rank, 3],
      zooms: [10.2, 24],
      size: 12,
      shown: layers.stations,
    },
    {
      id: 'nodes',
      source: 'nodes',
      zooms: [7, 24],
      field: nodeText(look),
      icon: ['get', 'sign'],
      order,
      size: 12.5,
      shown: layers.nodes,
      away: 1.05,
    },
    {
      ...region,
      id: 'county-labels',
      filter: ['==', ['get', 'level'], Level.COUNTY],
      zooms: [8.2, 13],
      size: 12,
      shown: layers.regions,
      away: 1.1,
      below: true,
    },
    {
      ...region,
      id: 'city-labels',
      filter: ['==', ['get', 'level'], Level.CITY],
      zooms: [0, 10],
      size: 15,
      bold: true,
      shown: layers.regions,
      away: 0.4,
    },
    {
      id: 'draft-labels',
      source: 'draft-stations',
      field: ['get', 'name'],
      size: 12.5,
      shown: true,
      away: 0.8,
    },
    {
      id: 'selected-label',
      source: 'nodes',
      filter: ['==', ['get', 'row'], look.selectedNode ?? -1],
      field: name,
      size: 14,
      bold: true,
      shown: true,
      away: 1.1,
    },
  ];
  return labels.map((label) => labelLayer(label, look));
}

// A seat's name stands in its county's label, if that is shown; that of the
// selected node in a label of its own.
function nodeText(look: Look): ExpressionSpecification {
  const hidden: ExpressionSpecification = [
    'any',
    ['==', ['get', 'row'], look.selectedNode ?? -1],
    ['all', look.layers.regions, ['==', ['get', 'sign'], 'seat']],
  ];
  return [
    'step',
    ['zoom'],
    '',
    9,
    ['case', hidden, '', ['get', look.language]],
  ];
}

function withFigure(): ExpressionSpecification {
  return [
    'format',
    ['get', 'name'],
    {},
    '\n',
    {},
    ['get', 'figure'],
    { 'font-scale': 0.8, 'text-font': ['literal', PLAIN] },
  ];
}

function labelLayer(label: Label, look: Look): SymbolLayerSpecification {
  const palette = paletteOf(look.theme);
  const [minzoom, maxzoom] = label.zooms ?? [0, 24];
  return {
    id: label.id,
    type: 'symbol',
    source: label.source,
    minzoom,
    maxzoom,
    filter: label.filter ?? true,
    layout: {
      'text-field': label.field,
      'text-font': label.bold ? BOLD : PLAIN,
      'text-size': byZoom(1, [7, label.size * 0.92], [12, label.size]),
      'text-variable-anchor': label.below
        ? ['top']
        : ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': label.away,
      'text-justify': 'auto',
      'text-line-height': 1.15,
      'text-max-width': 9,
      'text-padding': label.icon ? 1 : 3,
      'symbol-sort-key': label.order ?? 0,
      ...(label.icon && {
        'icon-image': label.icon,
        'icon-size': byZoom(1, [7, 0.65], [10, 0.85], [13, 1.1]),
        'text-optional': true,
      }),
      ...visible(label.shown),
    },
    paint: {
      'text-color': palette.ink,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.5,
    },
  };
}
