// The plan among the other plans and the study's planned lines.
import { useEffect } from 'preact/hooks';
import { Table } from '../ui/table';
import { fixed, nameOf, people, signed, t } from '../words';
import type { Live } from './live';
import type { Place, Ranked } from './ranking';

export function RankingTask({ live }: { live: Live }) {
  const { ranking } = live;
  useEffect(() => ranking.start(), [ranking]);
  const { withLines, awaited } = ranking;
  return (
    <div class="live-ranking">
      <label class="live-check">
        <input
          type="checkbox"
          checked={withLines.value}
          onChange={(event) => {
            withLines.value = event.currentTarget.checked;
          }}
        />
        {t(
          '与规划线路逐条比较（每条单独开通）',
          'Beside each planned line, opened alone',
        )}
      </label>
      <p class="note" aria-live="polite">
        {withLines.value &&
          awaited.value > 0 &&
          t(
            `还有 ${awaited.value} 条线路在计算……`,
            `${awaited.value} lines to come …`,
          )}
      </p>
      <RankTable places={ranking.places.value} />
    </div>
  );
}

function RankTable({ places }: { places: Place[] }) {
  const largest = Math.max(
    ...places.map(({ row }) => Math.abs(row.gain ?? 0)),
    1,
  );
  return (
    <Table<Place>
      caption={t(
        '60 分钟可达人口（按人口加权）的增加',
        'Gain in people within 60 min, by people',
      )}
      columns={[
        {
          key: 'rank',
          head: t('名次', 'Rank'),
          value: ({ rank }) => rank || undefined,
          align: 'end',
        },
        {
          key: 'name',
          head: t('方案或线路', 'Plan or line'),
          value: ({ row }) => nameOf(row.name),
          text: ({ row }) => <RankName row={row} />,
        },
        {
          key: 'gain',
          head: t('人口', 'People'),
          value: ({ row }) => row.gain,
          text: ({ row }) => gainText(row.gain),
          bar: ({ row }) => Math.abs(row.gain ?? 0) / largest,
        },
        {
          key: 'new_km',
          head: t('新线公里', 'New km'),
          value: ({ row }) => row.newKm,
          text: ({ row }) => fixed(row.newKm, 0),
        },
      ]}
      rows={places}
      rowKey={({ row }) => `${row.kind} ${row.key}`}
      selected={currentKey(places)}
      sortBy="rank"
      csvName="ranking"
    />
  );
}

function currentKey(places: Place[]) {
  const current = places.find(({ row }) => row.kind === 'current');
  return current && `current ${current.row.key}`;
}

function gainText(gain: number | undefined): string {
  return gain === undefined ? '—' : signed(people(gain), gain);
}

function RankName({ row }: { row: Ranked }) {
  const kind = {
    current: t('当前方案', 'this plan'),
    plan: t('方案', 'plan'),
    line: t('规划线路', 'planned line'),
  }[row.kind];
  return (
    <>
      {nameOf(row.name)} <small class="live-kind">{kind}</small>
      {row.problem && <small class="live-wrong">{row.problem}</small>}
    </>
  );
}
