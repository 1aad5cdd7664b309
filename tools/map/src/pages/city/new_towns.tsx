// New towns against the minutes that the plan gives them.
import { type NewTown, type NewTownLeg, newTowns } from '../../data/indicators';
import type { Target } from '../../proto/railreach/v1/names_pb';
import { type Column, Table } from '../../ui/table';
import { fixed, nameOf, t } from '../../words';
import { Mark, Section } from '../page_parts';
import { notWithin } from './indicator_words';
import type { CityPart } from './part';

export function NewTowns({ dataset, place, name }: CityPart) {
  const { targets, towns } = newTowns(dataset, place);
  if (towns.length === 0) return null;
  const met = towns.flatMap((town) => town.legs.filter((leg) => leg?.met));
  const legs = towns.length * targets.length;
  const horizon = dataset.parameters?.pairHorizonMin ?? 0;
  return (
    <Section
      title={t('新城与规划时限', 'New towns and the minutes of the plan')}
      note={t(
        `门到门，从新城到最近的一处；${legs}项中${met.length}项达标。`,
        `Door to door, from the new town to the nearest of its kind; ${met.length} of ${legs} met.`,
      )}
    >
      <Table
        caption={t(`${name}的新城`, `New towns of ${name}`)}
        columns={[
          {
            key: 'town',
            head: t('新城', 'New town'),
            value: (town: NewTown) => t(town.zh, town.en),
          },
          ...targets.map((target, i) => legColumn(target, i, horizon)),
        ]}
        rows={towns}
        rowKey={(town) => town.zh}
        csvName="new_towns"
      />
    </Section>
  );
}

function legColumn(
  target: Target,
  column: number,
  horizonMin: number,
): Column<NewTown> {
  return {
    key: `leg-${column}`,
    head: nameOf(target.name),
    value: (town) => town.legs[column]?.minutes,
    text: (town) => <Leg leg={town.legs[column]} horizonMin={horizonMin} />,
    align: 'start',
  };
}

interface LegProps {
  leg: NewTownLeg | undefined;
  horizonMin: number;
}

function Leg({ leg, horizonMin }: LegProps) {
  if (!leg) return <>—</>;
  const time =
    leg.minutes === undefined
      ? notWithin(horizonMin)
      : t(`${fixed(leg.minutes, 0)} 分`, `${fixed(leg.minutes, 0)} min`);
  return (
    <>
      <Mark
        tone={leg.met ? 'good' : 'bad'}
        icon={leg.met ? '✓' : '✗'}
        word={time}
      />{' '}
      <span class="note">{t(leg.zh, leg.en)}</span>
    </>
  );
}
