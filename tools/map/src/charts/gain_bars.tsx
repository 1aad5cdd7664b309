// Gains and losses, row by row, about one line of nought.
import { scaleLinear } from 'd3-scale';
import { Frame } from './frame';
import { shorten, textWidth } from './labels';

export interface GainRow {
  key: string | number;
  label: string;
  value: number;
  text: string; // the value, with its sign
}

interface Props {
  title: string;
  rows: GainRow[];
}

const ROW = 34;

export function GainBars({ title, rows }: Props) {
  const values = rows.map((row) => row.value);
  return (
    <Frame
      title={title}
      description={rows.map((row) => `${row.label} ${row.text}`).join('; ')}
      height={rows.length * ROW}
    >
      {(width) => {
        const x = scaleLinear(
          [Math.min(0, ...values), Math.max(0, ...values)],
          [0, width],
        );
        return rows.map(({ key, label, value, text }, i) => (
          <g key={key}>
            <text x={0} y={i * ROW + 14} class="chart-label">
              {shorten(label, width - textWidth(text) - 12)}
            </text>
            <text
              x={width}
              y={i * ROW + 14}
              text-anchor="end"
              class="chart-value"
            >
              {text}
            </text>
            <line
              class="chart-rule"
              x1={0}
              x2={width}
              y1={i * ROW + 23}
              y2={i * ROW + 23}
            />
            <rect
              class={value < 0 ? 'chart-loss' : 'chart-gain'}
              x={x(Math.min(0, value))}
              y={i * ROW + 19}
              width={Math.max(1, Math.abs(x(value) - x(0)))}
              height={8}
            />
          </g>
        ));
      }}
    </Frame>
  );
}
