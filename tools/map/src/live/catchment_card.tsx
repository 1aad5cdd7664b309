// Who is within reach of the chosen place.
import { peopleWithin } from '../data/dataset';
import type { CatchmentAnswer } from '../proto/railreach/v1/api_pb';
import { Direction } from '../proto/railreach/v1/figures_pb';
import { cutoffMin } from '../state';
import { fixed, people, t } from '../words';
import type { Live } from './live';
import { ReachCurve } from './reach_curve';

export function CatchmentCard({ live }: { live: Live }) {
  const answer = live.places.catchment.value;
  if (!answer) return <p class="note">{t('正在计算……', 'Computing …')}</p>;
  const minutes = cutoffMin.value;
  const within = peopleWithin(answer.doorToDoor, minutes);
  const ms = fixed(answer.computeUs / 1000, 1);
  return (
    <section class="live-catchment">
      <p class="live-headline" aria-live="polite">
        <b>{people(within)}</b> {t('人', 'people')}
        <small>{headline(answer.direction, minutes)}</small>
      </p>
      <ReachCurve curve={answer.doorToDoor} at={minutes} />
      <WithinReach answer={answer} minutes={minutes} />
      <p class="note live-cost">
        {t(`服务器计算 ${ms} 毫秒`, `Computed in ${ms} ms`)}
      </p>
    </section>
  );
}

function headline(direction: Direction, minutes: number): string {
  return direction === Direction.TO
    ? t(
        `${minutes} 分钟内能到这里，门到门`,
        `can get here within ${minutes} min, door to door`,
      )
    : t(
        `${minutes} 分钟内能到达，门到门`,
        `within ${minutes} min from here, door to door`,
      );
}

interface Props {
  answer: CatchmentAnswer;
  minutes: number;
}

function WithinReach({ answer, minutes }: Props) {
  const count = (times: number[]) =>
    times.filter((time) => time >= 0 && time <= minutes * 60).length;
  const rows: [string, number][] = [
    [t('节点', 'Key nodes'), count(answer.nodeTimeS)],
    [t('街镇', 'Towns'), count(answer.zoneTimeS)],
    [t('车站', 'Stations'), count(answer.stationTimeS)],
  ];
  return (
    <dl class="live-counts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fixed(value, 0)}</dd>
        </div>
      ))}
    </dl>
  );
}
