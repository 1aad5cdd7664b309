// Kilometres of track by region, as the plan counts them.
import type { Dataset } from '../data/dataset';
import {
  assumedShare,
  type DensityTableRow,
  densityRows,
  linesOfClass,
  measureName,
} from '../data/density_rows';
import { nameAt, regionName } from '../data/places';
import { DensityClass, Level } from '../proto/railreach/v1/names_pb';
import { type Column, Table } from '../ui/table';
import { fixed, kilometres, percent, t } from '../words';
import { levelOptions, useChoice } from './choices';
import { Choice, Figure, Section, TablePage } from './page_parts';
import './density_page.css';

export function DensityPage({ dataset }: { dataset: Dataset }) {
  const [level, setLevel] = useChoice(Level.CITY);
  const rows = densityRows(dataset, level);
  return (
    <TablePage
      title={t('轨道网密度', 'Density of the network')}
      lead={
        <p>
          {t(
            '每万平方公里土地上有多少公里轨道。每段轨道只计一次，并在区域边界处切开；面积不是官方数字的区域不给密度，只给里程。',
            'How many kilometres of track there are per 10,000 km² of land. Each metre counts once and is cut at the border of the region; where the area is not official no density is given, only kilometres.',
          )}
        </p>
      }
    >
      <Section title={t('各区域的密度', 'Density by region')}>
        <div class="page-choices">
          <Choice
            label={t('区域', 'Regions')}
            options={levelOptions(dataset, dataset.result.densities)}
            value={level}
            onChange={setLevel}
          />
        </div>
        <Table
          caption={t(
            '公里/万平方公里；小字为里程与其中假定的份额',
            'km per 10,000 km²; in small: the kilometres, and the share of them that is assumed',
          )}
          columns={columnsOf(dataset, rows)}
          rows={rows}
          rowKey={(row) => row.region ?? -1}
          csvName="densities"
        />
      </Section>
      <Classes dataset={dataset} />
    </TablePage>
  );
}

// The plan's own classes first, then all, then by tier.
const FIRST = ['narrow', 'middle', 'wide', 'national_rail', 'all'];

function measuresOf(rows: DensityTableRow[]): string[] {
  const found = [...(rows[0]?.measures.keys() ?? [])];
  const first = FIRST.filter((measure) => found.includes(measure));
  return [...first, ...found.filter((measure) => !first.includes(measure))];
}

function columnsOf(
  dataset: Dataset,
  rows: DensityTableRow[],
): Column<DensityTableRow>[] {
  return [
    {
      key: 'region',
      head: t('区域', 'Region'),
      value: ({ region }) => regionName(dataset, region),
    },
    {
      key: 'area',
      head: t('面积 km²', 'Area km²'),
      value: (row) => row.areaKm2,
      text: (row) => (
        <Figure
          main={fixed(row.areaKm2, 0)}
          aside={row.areaOfficial ? '' : t('非官方', 'not official')}
        />
      ),
      align: 'end',
    },
    ...measuresOf(rows).map(measureColumn),
  ];
}

function measureColumn(measure: string): Column<DensityTableRow> {
  const found = (row: DensityTableRow) => row.measures.get(measure);
  return {
    key: measure,
    head: measureName(measure),
    value: (row) =>
      found(row)?.kmPer10000Km2 ?? Number(found(row)?.trackMm ?? 0n) / 1e6,
    text: (row) => (
      <span class="density">
        {fixed(found(row)?.kmPer10000Km2, 1)}
        <small class="aside">{lengthOf(row, measure)}</small>
      </span>
    ),
    align: 'end',
  };
}

function lengthOf(row: DensityTableRow, measure: string): string {
  const found = row.measures.get(measure);
  const length = kilometres(found?.trackMm);
  const share = assumedShare(found);
  return share
    ? `${length}${t('，假定', ', assumed')} ${percent(share)}`
    : length;
}

function Classes({ dataset }: { dataset: Dataset }) {
  return (
    <Section
      title={t('窄、中、宽三种口径', 'Three classes: narrow, middle, wide')}
      note={t(
        '“城际和市域铁路网密度”计入哪些线路，规划没有公开的定义，数字却由此而定，所以三种口径并列。宽口径包含中口径，中口径包含窄口径。',
        'Which lines count in the "density of intercity and suburban rail" is not publicly defined, yet it decides the figure: all three are given. Middle includes narrow, wide includes middle.',
      )}
    >
      <div class="density-classes">
        <ClassCard
          dataset={dataset}
          densityClass={DensityClass.NARROW}
          title={measureName('narrow')}
          meaning={t(
            '只计专为城际或市域服务而建的线路。',
            'Only lines built for intercity or suburban service.',
          )}
        />
        <ClassCard
          dataset={dataset}
          densityClass={DensityClass.MIDDLE}
          title={measureName('middle')}
          meaning={t(
            '再加与干线混跑的城际服务所用的线路。',
            'Adds lines on which intercity services run mixed with others.',
          )}
        />
        <ClassCard
          dataset={dataset}
          densityClass={DensityClass.WIDE}
          title={measureName('wide')}
          meaning={t(
            '再加时速 100 公里以上或跨市的地铁，以及其他市域线路。',
            'Adds metro of at least 100 km/h or across the border of a city, and other suburban lines.',
          )}
        />
      </div>
    </Section>
  );
}

interface ClassProps {
  dataset: Dataset;
  densityClass: DensityClass;
  title: string;
  meaning: string;
}

function ClassCard({ dataset, densityClass, title, meaning }: ClassProps) {
  const members = linesOfClass(dataset, densityClass);
  return (
    <section class="density-class">
      <h4>{title}</h4>
      <p>{meaning}</p>
      {members.length === 0 ? (
        <p class="note">{t('没有这样的线路。', 'There are no such lines.')}</p>
      ) : (
        <details>
          <summary>
            {t(
              `由此计入的 ${members.length} 条线路`,
              `${members.length} lines that count from here on`,
            )}
          </summary>
          <ul>
            {members.map(({ line, lengthMm }) => (
              <li key={line}>
                {nameAt(dataset.result.lines, line)}{' '}
                <small class="aside">{kilometres(lengthMm)}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
