// How a matrix is laid out and painted.
import type { Group } from '../data/matrix_order';
import { shorten, textWidth } from './labels';

export interface Cell {
  row: number;
  column: number;
}

export interface Picture {
  names: string[]; // of rows, and of columns
  groups: Group[];
  colour: (cell: Cell) => string | undefined; // undefined: hatched
  dotted: (cell: Cell) => boolean;
}

export interface Sheet {
  cell: number; // side, in pixels of the page
  margin: number; // of the names, at the left and the top
  side: number; // of the whole
}

const LEAST_CELL = 3;
const MOST_CELL = 22;
const CELL_WITH_NAME = 11; // smaller cells have the names of groups
const FONT = 11;
const MOST_MARGIN = 128;
const GAP = 6;
const BORDER = 2;

// As large as the width allows; below the least cell it is wider and scrolls.
export function sheetOf(
  width: number,
  names: string[],
  groups: Group[],
): Sheet {
  const count = Math.max(1, names.length);
  const cellIn = (margin: number) => {
    const cell = (width - BORDER - margin) / count;
    return Math.min(Math.max(cell, LEAST_CELL), MOST_CELL);
  };
  const named = marginOf(names);
  const cell = cellIn(named);
  if (cell >= CELL_WITH_NAME) {
    return { cell, margin: named, side: named + cell * count };
  }
  const margin = marginOf(groups.map(({ name }) => name));
  const small = Math.min(cellIn(margin), CELL_WITH_NAME - 1);
  return { cell: small, margin, side: margin + small * count };
}

function marginOf(names: string[]): number {
  const widest = Math.max(0, ...names.map((name) => textWidth(name, FONT)));
  return Math.ceil(Math.min(MOST_MARGIN, widest + 2 * GAP));
}

// The first step goes to the first pair.
export function stepped(
  from: Cell | undefined,
  [rows, columns]: [number, number],
  size: number,
): Cell {
  if (!from) return { row: 0, column: Math.min(1, size - 1) };
  const within = (at: number) => Math.min(Math.max(at, 0), size - 1);
  return {
    row: within(from.row + rows),
    column: within(from.column + columns),
  };
}

export function paint(
  canvas: HTMLCanvasElement,
  sheet: Sheet,
  picture: Picture,
) {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(sheet.side * scale);
  canvas.height = Math.round(sheet.side * scale);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const inks = inksOf(canvas);
  paintGround(context, sheet, inks);
  paintCells(context, sheet, picture, inks);
  paintNames(context, sheet, picture, inks);
}

interface Inks {
  ground: string;
  line: string;
  text: string;
  dot: string;
}

function inksOf(element: HTMLElement): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: ink('--panel'),
    line: ink('--line'),
    text: ink('--ink'),
    dot: ink('--heat-dot'),
  };
}

// Cells without a colour show it: hatching.
function paintGround(
  context: CanvasRenderingContext2D,
  { margin, side }: Sheet,
  inks: Inks,
) {
  context.fillStyle = inks.ground;
  context.fillRect(margin, margin, side - margin, side - margin);
  context.save();
  context.beginPath();
  context.rect(margin, margin, side - margin, side - margin);
  context.clip();
  context.strokeStyle = inks.line;
  context.lineWidth = 1;
  context.beginPath();
  for (let at = margin - side; at < side; at += 5) {
    context.moveTo(margin + at, side);
    context.lineTo(margin + at + side, 0);
  }
  context.stroke();
  context.restore();
}

function paintCells(
  context: CanvasRenderingContext2D,
  { margin, cell }: Sheet,
  { names, colour, dotted }: Picture,
  inks: Inks,
) {
  const gap = cell > 5 ? 1 : 0;
  const dot = Math.max(1.4, cell * 0.36);
  const edge = (place: number) => Math.round(margin + place * cell);
  for (let row = 0; row < names.length; ++row) {
    for (let column = 0; column < names.length; ++column) {
      const fill = colour({ row, column });
      if (!fill) continue;
      const [left, top] = [edge(column), edge(row)];
      const wide = edge(column + 1) - left - gap;
      const high = edge(row + 1) - top - gap;
      context.fillStyle = fill;
      context.fillRect(left, top, wide, high);
      if (!dotted({ row, column })) continue;
      context.fillStyle = inks.dot;
      context.fillRect(
        left + (wide - dot) / 2,
        top + (high - dot) / 2,
        dot,
        dot,
      );
    }
  }
}

function paintNames(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  { names, groups }: Picture,
  inks: Inks,
) {
  const { cell, margin, side } = sheet;
  context.fillStyle = inks.text;
  context.strokeStyle = inks.text;
  context.font = `${FONT}px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textBaseline = 'middle';
  context.textAlign = 'end';
  const spans =
    cell >= CELL_WITH_NAME
      ? names.map((name, first) => ({ name, first, size: 1 }))
      : groups;
  for (const { name, first, size } of spans) {
    if (size * cell < FONT) continue;
    const middle = margin + (first + size / 2) * cell;
    const text = shorten(name, margin - 2 * GAP, FONT);
    context.fillText(text, margin - GAP, middle);
    context.save();
    context.translate(middle, margin - GAP);
    context.rotate(Math.PI / 2);
    context.fillText(text, 0, 0);
    context.restore();
  }
  paintBorders(context, groups, cell, margin, side);
}

// Thin lines between the groups.
function paintBorders(
  context: CanvasRenderingContext2D,
  groups: Group[],
  cell: number,
  margin: number,
  side: number,
) {
  context.globalAlpha = 0.5;
  context.lineWidth = 0.75;
  context.beginPath();
  for (const { first } of groups.slice(1)) {
    const at = margin + first * cell;
    context.moveTo(margin - GAP, at);
    context.lineTo(side, at);
    context.moveTo(at, margin - GAP);
    context.lineTo(at, side);
  }
  context.stroke();
  context.globalAlpha = 1;
}
