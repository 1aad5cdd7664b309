// The years that were computed, side by side.
import { YearsChart, yearName } from '../../charts/years_chart';
import { areaRow } from '../../data/city';
import { regionName } from '../../data/places';
import { withSign } from '../../data/sign';
import { type YearValue, yearsOf } from '../../data/years';
import { type Column, Table } from '../../ui/table';
import { people, percent, t } from '../../words';
import { Section } from '../page_parts';
import { inWords } from '../story';
import type { CityPart } from './part';

export function Years({ dataset, place, name }: CityPart) {
  const idOf = (row: number | undefined) =>
    row === undefined ? undefined : dataset.result.regions[row]?.name?.id;
  const years = yearsOf(dataset, idOf(place));
  if (years.length < 2) return null;
  const rows = [areaRow(dataset.result), ...dataset.cities].map((row) => ({
    key: row ?? -1,
    label: regionName(dataset, row),
    years: yearsOf(dataset, idOf(row)),
  }));
  const title = t('各年比较', 'The years compared');
  return (
    <Section
      title={title}
      note={t(
        '门到门60分钟可达人口，节点平均；线路按通车年份计入，人口不变。须线为进站时间取高、低值的范围。',
        'People within 60 minutes door to door, mean of key nodes; lines run from the year they open, people stay as they are. Whiskers: high to low entry times.',
      )}
    >
      <div class="story-columns">
        <div>
          <p>{sentence(name, years)}</p>
          <YearsChart title={title} years={years} />
        </div>
        <Table
          caption={t('各市逐年', 'City by city')}
          columns={columnsOf(years)}
          rows={rows}
          rowKey={(row) => row.key}
          selected={place ?? areaRow(dataset.result) ?? -1}
        />
      </div>
    </Section>
  );
}

interface PlaceYears {
  key: number;
  label: string;
  years: YearValue[];
}

function columnsOf(years: YearValue[]): Column<PlaceYears>[] {
  const value = (row: PlaceYears, i: number) => row.years[i]?.people;
  const gain = (row: PlaceYears) => {
    const first = value(row, 0);
    const last = row.years.at(-1)?.people;
    return first && last !== undefined ? last / first - 1 : undefined;
  };
  return [
    { key: 'place', head: t('区域', 'Place'), value: (row) => row.label },
    ...years.map(
      (year, i): Column<PlaceYears> => ({
        key: `${year.openUntil}`,
        head: yearName(year.openUntil),
        value: (row) => value(row, i),
        text: (row) => people(value(row, i)),
      }),
    ),
    {
      key: 'gain',
      head: t('增长', 'Gain'),
      value: gain,
      text: (row) => withSign(percent(gain(row), 1), gain(row) ?? 0),
    },
  ];
}

function sentence(name: string, years: YearValue[]): string {
  const [first] = years;
  const last = years.at(-1);
  if (!first || !last) return '';
  const change = last.people - first.people;
  const from =
    first.openUntil === 0
      ? t('现状', 'the existing network')
      : yearName(first.openUntil);
  const to = yearName(last.openUntil);
  const size = inWords(change);
  if (Math.round(change) === 0) {
    return t(
      `从${from}到${to}，${name}的可达人口不变。`,
      `From ${from} to ${to} nothing changes for ${name}.`,
    );
  }
  const share = percent(Math.abs(change) / first.people, 1);
  return t(
    `从${from}到${to}，${name}的节点平均可达人口${change > 0 ? '增加' : '减少'}${size}人（${share}）。`,
    `From ${from} to ${to} a key node of ${name} has ${size} ${change > 0 ? 'more' : 'fewer'} people in reach on average (${share}).`,
  );
}
