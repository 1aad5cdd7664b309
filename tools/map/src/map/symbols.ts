// Signs of key nodes: a plate with a figure, drawn alike in the map's images
// and in the legend.  Paths are of a square 16 units wide.

export type Sign =
  | 'centre'
  | 'seat'
  | 'town'
  | 'hub'
  | 'airport'
  | 'port'
  | 'scenic'
  | 'cluster'
  | 'area';

export const PLATE =
  'M4 1H12A3 3 0 0 1 15 4V12A3 3 0 0 1 12 15H4A3 3 0 0 1 1 12V4A3 3 0 0 1 4 1Z';

export const FIGURES: Record<Sign, string> = {
  centre:
    'M8 2.6L9.6 6.2L13.4 6.5L10.5 9L11.4 12.8L8 10.8L4.6 12.8L5.5 9L2.6 6.5L6.4 6.2Z',
  seat: 'M8 5A3 3 0 0 1 8 11A3 3 0 0 1 8 5Z',
  town: 'M8 3L13 7.4V12.6H9.4V9.4H6.6V12.6H3V7.4Z',
  hub: 'M5 3.4H6.8V6.9H9.2V3.4H11V12.6H9.2V8.9H6.8V12.6H5Z',
  airport:
    'M8 2.2L8.9 3.4V6.3L13.6 9V10.4L8.9 9.1V11.9L10.4 13V13.9L8 13.3L5.6 13.9V13L7.1 11.9V9.1L2.4 10.4V9L7.1 6.3V3.4Z',
  port: 'M8 2.4A1.7 1.7 0 0 1 8.8 5.6V11.6Q11 11.3 11.8 9.2L10.6 9.4L12.7 7.2L13.5 10.2L12.8 9.6Q11.6 13.4 8 13.5Q4.4 13.4 3.2 9.6L2.5 10.2L3.3 7.2L5.4 9.4L4.2 9.2Q5 11.3 7.2 11.6V5.6A1.7 1.7 0 0 1 8 2.4Z',
  scenic: 'M2.4 12L6.4 4.6L9 9.2L10.4 7L13.6 12Z',
  cluster:
    'M2.6 6L5.6 3.4V5.2H13V6.8H5.6V8.6ZM13.4 10L10.4 12.6V10.8H3V9.2H10.4V7.4Z',
  area: 'M8 3.2L12.8 8L8 12.8L3.2 8Z',
};

const SIGNS = Object.keys(FIGURES) as Sign[];

export function signOf(kind: string): Sign {
  if (kind === 'city_centre') return 'centre';
  if (kind === 'county_seat') return 'seat';
  if (kind.startsWith('cross_border')) return 'cluster';
  return SIGNS.find((sign) => kind.includes(sign)) ?? 'area';
}

export interface SignColours {
  plate: string;
  figure: string;
}

const SIZE = 16;
export const PIXEL_RATIO = 3;

// One sheet for all: to make one takes longer than to draw on it.
let sheet: CanvasRenderingContext2D | null = null;

export function drawSign(sign: Sign, colours: SignColours): ImageData {
  sheet ??= newSheet();
  if (!sheet) throw new Error('no canvas to draw signs on');
  const plate = new Path2D(PLATE);
  sheet.clearRect(0, 0, SIZE, SIZE);
  sheet.fillStyle = colours.plate;
  sheet.fill(plate);
  sheet.strokeStyle = colours.figure;
  sheet.stroke(plate);
  sheet.fillStyle = colours.figure;
  sheet.fill(new Path2D(FIGURES[sign]));
  return sheet.getImageData(0, 0, SIZE * PIXEL_RATIO, SIZE * PIXEL_RATIO);
}

function newSheet(): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE * PIXEL_RATIO;
  canvas.height = SIZE * PIXEL_RATIO;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.scale(PIXEL_RATIO, PIXEL_RATIO);
  return context;
}
