// Gain against price, with the front that no other variant beats as a step.
import { scaleLinear, scaleSqrt } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { paretoFront } from '../data/ranking';
import { fixed, people, t } from '../words';
import { Frame } from './frame';
import { placeLabels, shorten } from './labels';

export interface ScatterPoint {
  key: number;
  label: string;
  price: number;
  gain: number;
}

interface Props {
  title: string;
  priceName: string;
  points: ScatterPoint[]; // the most gain first
  selected: number | undefined;
  onSelect: (key: number) => void;
}

const HEIGHT = 420;
const EDGE = { left: 56, right: 12, top: 44, bottom: 40 };
const NAMED = 12;
const FAR = 26; // a label that far away is tied to its point

export function FrontScatter(props: Props) {
  const { title, priceName, points } = props;
  const front = paretoFront(points).flatMap((at) => points[at] ?? []);
  const words = front.map(
    (point) =>
      `${point.label} (${fixed(point.price, 1)}, ${people(point.gain)})`,
  );
  return (
    <Frame
      title={title}
      description={`${t('帕累托前沿', 'Pareto front')}, ${priceName}: ${words.join('; ')}`}
      height={HEIGHT}
    >
      {(width) => <Plot {...props} front={front} width={width} />}
    </Frame>
  );
}

function Plot(props: Props & { front: ScatterPoint[]; width: number }) {
  const { priceName, points, front, selected, onSelect, width } = props;
  const gains = points.map((point) => point.gain);
  const x = scaleLinear(
    [0, Math.max(...points.map((point) => point.price))],
    [EDGE.left, width - EDGE.right],
  ).nice();
  const y = scaleSqrt(
    [Math.min(0, ...gains), Math.max(0, ...gains)],
    [HEIGHT - EDGE.bottom, EDGE.top],
  );
  const step = line<ScatterPoint>()
    .x((point) => x(point.price))
    .y((point) => y(point.gain))
    .curve(curveStepAfter);
  const end = front.at(-1);
  const reach = end ? [...front, { ...end, price: x.domain()[1] ?? 0 }] : [];
  return (
    <>
      <Axes x={x} y={y} width={width} priceName={priceName} />
      <path class="scatter-front" d={step(reach) ?? ''} />
      {points.map((point) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table beside it does the same for the keyboard
        <circle
          key={point.key}
          class={`scatter-point${front.includes(point) ? ' on-front' : ''}${
            point.key === selected ? ' selected' : ''
          }`}
          cx={x(point.price)}
          cy={y(point.gain)}
          r={point.key === selected ? 8 : 5.5}
          onClick={() => onSelect(point.key)}
        >
          <title>{`${point.label}: ${people(point.gain)}, ${fixed(point.price, 1)}`}</title>
        </circle>
      ))}
      <Names {...{ points, front, width, x, y }} />
    </>
  );
}

type Scale = ((value: number) => number) & { ticks(count: number): number[] };

interface AxesProps {
  x: Scale;
  y: Scale;
  width: number;
  priceName: string;
}

function Axes({ x, y, width, priceName }: AxesProps) {
  const bottom = HEIGHT - EDGE.bottom;
  return (
    <>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line
            class="chart-rule"
            x1={EDGE.left}
            x2={width - EDGE.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text
            x={EDGE.left - 6}
            y={y(tick) + 4}
            text-anchor="end"
            class="chart-value"
          >
            {people(tick)}
          </text>
        </g>
      ))}
      {x.ticks(width < 500 ? 4 : 8).map((tick) => (
        <text
          key={tick}
          x={x(tick)}
          y={bottom + 16}
          text-anchor="middle"
          class="chart-value"
        >
          {tick}
        </text>
      ))}
      <text x={0} y={12} class="chart-label">
        {t(
          '加权增益（人，平方根刻度）',
          'weighted gain (people, square-root scale)',
        )}
      </text>
      <text
        x={width - EDGE.right}
        y={HEIGHT - 6}
        text-anchor="end"
        class="chart-label"
      >
        {priceName}
      </text>
    </>
  );
}

interface NamesProps {
  points: ScatterPoint[];
  front: ScatterPoint[];
  width: number;
  x: (value: number) => number;
  y: (value: number) => number;
}

// The front's first, then those that gain most.
function Names({ points, front, width, x, y }: NamesProps) {
  const named = [...new Set([...front].reverse().concat(points))];
  const at = (price: number, gain: number) => ({ x: x(price), y: y(gain) });
  const taken = points.map(({ price, gain }) => at(price, gain));
  const room = Math.min(220, width / 2.5);
  const labels = named.slice(0, front.length + NAMED).map((point) => ({
    ...at(point.price, point.gain),
    text: shorten(point.label, room),
  }));
  const frame = {
    x: EDGE.left,
    y: 18,
    width: width - EDGE.left,
    height: HEIGHT - EDGE.bottom - 18,
  };
  return (
    <>
      {placeLabels(labels, taken, frame).map((label) => (
        <g key={label.text}>
          {Math.abs(label.textY - label.y) > FAR && (
            <line
              class="scatter-leader"
              x1={label.x}
              y1={label.y}
              x2={label.textX}
              y2={label.textY - 4}
            />
          )}
          <text
            class="scatter-name"
            x={label.textX}
            y={label.textY}
            text-anchor={label.anchor}
          >
            {label.text}
          </text>
        </g>
      ))}
    </>
  );
}
