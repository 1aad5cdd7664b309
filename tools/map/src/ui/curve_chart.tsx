// People within reach by minute, with a marker at the cutoff that is moved by
// hand or by key.
import { max, range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Reach } from '../data/reach';
import { cutoffMin } from '../state';
import { people, t } from '../words';
import { Table } from './table';
import './curve_chart.css';

const WIDTH = 440;
const HEIGHT = 230;
const MARGIN = { top: 22, right: 14, bottom: 34, left: 52 };
const PLOT = {
  left: MARGIN.left,
  right: WIDTH - MARGIN.right,
  top: MARGIN.top,
  bottom: HEIGHT - MARGIN.bottom,
};
const TABLE_STEP = 5;

const CURVES = ['platform', 'doorToDoor', 'withoutRail'] as const;

function curveName(curve: keyof Reach): string {
  switch (curve) {
    case 'platform':
      return t('站到站', 'platform to platform');
    case 'doorToDoor':
      return t('门到门', 'door to door');
    case 'withoutRail':
      return t('不乘轨道', 'without rail');
  }
}

export function CurveChart({ reach, of }: { reach: Reach; of: string }) {
  const horizon = reach.doorToDoor.length - 1;
  const most = max(CURVES, (curve) => max(reach[curve])) ?? 0;
  const x = scaleLinear([0, horizon], [PLOT.left, PLOT.right]);
  const y = scaleLinear([0, most || 1], [PLOT.bottom, PLOT.top]).nice(4);
  const at = Math.min(cutoffMin.value, horizon);
  const label = t(
    `${of}：可达人口曲线`,
    `${of}: people within reach by minute`,
  );

  return (
    <figure class="curve-chart">
      <div class="curve-plot">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
          <Axes x={x} y={y} horizon={horizon} />
          <Curves reach={reach} x={x} y={y} />
          <Marker reach={reach} x={x} y={y} at={at} />
        </svg>
        <input
          type="range"
          min={1}
          max={horizon}
          value={at}
          aria-label={t('时限（分钟）', 'Cutoff (minutes)')}
          aria-valuetext={`${at} ${t('分钟', 'min')}: ${people(reach.doorToDoor[at])}`}
          style={{
            left: `calc(${(PLOT.left / WIDTH) * 100}% - var(--thumb) / 2)`,
            width: `calc(${((PLOT.right - PLOT.left) / WIDTH) * 100}% + var(--thumb))`,
          }}
          onInput={(event) => {
            cutoffMin.value = event.currentTarget.valueAsNumber;
          }}
        />
      </div>
      <Readout reach={reach} at={at} />
      <details>
        <summary>{t('曲线数据', 'Figures of the curves')}</summary>
        <CurveTable reach={reach} caption={label} />
      </details>
    </figure>
  );
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

interface Scales {
  x: Scale;
  y: Scale;
}

function Axes({ x, y, horizon }: Scales & { horizon: number }) {
  return (
    <g class="curve-axes">
      {y.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line x1={PLOT.left} x2={PLOT.right} />
          <text x={PLOT.left - 6} dy="0.32em" text-anchor="end">
            {people(tick).replace(/\.0+\b/, '')}
          </text>
        </g>
      ))}
      {range(0, horizon + 1, 15).map((minute) => (
        <g key={minute} transform={`translate(${x(minute)} ${PLOT.bottom})`}>
          <line y2={4} />
          <text y={16} text-anchor="middle">
            {minute}
          </text>
        </g>
      ))}
      <text x={PLOT.right} y={HEIGHT - 3} text-anchor="end">
        {t('出行时间（分钟）', 'travel time (min)')}
      </text>
    </g>
  );
}

function Curves({ reach, x, y }: Scales & { reach: Reach }) {
  const path = line<number>()
    .x((_, minute) => x(minute))
    .y(y);
  const filled = area<number>()
    .x((_, minute) => x(minute))
    .y0(y(0))
    .y1(y);
  return (
    <g>
      <path class="curve-area" d={filled(reach.doorToDoor) ?? ''} />
      {CURVES.map((curve) => (
        <path
          key={curve}
          class={`curve curve-${curve}`}
          d={path(reach[curve]) ?? ''}
        />
      ))}
    </g>
  );
}

function Marker({ reach, x, y, at }: Scales & { reach: Reach; at: number }) {
  const side = at > (reach.doorToDoor.length - 1) / 2 ? 'end' : 'start';
  return (
    <g class="curve-marker" transform={`translate(${x(at)} 0)`}>
      <line y1={PLOT.top - 6} y2={PLOT.bottom} />
      {CURVES.map((curve) => (
        <circle
          key={curve}
          class={`dot-${curve}`}
          cy={y(reach[curve][at] ?? 0)}
          r={curve === 'doorToDoor' ? 5 : 3}
        />
      ))}
      <text y={PLOT.top - 10} dx={side === 'end' ? 6 : -6} text-anchor={side}>
        {t(`${at} 分钟`, `${at} min`)}
      </text>
    </g>
  );
}

// The legend, with what each curve says at the marker.
function Readout({ reach, at }: { reach: Reach; at: number }) {
  return (
    <figcaption>
      <dl class="curve-legend">
        {CURVES.map((curve) => (
          <div key={curve}>
            <dt class={`key-${curve}`}>{curveName(curve)}</dt>
            <dd>{people(reach[curve][at])}</dd>
          </div>
        ))}
      </dl>
    </figcaption>
  );
}

function CurveTable({ reach, caption }: { reach: Reach; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={range(TABLE_STEP, reach.doorToDoor.length, TABLE_STEP)}
      rowKey={(minute) => minute}
      columns={[
        {
          key: 'minute',
          head: t('分钟', 'min'),
          value: (minute) => minute,
        },
        ...CURVES.map((curve) => ({
          key: curve,
          head: curveName(curve),
          value: (minute: number) => reach[curve][minute],
          text: (minute: number) => people(reach[curve][minute]),
        })),
      ]}
    />
  );
}
