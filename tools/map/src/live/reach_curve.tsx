// People by minute, small, with a mark at the cutoff.
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area } from 'd3-shape';
import { peopleWithin } from '../data/dataset';
import type { PeopleCurve } from '../proto/railreach/v1/figures_pb';
import { people, t } from '../words';

const WIDTH = 400;
const HEIGHT = 84;
const FOOT = 16;

interface Props {
  curve: PeopleCurve | undefined;
  at: number;
}

export function ReachCurve({ curve, at }: Props) {
  const values = (curve?.studyArea ?? []).map(
    (_, minute) => peopleWithin(curve, minute) ?? 0,
  );
  const last = values.length - 1;
  const most = max(values) ?? 0;
  const x = scaleLinear([0, last], [0, WIDTH]);
  const y = scaleLinear([0, most || 1], [HEIGHT - FOOT, 4]);
  const shape = area<number>()
    .x((_, minute) => x(minute))
    .y0(y(0))
    .y1((value) => y(value));
  const here = Math.min(at, last);
  return (
    <svg
      class="live-curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t(
        `可达人口曲线，${last} 分钟内 ${people(most)}`,
        `People by minute, ${people(most)} within ${last} min`,
      )}
    >
      <path d={shape(values) ?? ''} />
      <line x1={x(here)} x2={x(here)} y1={0} y2={HEIGHT - FOOT} />
      <circle cx={x(here)} cy={y(values[here] ?? 0)} r={4} />
      {x.ticks(6).map((minute) => (
        <text
          key={minute}
          x={x(minute)}
          y={HEIGHT - 3}
          text-anchor={minute === 0 ? 'start' : 'middle'}
        >
          {minute}
        </text>
      ))}
      <text x={WIDTH} y={12} text-anchor="end">
        {people(most)}
      </text>
    </svg>
  );
}
