// The figure of a node as a sentence that carries what it means.
import { type Dataset, peopleWithin } from '../data/dataset';
import { peopleInWords } from '../pages/story';
import { type Catchment, Direction } from '../proto/railreach/v1/figures_pb';
import { cutoffMin } from '../state';
import { nameOf, people, percent, t } from '../words';

interface HeadlineProps {
  dataset: Dataset;
  name: string;
  catchment: Catchment;
}

export function Headline(props: HeadlineProps) {
  const within = cutoffMin.value;
  const { catchment } = props;
  const count = peopleWithin(catchment.doorToDoor, within);
  return (
    <div class="headline">
      <p class="headline-figure">
        <strong>{people(count)}</strong>
        <span>
          {t(`人，${within} 分钟以内`, `people within ${within} min`)}
        </span>
      </p>
      <p>{sentence(props, within, count ?? 0)}</p>
      <p class="note">{uncertainty(props, within)}</p>
      {!catchment.resolved && (
        <p class="note">
          {t(
            '可达范围小于小区自身的半径：数字只可作参考。',
            'The reach is below the radius of the zones themselves: a rough figure.',
          )}
        </p>
      )}
    </div>
  );
}

export function bandName(dataset: Dataset): string {
  const id = dataset.parameters?.band;
  return nameOf(dataset.result.bands.find(({ name }) => name?.id === id)?.name);
}

function sentence(props: HeadlineProps, within: number, count: number): string {
  const { dataset, name, catchment } = props;
  const band = bandName(dataset);
  const reached = peopleInWords(count);
  const without = peopleWithin(catchment.withoutRail, within) ?? 0;
  const direct = peopleInWords(without);
  return catchment.direction === Direction.TO
    ? t(
        `${band}，门到门 ${within} 分钟（含）以内，${reached}能够到达${name}，其中 ${direct}不乘轨道也能到达。`,
        `In the ${band.toLowerCase()}, ${reached} can get to ${name} within ${within} minutes door to door (inclusive); without rail it is ${direct}.`,
      )
    : t(
        `${band}从${name}出发，门到门 ${within} 分钟（含）以内能够到达 ${reached}，其中 ${direct}不乘轨道也能到达。`,
        `In the ${band.toLowerCase()}, ${reached} are within ${within} minutes of ${name} door to door (inclusive); without rail it is ${direct}.`,
      );
}

// The range of entry times is known at the headline cutoff only.
function uncertainty(
  { dataset, catchment }: HeadlineProps,
  within: number,
): string {
  const { headline } = dataset;
  const low = people(catchment.peopleHighEntry);
  const high = people(catchment.peopleLowEntry);
  const platform = peopleInWords(peopleWithin(catchment.platform, within) ?? 0);
  const assumed = percent(catchment.assumedShare);
  return t(
    `进站时间没有权威数据，取高值与低值时 ${headline} 分钟内为 ${low}–${high}人；乘车时间的 ${assumed} 依据假定数值。站到站（不计接驳与首末进出站）为 ${platform}，是另一种口径，不可混用。没有岗位数据：数字是可达人口，不是通勤人口。`,
    `Entry times are judgement: their high and low values give ${low} to ${high} within ${headline} min; ${assumed} of the ride time rests on assumed values. Platform to platform (no access, egress, first entry or last exit) it is ${platform}, another measure. Without data on jobs these are people within reach, not commuters.`,
  );
}
