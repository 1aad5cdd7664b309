// Where the network is thin: its shape, and what each closure would cost.
import {
  type BridgeRow,
  bridgeRows,
  type Closed,
  type ClosureRow,
  closureRanking,
  closureRows,
  type StructureRow,
  structureRows,
} from '../data/criticality_rows';
import type { Dataset } from '../data/dataset';
import { nameAt } from '../data/places';
import type { Ranking } from '../proto/railreach/v1/report_pb';
import { type Column, Table } from '../ui/table';
import { fixed, kilometres, nameOf, people, percent, t } from '../words';
import { useChoice } from './choices';
import { Absent, Choice, Figure, Mark, Section, TablePage } from './page_parts';

export function CriticalityPage({ dataset }: { dataset: Dataset }) {
  return (
    <TablePage
      title={t('薄弱之处', 'Where the network is thin')}
      lead={
        <p>
          {t(
            '关闭一条线路、一座车站或一个区间，会损失多少可达人口（N-1）；以及从网络形状看，哪些车站与区间一断就会把网络分开。',
            'What closing one line, one station or one section would cost in people within reach (N-1); and, from the shape of the network, which stations and links part it when they fail.',
          )}
        </p>
      }
    >
      <Closures dataset={dataset} />
      <Shape dataset={dataset} />
      <Bridges dataset={dataset} />
    </TablePage>
  );
}

function Closures({ dataset }: { dataset: Dataset }) {
  const ranking = closureRanking(dataset);
  return (
    <Section
      title={t('逐一关闭', 'One closure at a time')}
      note={t(
        '损失为各节点 60 分钟门到门可达人口均值的减少；负数为增加。出行者改走余下最快的走法。',
        'The loss is the fall of the mean people within 60 minutes of the key nodes, door to door; a negative one is a gain. Travellers take the fastest way that is left.',
      )}
    >
      {ranking ? (
        <ClosureTable ranking={ranking} />
      ) : (
        <Absent>
          {t(
            '这份报告没有附上逐一关闭的批次（batch.closures）。',
            'This report holds no batch of closures (batch.closures).',
          )}
        </Absent>
      )}
    </Section>
  );
}

const EVERYTHING = 'everything';

function closedName(closed: Closed): string {
  switch (closed) {
    case 'line':
      return t('线路', 'line');
    case 'station':
      return t('车站', 'station');
    default:
      return t('区间', 'section');
  }
}

