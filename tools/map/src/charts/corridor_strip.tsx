// A corridor from end to end: the wider a section, the more trains.
import { scaleSqrt } from 'd3-scale';
import type { Strip, StripStation } from '../data/corridors';
import { fixed, nameOf, t } from '../words';
import { Frame } from './frame';
import { shorten } from './labels';

interface Props {
  title: string;
  strip: Strip;
  most: number; // trains per hour of the widest section of all strips
}

const STEP = 24;
const LINE = 60;
const NAME = 78;

export function CorridorStrip({ title, strip, most }: Props) {
  const { stations } = strip;
  const thick = scaleSqrt([0, most], [0, 16]);
  const words = stations.map(({ name, trainsPerHour }) =>
    trainsPerHour === undefined
      ? nameOf(name)
      : `${nameOf(name)} –(${trainsText(trainsPerHour)})–`,
  );
  return (
    <Frame
      title={title}
      description={`${t('站间每小时直达列车数', 'Direct trains per hour between stations')}: ${words.join(' ')}`}
      height={stations.length * STEP}
    >
      {(width) => (
        <>
          {stations.map((station, i) => (
            <Section
              key={i}
              station={station}
              y={(i + 0.5) * STEP}
              thick={thick}
            />
          ))}
          {stations.map(({ name, inPlace }, i) => (
            <g key={i} class={inPlace ? 'strip-in-place' : 'strip-outside'}>
              <circle cx={LINE} cy={(i + 0.5) * STEP} r={4} />
              <text x={NAME} y={(i + 0.5) * STEP + 4}>
                {shorten(nameOf(name), width - NAME)}
              </text>
            </g>
          ))}
        </>
      )}
    </Frame>
  );
}

interface SectionProps {
  station: StripStation;
  y: number;
  thick: (trains: number) => number;
}

function Section({ station, y, thick }: SectionProps) {
  const trains = station.trainsPerHour;
  if (trains === undefined) return null;
  return (
    <>
      <line
        class={trains > 0 ? 'strip-section' : 'strip-gap'}
        x1={LINE}
        x2={LINE}
        y1={y}
        y2={y + STEP}
        style={{ strokeWidth: trains > 0 ? Math.max(1.5, thick(trains)) : 1 }}
      />
      <text x={LINE - 16} y={y + STEP / 2 + 4} class="strip-trains">
        {trainsText(trains)}
      </text>
    </>
  );
}

function trainsText(trains: number): string {
  if (trains === 0) return '0';
  return trains < 0.1 ? '<0.1' : fixed(trains, 1);
}
