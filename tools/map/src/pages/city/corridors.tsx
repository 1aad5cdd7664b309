// The development corridors that call in the place.
import { CorridorStrip } from '../../charts/corridor_strip';
import { type Strip, stripsOf } from '../../data/corridors';
import { fixed, minutes, nameOf, people, t } from '../../words';
import { Section } from '../page_parts';
import { notWithin } from './indicator_words';
import type { CityPart } from './part';

export function Corridors({ dataset, place }: CityPart) {
  const strips = stripsOf(dataset, place);
  if (strips.length === 0) return null;
  const most = Math.max(
    0,
    ...strips.flatMap((s) => s.stations.map((at) => at.trainsPerHour ?? 0)),
  );
  const horizon = dataset.parameters?.pairHorizonMin ?? 0;
  return (
    <Section
      title={t('发展走廊', 'Development corridors')}
      note={t(
        '线越粗，相邻两站之间每小时的直达列车越多；虚线为没有直达列车的区间。实心点为本地车站。',
        'The thicker the line, the more direct trains per hour between neighbouring stations; dashed: no direct train. Filled dots: stations of this place.',
      )}
    >
      <div class="story-strips">
        {strips.map((strip) => (
          <figure key={strip.name?.id}>
            <figcaption>
              <h4>{nameOf(strip.name)}</h4>
              <p class="note">{endToEnd(strip, horizon)}</p>
            </figcaption>
            <CorridorStrip
              title={nameOf(strip.name)}
              strip={strip}
              most={most}
            />
          </figure>
        ))}
      </div>
    </Section>
  );
}

function endToEnd(strip: Strip, horizon: number): string {
  const km = fixed(strip.straightLineKm, 0);
  const near = people(strip.people5km);
  const time =
    strip.seconds === undefined
      ? notWithin(horizon)
      : t(
          `全程${minutes(strip.seconds)}，换乘${strip.transfers}次`,
          `${minutes(strip.seconds)} end to end, ${strip.transfers} ${strip.transfers === 1 ? 'change' : 'changes'}`,
        );
  return t(
    `${time}（站到站）；直线${km}公里；车站5公里内${near}人`,
    `${time} (platform to platform); ${km} km straight; ${near} people within 5 km of its stations`,
  );
}
