// The fastest journey between two places: its seven parts, its trains.
import { PartBars } from '../charts/part_bars';
import type {
  JourneyAnswer,
  JourneyAnswer_Leg,
} from '../proto/railreach/v1/api_pb';
import { fixed, minutes, nameOf, t } from '../words';
import type { Live } from './live';
import type { Network } from './network';

export function JourneyCard({ live }: { live: Live }) {
  const journey = live.places.journey.value;
  if (!journey) return <p class="note">{t('正在计算……', 'Computing …')}</p>;
  if (journey.totalS === undefined) {
    return (
      <p aria-live="polite">
        {t('240 分钟内到不了。', 'It cannot be reached within 240 minutes.')}
      </p>
    );
  }
  const ms = fixed(journey.computeUs / 1000, 1);
  return (
    <section class="live-journey">
      <p class="live-headline" aria-live="polite">
        <b>{minutes(journey.totalS)}</b>
        <small>
          {t('门到门，最快', 'door to door, the fastest')} · {changes(journey)}
        </small>
      </p>
      <PartBars
        title={t('出行时间的构成', 'What the journey is made of')}
        rows={[partRow(journey)]}
      />
      <ol class="live-legs">
        {journey.legs.map((leg, at) => (
          <Leg key={at} leg={leg} network={live.network.value} />
        ))}
      </ol>
      <p class="note live-cost">
        {t(`服务器计算 ${ms} 毫秒`, `Computed in ${ms} ms`)}
      </p>
    </section>
  );
}

function changes({ legs }: JourneyAnswer): string {
  const count = legs.length - 1;
  if (count < 0) return t('不乘轨道', 'without rail');
  if (count === 0) return t('直达', 'direct');
  return t(`换乘 ${count} 次`, `${count} change${count > 1 ? 's' : ''}`);
}

function partRow(journey: JourneyAnswer) {
  const total = journey.totalS ?? 0;
  return {
    key: 'journey',
    label: `${nameOf(journey.from)} → ${nameOf(journey.to)}`,
    selected: true,
    journey: {
      pairs: 1,
      total,
      seconds: {
        access: journey.accessS,
        entry: journey.entryS,
        wait: journey.waitS,
        ride: journey.rideS,
        change: journey.changeS,
        exit: journey.exitS,
        egress: journey.egressS,
      },
    },
  };
}

function Leg({ leg, network }: { leg: JourneyAnswer_Leg; network: Network }) {
  const stop = (row: number | undefined) =>
    nameOf(network.stations[row ?? -1]?.name);
  const times = [
    leg.changeS > 0 && `${t('换乘', 'change')} ${minutes(leg.changeS)}`,
    leg.waitS > 0 && `${t('候车', 'wait')} ${minutes(leg.waitS)}`,
    `${t('乘车', 'ride')} ${minutes(leg.rideS)}`,
    t(`${leg.stations.length - 1} 站`, `${leg.stations.length - 1} stops`),
  ];
  return (
    <li>
      <b>{t(leg.lineZh, leg.lineEn)}</b>
      <span>
        {stop(leg.stations[0])} → {stop(leg.stations.at(-1))}
      </span>
      <small>{times.filter(Boolean).join(' · ')}</small>
    </li>
  );
}
