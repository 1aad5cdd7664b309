// The journey between two key nodes in words and as a bar of its parts.
import type { ComponentChildren } from 'preact';
import { PartBars } from '../charts/part_bars';
import type { Dataset } from '../data/dataset';
import type { PairRow, Pairs } from '../data/pairs';
import { nameAt } from '../data/places';
import { tierName } from '../tiers';
import { kilometres, minutes, percent, t } from '../words';

interface Props {
  dataset: Dataset;
  pairs: Pairs;
  from: number | undefined;
  to: number | undefined;
}

export function PairDetail({ dataset, pairs, from, to }: Props) {
  const { keyNodes } = dataset.result;
  const pair =
    from === undefined || to === undefined ? undefined : pairs.row(from, to);
  const title =
    from === undefined
      ? undefined
      : `${nameAt(keyNodes, from)} → ${nameAt(keyNodes, to)}`;
  return (
    <aside class="pair-detail">
      <div aria-live="polite">
        {title ? (
          <>
            <h4>{title}</h4>
            <p>{sentence(pairs, from, to)}</p>
          </>
        ) : (
          <p class="note">
            {t('指向或选择一格。', 'Point at a cell or choose one.')}
          </p>
        )}
      </div>
      {pair && title && <Journey dataset={dataset} pair={pair} title={title} />}
    </aside>
  );
}

function sentence(
  pairs: Pairs,
  from: number | undefined,
  to: number | undefined,
): string {
  if (from === undefined || to === undefined) return '';
  if (from === to) return t('同一节点。', 'The same node.');
  const time = pairs.time(from, to);
  if (time === undefined) {
    return t('搜索时间内不可达。', 'Not reached within the horizon.');
  }
  const pair = pairs.row(from, to);
  return `${minutes(time)}${pair ? `${t('，', ', ')}${howOf(pair)}` : ''}${t('。', '.')}`;
}

function howOf(pair: PairRow): string {
  if (pair.rides === 0) return t('不乘轨道', 'without rail');
  const changes = pair.rides - 1;
  const words = t(`换乘 ${changes} 次`, `${changes} changes`);
  return pair.direct ? `${words}${t('，直达', ', direct')}` : words;
}

interface JourneyProps {
  dataset: Dataset;
  pair: PairRow;
  title: string;
}

function Journey({ dataset, pair, title }: JourneyProps) {
  const { lines } = dataset.result;
  const names = pair.lines.map((line) => nameAt(lines, line)).join(' › ');
  return (
    <>
      <PartBars
        title={t('行程的七个部分', 'The seven parts of the journey')}
        rows={[
          {
            key: title,
            label: t('门到门（分钟）', 'Door to door (minutes)'),
            selected: true,
            journey: { pairs: 1, seconds: pair.parts, total: pair.totalS },
          },
        ]}
      />
      <dl class="pair-facts">
        <Fact name={t('线路', 'Lines')}>{names || t('无', 'none')}</Fact>
        <Fact name={t('层级', 'Tiers')}>
          {pair.tiers.map(tierName).join(t('、', ', ')) || t('无', 'none')}
        </Fact>
        <Fact name={t('经过', 'By way of')}>
          {wayOf(pair) || t('枢纽与中心之外', 'neither hub nor centre')}
        </Fact>
        <Fact name={t('直线', 'Straight line')}>
          {kilometres(pair.straightLineMm)}
        </Fact>
        <Fact name={t('轨道里程', 'Along the track')}>
          {pair.rides > 0 ? kilometres(pair.pathMm) : '—'}
        </Fact>
        <Fact name={t('最少换乘', 'Fewest changes')}>
          {pair.fewestChanges ?? '—'}
        </Fact>
        <Fact name={t('班次延误', 'Schedule delay')}>
          {t(
            `${minutes(pair.scheduleDelayS)}，不计入`,
            `${minutes(pair.scheduleDelayS)}, not counted`,
          )}
        </Fact>
        <Fact name={t('假定', 'Assumed')}>
          {pair.parts.ride > 0
            ? t(
                `${percent(pair.assumedRideS / pair.parts.ride)} 的乘车时间`,
                `${percent(pair.assumedRideS / pair.parts.ride)} of the ride time`,
              )
            : '—'}
        </Fact>
      </dl>
    </>
  );
}

function wayOf(pair: PairRow): string {
  return [
    pair.viaHub ? t('枢纽', 'hub') : '',
    pair.viaCentre ? t('中心城', 'centre') : '',
  ]
    .filter(Boolean)
    .join(t('、', ', '));
}

function Fact(props: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
