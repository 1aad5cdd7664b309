// How far a figure moves when one thing behind it is taken otherwise.
import { scaleLinear } from 'd3-scale';
import { withSign } from '../data/sign';
import { people, t } from '../words';
import { Frame } from './frame';

export interface TornadoRow {
  key: string;
  label: string;
  values: number[]; // what the figure becomes: one, or the ends of a range
}

interface Props {
  title: string;
  base: number;
  rows: TornadoRow[];
}

const ROW = 42;
const TOP = 26;

// The widest swing on top.
export function bySwing(rows: TornadoRow[], base: number): TornadoRow[] {
  const swing = ({ values }: TornadoRow) =>
    Math.max(...values, base) - Math.min(...values, base);
  return [...rows].sort((a, b) => swing(b) - swing(a));
}

export function Tornado({ title, base, rows }: Props) {
  const ordered = bySwing(rows, base);
  const all = [base, ...rows.flatMap((row) => row.values)];
  const words = ordered.map((row) => `${row.label}: ${swingText(row, base)}`);
  return (
    <Frame
      title={title}
      description={`${t('基准', 'Base')} ${people(base)}; ${words.join('; ')}`}
      height={TOP + ordered.length * ROW}
    >
      {(width) => {
        const x = scaleLinear(
          [Math.min(...all), Math.max(...all)],
          [4, width - 4],
        );
        return (
          <>
            {ordered.map((row, i) => (
              <Row
                key={row.key}
                {...{ row, base, x, width }}
                top={TOP + i * ROW}
              />
            ))}
            <Base at={x(base)} base={base} width={width} rows={rows.length} />
          </>
        );
      }}
    </Frame>
  );
}

interface BaseProps {
  at: number;
  base: number;
  width: number;
  rows: number;
}

function Base({ at, base, width, rows }: BaseProps) {
  const anchor = at < 80 ? 'start' : at > width - 80 ? 'end' : 'middle';
  const bars = Array.from({ length: rows }, (_, i) => TOP + i * ROW + 18);
  return (
    <>
      <text x={at} y={14} text-anchor={anchor} class="chart-value">
        {t('基准 ', 'base ')}
        {people(base)}
      </text>
      {bars.map((y) => (
        <line key={y} x1={at} x2={at} y1={y} y2={y + 18} class="chart-base" />
      ))}
    </>
  );
}

interface RowProps {
  row: TornadoRow;
  base: number;
  x: (value: number) => number;
  width: number;
  top: number;
}

function Row({ row, base, x, width, top }: RowProps) {
  const low = Math.min(base, ...row.values);
  const high = Math.max(base, ...row.values);
  return (
    <g>
      <text x={0} y={top + 14} class="chart-label">
        {row.label}
      </text>
      <text x={width} y={top + 14} text-anchor="end" class="chart-value">
        {swingText(row, base)}
      </text>
      <line class="chart-rule" x1={0} x2={width} y1={top + 27} y2={top + 27} />
      <rect
        class="chart-loss"
        x={x(low)}
        y={top + 20}
        width={x(base) - x(low)}
        height={14}
      />
      <rect
        class="chart-gain"
        x={x(base)}
        y={top + 20}
        width={x(high) - x(base)}
        height={14}
      />
    </g>
  );
}

function swingText({ values }: TornadoRow, base: number): string {
  return values
    .map((value) => withSign(people(value - base), value - base))
    .join(' / ');
}
