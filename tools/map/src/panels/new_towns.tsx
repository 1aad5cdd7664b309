// New towns against the minutes that the plan gives them.
import type { Dataset } from '../data/dataset';
import { type NewTown, newTowns } from '../data/indicators';
import { kindName } from '../data/places';
import { Mark, Section } from '../pages/page_parts';
import { type Column, Table } from '../ui/table';
import { fixed, t } from '../words';

export function NewTowns({ dataset }: { dataset: Dataset }) {
  const { targets, towns } = newTowns(dataset, undefined);
  if (towns.length === 0) return null;
  const minutes = targets.map(({ value }) => value ?? '—').join('/');
  const columns: Column<NewTown>[] = targets.map((target, column) => ({
    key: target.name?.id ?? String(column),
    head: t(
      `${kindName(target.toKind)} ≤${target.value}`,
      `${kindName(target.toKind)} ≤${target.value}`,
    ),
    title: t(
      `${target.name?.zh}；${target.source}`,
      `${target.name?.en}; ${target.source}`,
    ),
    align: 'start',
    value: (town) => town.legs[column]?.minutes,
    text: (town) => <Leg town={town} column={column} />,
  }));
  return (
    <Section
      title={t(
        `新城与 ${minutes} 分钟`,
        `New towns against ${minutes} minutes`,
      )}
    >
      <Table
        caption={t(
          '到最近者的门到门分钟数，对照规划目标',
          'Minutes to the nearest, door to door, against the target of the plan',
        )}
        rows={towns}
        rowKey={(town) => town.zh}
        csvName="new_towns"
        columns={[
          {
            key: 'town',
            head: kindName('new_town'),
            value: (town) => t(town.zh, town.en),
          },
          ...columns,
        ]}
      />
    </Section>
  );
}

function Leg({ town, column }: { town: NewTown; column: number }) {
  const leg = town.legs[column];
  if (!leg) return <>—</>;
  const figure = fixed(leg.minutes, 0);
  return (
    <>
      <Mark
        tone={leg.met ? 'good' : 'bad'}
        icon={leg.met ? '✓' : '✗'}
        word={`${figure} ${leg.met ? t('达标', 'met') : t('未达标', 'missed')}`}
      />
      <small class="new-town-end">{t(leg.zh, leg.en)}</small>
    </>
  );
}