function ClosureTable({ ranking }: { ranking: Ranking }) {
  const [shown, setShown] = useChoice<Closed | typeof EVERYTHING>(EVERYTHING);
  const all = closureRows(ranking);
  const kinds = [...new Set(all.map((row) => row.closed))];
  const rows = all.filter(
    ({ closed }) => shown === EVERYTHING || closed === shown,
  );
  const total = Number(ranking.header?.numVariants ?? 0n);
  return (
    <>
      <div class="page-choices">
        <Choice
          label={t('关闭', 'Closed')}
          options={[
            { value: EVERYTHING, label: t('全部', 'all') },
            ...kinds.map((closed) => ({
              value: closed,
              label: closedName(closed),
            })),
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      <Table
        key={shown}
        caption={t(
          `批次共 ${fixed(total, 0)} 个关闭，此处 ${fixed(rows.length, 0)} 个；基准平均可达 ${people(ranking.header?.baseline?.people60)}人`,
          `${fixed(rows.length, 0)} of the ${fixed(total, 0)} closures of the batch; the baseline reaches ${people(ranking.header?.baseline?.people60)} people on average`,
        )}
        columns={closureColumns(ranking, rows)}
        rows={rows}
        rowKey={(row) => row.variant}
        sortBy="people"
        descending
        most={50}
        csvName="closures"
      />
    </>
  );
}

function closureColumns(
  ranking: Ranking,
  rows: ClosureRow[],
): Column<ClosureRow>[] {
  const most = Math.max(1, ...rows.map((row) => row.people60));
  const nodes = ranking.header?.nodes ?? [];
  const columns: Column<ClosureRow>[] = [
    {
      key: 'closed',
      head: t('关闭的对象', 'Closed'),
      value: (row) => nameOf(row.name),
    },
    {
      key: 'kind',
      head: t('类型', 'Kind'),
      value: (row) => closedName(row.closed),
    },
    {
      key: 'people',
      head: t('人均损失（60 分）', 'Loss of people (60 min)'),
      title: t('各节点的均值', 'mean of the key nodes'),
      value: (row) => row.people60,
      text: (row) => (
        <Figure
          main={people(row.people60)}
          aside={`${fixed(row.people60Pct, 1)} %`}
        />
      ),
      bar: (row) => Math.max(0, row.people60 / most),
    },
    {
      key: 'worst',
      head: t('损失最大的节点', 'Node that loses most'),
      value: (row) => nameAt(nodes, row.worstNode),
    },
    {
      key: 'worst-loss',
      head: t('其损失', 'Its loss'),
      value: (row) => row.worstLoss,
      text: (row) => (row.worstLoss > 0 ? people(row.worstLoss) : '—'),
    },
    {
      key: 'direct',
      head: t('直达率损失（点）', 'Loss of direct rate (points)'),
      value: (row) => row.directRatePct,
      text: (row) => fixed(row.directRatePct, 2),
    },
  ];
  if (rows.some((row) => row.efficiencyPct !== undefined)) {
    columns.push({
      key: 'efficiency',
      head: t('效率损失 %', 'Loss of efficiency %'),
      value: (row) => row.efficiencyPct,
      text: (row) => fixed(row.efficiencyPct, 2),
    });
  }
  return columns;
}

function Shape({ dataset }: { dataset: Dataset }) {
  const { structure, stations } = dataset.result;
  const rows = structureRows(structure);
  if (!structure || rows.length === 0) return null;
  const cuts = rows.filter((row) => row.articulation).length;
  return (
    <Section
      title={t('承担最多路径的车站', 'Stations that carry most paths')}
      note={t(
        `轨道网上 ${rows.length} 座车站，${structure.numComponents} 个连通部分；${cuts} 座车站与 ${structure.bridges.length} 个区间一断即分开网络（多为线路末段）。介数的基尼系数 ${fixed(structure.betweennessGini, 2)}：0 为均匀，1 为集中于一站。按轨道里程最短的路径计，不计班次。`,
        `${rows.length} stations on the track network, components: ${structure.numComponents}; ${cuts} stations and ${structure.bridges.length} links part it when they fail (most of them towards the ends of lines). Gini of betweenness ${fixed(structure.betweennessGini, 2)}: 0 is even, 1 all on one station. By the shortest way along the track, whatever the trains.`,
      )}
    >
      <Table
        caption={t('车站的介数', 'Betweenness of stations')}
        columns={structureColumns(stations, rows)}
        rows={rows}
        rowKey={(row) => row.station}
        sortBy="betweenness"
        descending
        most={30}
        csvName="structure"
      />
    </Section>
  );
}

function structureColumns(
  stations: Dataset['result']['stations'],
  rows: StructureRow[],
): Column<StructureRow>[] {
  const most = rows[0]?.betweenness || 1;
  return [
    {
      key: 'station',
      head: t('车站', 'Station'),
      value: (row) => nameAt(stations, row.station),
    },
    {
      key: 'betweenness',
      head: t('经过的最短路径', 'Shortest paths through it'),
      title: t('占全部最短路径的份额', 'share of all shortest paths'),
      value: (row) => row.betweenness,
      text: (row) => percent(row.betweenness, 1),
      bar: (row) => row.betweenness / most,
    },
    {
      key: 'articulation',
      head: t('一断即分开', 'Parts the network'),
      value: (row) => Number(row.articulation),
      text: (row) =>
        row.articulation ? (
          <Mark tone="bad" icon="▲" word={t('是', 'yes')} />
        ) : (
          t('否', 'no')
        ),
      align: 'start',
    },
  ];
}

function Bridges({ dataset }: { dataset: Dataset }) {
  const rows = bridgeRows(dataset);
  if (rows.length === 0) return null;
  return (
    <Section
      title={t('一断即分开的区间', 'Links that part the network')}
      note={t(
        '没有别的轨道能绕过这些区间。',
        'No other track leads around these links.',
      )}
    >
      <Table
        caption={t('桥区间', 'Bridges of the network')}
        columns={bridgeColumns(dataset)}
        rows={rows}
        rowKey={(row) => row.track}
        sortBy="length"
        descending
        most={20}
        csvName="bridges"
      />
    </Section>
  );
}

function bridgeColumns(dataset: Dataset): Column<BridgeRow>[] {
  const { stations } = dataset.result;
  return [
    {
      key: 'from',
      head: t('自', 'From'),
      value: (row) => nameAt(stations, row.from),
    },
    {
      key: 'to',
      head: t('至', 'To'),
      value: (row) => nameAt(stations, row.to),
    },
    {
      key: 'line',
      head: t('线路', 'Infrastructure'),
      value: (row) => row.line,
    },
    {
      key: 'length',
      head: t('里程', 'Length'),
      value: (row) => Number(row.lengthMm) / 1e6,
      text: (row) => kilometres(row.lengthMm),
    },
  ];
}
