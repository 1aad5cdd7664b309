// A matrix of pairs: a colour per cell, a dot on some, hatching where there is
// none.  A cursor is moved by the pointer and by the keyboard.
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../words';
import { useWidth } from './frame';
import {
  type Cell,
  type Picture,
  paint,
  type Sheet,
  sheetOf,
  stepped,
} from './heat_map_paint';
import './heat_map.css';

interface Props extends Picture {
  label: string;
  help: string; // how to use it, for who cannot see it
  // What the colours depend on besides the names: painted again when changed.
  version: unknown;
  cursor: Cell | undefined;
  onHover: (cell: Cell | undefined) => void;
  onChoose: (cell: Cell) => void;
}

const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

export function HeatMap(props: Props) {
  const { names, groups, cursor, onHover, onChoose } = props;
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = sheetOf(useWidth(holder), names, groups);
  const spoken = language.value;
  useEffect(() => {
    if (canvas.current) paint(canvas.current, sheet, props);
  }, [sheet.cell, sheet.margin, names, props.version, spoken]);

  const choose = (event: MouseEvent) => {
    const cell = cellAt(event, sheet, names.length);
    if (cell) onChoose(cell);
  };
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || names.length === 0) return;
    event.preventDefault();
    onChoose(stepped(cursor, step, names.length));
  };
  return (
    <div ref={holder}>
      <div class="heat-map">
        <div
          class="heat-map-sheet"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move the cursor
          tabIndex={0}
          aria-label={`${props.label} ${props.help}`}
          style={{ width: sheet.side, height: sheet.side }}
          onPointerMove={(event) => onHover(cellAt(event, sheet, names.length))}
          onPointerLeave={() => onHover(undefined)}
          onClick={choose}
          onKeyDown={move}
        >
          <canvas ref={canvas} />
          {cursor && <Cursor sheet={sheet} cell={cursor} />}
        </div>
      </div>
    </div>
  );
}

function Cursor({ sheet, cell }: { sheet: Sheet; cell: Cell }) {
  const left = sheet.margin + cell.column * sheet.cell;
  const top = sheet.margin + cell.row * sheet.cell;
  const size = sheet.cell;
  return (
    <>
      <span
        class="heat-map-band"
        style={{ left: sheet.margin, right: 0, top, height: size }}
      />
      <span
        class="heat-map-band"
        style={{ top: sheet.margin, bottom: 0, left, width: size }}
      />
      <span
        class="heat-map-cursor"
        style={{ left, top, width: size, height: size }}
      />
    </>
  );
}

function cellAt(
  event: MouseEvent,
  sheet: Sheet,
  size: number,
): Cell | undefined {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const place = (at: number) => Math.floor((at - sheet.margin) / sheet.cell);
  const cell = {
    row: place(event.clientY - box.top),
    column: place(event.clientX - box.left),
  };
  const inside = (at: number) => at >= 0 && at < size;
  return inside(cell.row) && inside(cell.column) ? cell : undefined;
}
