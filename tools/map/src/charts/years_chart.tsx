// People within an hour in the years compared, with the range of entry times.
import { scaleBand, scaleLinear } from 'd3-scale';
import { withSign } from '../data/sign';
import type { YearValue } from '../data/years';
import { people, percent, t } from '../words';
import { Frame } from './frame';

interface Props {
  title: string;
  years: YearValue[];
}

const HEIGHT = 220;
const TOP = 44;
const BOTTOM = 24;

export function yearName(openUntil: number): string {
  return openUntil === 0
    ? t('现状', 'existing')
    : t(`${openUntil}年`, `${openUntil}`);
}

export function YearsChart({ title, years }: Props) {
  const max = Math.max(...years.map((year) => year.high ?? year.people));
  const words = years.map(
    (year) => `${yearName(year.openUntil)} ${people(year.people)}`,
  );
  return (
    <Frame title={title} description={words.join('; ')} height={HEIGHT}>
      {(width) => {
        const x = scaleBand(
          years.map((year) => year.openUntil),
          [0, Math.min(width, years.length * 140)],
        ).padding(0.35);
        const y = scaleLinear([0, max], [HEIGHT - BOTTOM, TOP]);
        return years.map((year) => (
          <Bar
            key={year.openUntil}
            year={year}
            first={years[0]}
            left={x(year.openUntil) ?? 0}
            width={x.bandwidth()}
            y={y}
          />
        ));
      }}
    </Frame>
  );
}

interface BarProps {
  year: YearValue;
  first: YearValue | undefined;
  left: number;
  width: number;
  y: (value: number) => number;
}

function Bar({ year, first, left, width, y }: BarProps) {
  const middle = left + width / 2;
  const high = y(year.high ?? year.people);
  const gain =
    first && year !== first ? year.people / first.people - 1 : undefined;
  return (
    <g text-anchor="middle">
      <rect
        class="chart-bar"
        x={left}
        y={y(year.people)}
        width={width}
        height={y(0) - y(year.people)}
      />
      {year.low !== undefined && (
        <path
          class="chart-whisker"
          d={`M${middle},${high}V${y(year.low)}M${middle - 5},${high}h10M${middle - 5},${y(year.low)}h10`}
        />
      )}
      <text x={middle} y={high - 20} class="chart-label">
        {people(year.people)}
      </text>
      {gain !== undefined && (
        <text x={middle} y={high - 6} class="chart-value">
          {withSign(percent(gain, 1), gain)}
        </text>
      )}
      <text x={middle} y={HEIGHT - 6} class="chart-label">
        {yearName(year.openUntil)}
      </text>
    </g>
  );
}
