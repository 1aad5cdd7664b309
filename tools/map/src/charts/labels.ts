// Where labels of points can stand without touching one another.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

// At its point.
export interface Label extends Point {
  text: string;
}

export interface PlacedLabel extends Label {
  anchor: 'start' | 'end' | 'middle';
  textX: number;
  textY: number; // the baseline
}

const FONT = 12;
const GAP = 8;

// Han characters are as wide as high, Latin ones about half that.
export function textWidth(text: string, font = FONT): number {
  let width = 0;
  for (const c of text) width += font * (c > '\u2e80' ? 1 : 0.56);
  return width;
}

// So much of it as has room.
export function shorten(text: string, width: number, font = FONT): string {
  if (textWidth(text, font) <= width) return text;
  let kept = text;
  while (kept && textWidth(`${kept}…`, font) > width) kept = kept.slice(0, -1);
  return `${kept}…`;
}

// Each in turn takes the first free place around its point, clear of all
// points; labels without one, or that would leave the frame, are left out.
export function placeLabels(
  labels: Label[],
  points: Point[],
  frame: Box,
): PlacedLabel[] {
  const taken = points.map(around);
  return labels.flatMap((label) => {
    const place = placesOf(label).find((place) => {
      const box = boxOf(place);
      return within(box, frame) && !taken.some((other) => touch(box, other));
    });
    if (!place) return [];
    taken.push(boxOf(place));
    return [place];
  });
}

function around({ x, y }: Point): Box {
  const r = GAP / 2;
  return { x: x - r, y: y - r, width: 2 * r, height: 2 * r };
}

// Beside the point first, then above and below, near before far.
function placesOf(label: Label): PlacedLabel[] {
  const { x, y } = label;
  const beside = (dx: number, dy: number): PlacedLabel => ({
    ...label,
    anchor: dx > 0 ? 'start' : dx < 0 ? 'end' : 'middle',
    textX: x + dx,
    textY: y + FONT / 3 + dy,
  });
  return [0, -14, 14, -28, 28, -42, -56, -70, -84].flatMap((dy) => [
    beside(GAP, dy),
    beside(-GAP, dy),
    ...(dy === 0 ? [] : [beside(0, dy)]),
  ]);
}

function boxOf({ text, anchor, textX, textY }: PlacedLabel): Box {
  const width = textWidth(text);
  const before = { start: 0, middle: width / 2, end: width }[anchor];
  return { x: textX - before, y: textY - FONT, width, height: FONT + 3 };
}

function within(box: Box, frame: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  );
}

function touch(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}
