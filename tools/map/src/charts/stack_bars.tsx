// Bars side by side, each a sum of parts.
import { scaleLinear } from 'd3-scale';
import { Frame } from './frame';
import { textWidth } from './labels';
import { Legend, type Series } from './legend';

export interface StackRow {
  key: string | number;
  label: string;
  note: string; // at the row's end: the sum
  selected: boolean;
  values: number[]; // by series
}

interface Props {
  title: string;
  description: string;
  series: Series[];
  rows: StackRow[];
  max: number;
  format: (value: number) => string;
}

const ROW = 50;
const BAR = 20;

export function StackBars(props: Props) {
  const { title, description, series, rows, max, format } = props;
  return (
    <>
      <Legend series={series} />
      <Frame title={title} description={description} height={rows.length * ROW}>
        {(width) => {
          const x = scaleLinear([0, max], [0, width]);
          return rows.map((row, i) => (
            <Row
              key={row.key}
              {...{ row, series, format, width }}
              top={i * ROW}
              x={x}
            />
          ));
        }}
      </Frame>
    </>
  );
}

interface RowProps {
  row: StackRow;
  series: Series[];
  format: (value: number) => string;
  width: number;
  top: number;
  x: (value: number) => number;
}

function Row({ row, series, format, width, top, x }: RowProps) {
  let sum = 0;
  return (
    <g class={row.selected ? 'chart-row selected' : 'chart-row'}>
      <text x={0} y={top + 14} class="chart-label">
        {row.label}
      </text>
      <text x={width} y={top + 14} text-anchor="end" class="chart-value">
        {row.note}
      </text>
      {row.values.map((value, i) => {
        const left = x(sum);
        sum += value;
        const wide = x(sum) - left;
        const text = format(value);
        return (
          wide > 0 && (
            <g key={series[i]?.key}>
              <rect
                class="chart-part"
                x={left}
                y={top + 19}
                width={wide}
                height={BAR}
                style={{ fill: series[i]?.fill }}
              />
              {wide > textWidth(text) + 4 && (
                <text
                  x={left + wide / 2}
                  y={top + 33}
                  text-anchor="middle"
                  class="chart-in-bar"
                  style={{ fill: series[i]?.ink }}
                >
                  {text}
                </text>
              )}
            </g>
          )
        );
      })}
    </g>
  );
}
