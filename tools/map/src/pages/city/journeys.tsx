// Where the minutes of a typical journey go, city by city.
import { useMemo } from 'preact/hooks';
import { PartBars, type PartRow, partName } from '../../charts/part_bars';
import { countiesOf, nodesOf, type Place } from '../../data/city';
import type { Dataset } from '../../data/dataset';
import { type MeanJourney, meanJourney, PARTS } from '../../data/journey_parts';
import { regionName } from '../../data/places';
import { Table } from '../../ui/table';
import { fixed, language, percent, t } from '../../words';
import { Section } from '../page_parts';
import type { CityPart } from './part';

const AREA = 'area';

export function Journeys({ dataset, place, name }: CityPart) {
  const all = useMemo(() => partRows(dataset), [dataset, language.value]);
  const rows = all.map((row) => ({
    ...row,
    selected: row.key === (place ?? AREA),
  }));
  const own = rows.find((row) => row.selected);
  if (rows.length === 0) return null;
  const title = t('一次出行的七个部分', 'The seven parts of a journey');
  return (
    <Section title={title} note={noteOf(dataset)}>
      <p>{own ? sentence(name, own.journey) : none(name)}</p>
      <PartBars title={title} rows={rows} />
      <Missing dataset={dataset} place={place} rows={rows} />
      <details>
        <summary>{t('数字表', 'As a table')}</summary>
        <Table
          caption={t('平均用时（分钟）', 'Mean time (min)')}
          columns={[
            {
              key: 'place',
              head: t('区域', 'Place'),
              value: (row: PartRow) => row.label,
            },
            ...PARTS.map((part) => ({
              key: part,
              head: partName(part),
              value: ({ journey }: PartRow) => journey.seconds[part] / 60,
              text: ({ journey }: PartRow) =>
                fixed(journey.seconds[part] / 60, 1),
            })),
            {
              key: 'total',
              head: t('合计', 'total'),
              value: ({ journey }: PartRow) => journey.total / 60,
              text: ({ journey }: PartRow) => fixed(journey.total / 60, 1),
            },
            {
              key: 'pairs',
              head: t('节点对', 'pairs'),
              value: ({ journey }: PartRow) => journey.pairs,
            },
          ]}
          rows={rows}
          rowKey={(row) => row.key}
          csvName="journey_parts"
        />
      </details>
    </Section>
  );
}

interface MissingProps {
  dataset: Dataset;
  place: Place;
  rows: PartRow[];
}

// Other cities that are on no bar.
function Missing({ dataset, place, rows }: MissingProps) {
  const cities = dataset.cities.filter(
    (city) => city !== place && !rows.some((row) => row.key === city),
  );
  if (cities.length === 0) return null;
  const names = cities.map((city) => regionName(dataset, city));
  return <p class="note">{none(names.join(t('、', ', ')))}</p>;
}

// Of the study area and its cities; the selection is set by the page.
function partRows(dataset: Dataset): PartRow[] {
  return [undefined, ...dataset.cities].flatMap((key) => {
    const nodes = nodesOf(dataset, countiesOf(dataset, key));
    const journey = meanJourney(dataset, nodes);
    if (!journey) return [];
    const label = regionName(dataset, key);
    return { key: key ?? AREA, label, selected: false, journey };
  });
}

function noteOf(dataset: Dataset): string {
  const hours = fixed((dataset.parameters?.pairHorizonMin ?? 0) / 60, 0);
  return t(
    `从当地重点节点到研究范围内其余重点节点（枢纽不计），${hours}小时内乘轨道的最快出行的平均；分钟。`,
    `Mean of the fastest journeys by rail, within ${hours} hours, from the key nodes of the place to all others of the study area (hubs left out); minutes.`,
  );
}

function sentence(name: string, { pairs, seconds, total }: MeanJourney) {
  const outside = 1 - seconds.ride / total;
  const all = fixed(total / 60, 0);
  const ride = fixed(seconds.ride / 60, 0);
  const share = percent(outside);
  return t(
    `${name}出发的${fixed(pairs, 0)}对节点平均用时${all}分钟，其中乘车${ride}分钟；其余${share}的时间用于接驳、进出站、候车与换乘。`,
    `From ${name} the mean of ${fixed(pairs, 0)} pairs is ${all} minutes, ${ride} of them on the train; the other ${share} goes into access and egress, entry and exit, waits and changes.`,
  );
}

function none(name: string): string {
  return t(
    `${name}没有在时限内乘轨道可达的节点对。`,
    `From ${name} no other key node is reached by rail within the horizon.`,
  );
}
