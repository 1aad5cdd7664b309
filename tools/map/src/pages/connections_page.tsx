// How key nodes are linked with each other, with airports, along corridors.
import { CorridorStrip } from '../charts/corridor_strip';
import { Legend } from '../charts/legend';
import {
  airportRows,
  connectionRows,
  wholeConnections,
} from '../data/connection_rows';
import { type Strip, stripsOf } from '../data/corridors';
import type { Dataset } from '../data/dataset';
import { Level } from '../proto/railreach/v1/names_pb';
import { TIERS, tierColour, tierName } from '../tiers';
import { Table } from '../ui/table';
import {
  fixed,
  kilometres,
  minutes,
  nameOf,
  people,
  percent,
  t,
} from '../words';
import { levelOptions, useChoice } from './choices';
import { airportColumns, summaryColumns } from './connection_columns';
import { Absent, Choice, Section, TablePage } from './page_parts';
import { PairMatrix } from './pair_matrix';
import './connections_page.css';

export function ConnectionsPage({ dataset }: { dataset: Dataset }) {
  return (
    <TablePage
      title={t('联系', 'Connections')}
      lead={<Lead dataset={dataset} />}
    >
      <Summaries dataset={dataset} />
      <PairMatrix dataset={dataset} />
      <Airports dataset={dataset} />
      <Corridors dataset={dataset} />
    </TablePage>
  );
}

function Lead({ dataset }: { dataset: Dataset }) {
  const horizon = dataset.parameters?.pairHorizonMin;
  const whole = wholeConnections(dataset);
  return (
    <>
      {whole && (
        <p>
          {t(
            `${whole.nodes} 个重点节点之间共 ${fixed(Number(whole.pairs), 0)} 个有向对，其中 ${fixed(Number(whole.pairsReachable), 0)} 对在 ${horizon} 分钟内可达，${percent(whole.directRate, 1)} 直达；可达各对平均换乘 ${fixed(whole.meanChanges, 2)} 次、用时 ${fixed(whole.meanMinutes, 0)} 分钟。`,
            `Among ${whole.nodes} key nodes there are ${fixed(Number(whole.pairs), 0)} ordered pairs: ${fixed(Number(whole.pairsReachable), 0)} are within ${horizon} minutes of each other, ${percent(whole.directRate, 1)} are direct; the reachable ones take ${fixed(whole.meanChanges, 2)} changes and ${fixed(whole.meanMinutes, 0)} minutes on average.`,
          )}
        </p>
      )}
      <p class="note">
        {t(
          `用时为门到门最快行程。直达：从甲附近到乙附近有同一列车（组）且班次足够。效率为各对 1/用时 的均值（不可达为 0；Latora–Marchiori 2001）。${whole ? `乘车时间的 ${percent(whole.assumedShare)} 依据假定数值。` : ''}不含票价、拥挤与晚点。`,
          `Times are the fastest journeys door to door. Direct: one train (or group) from near A to near B with enough service. Efficiency is the mean of 1/time over pairs, 0 if unreachable (Latora–Marchiori 2001). ${whole ? `${percent(whole.assumedShare)} of the ride time rests on assumed values. ` : ''}Fares, crowding and delays are not computed.`,
        )}
      </p>
    </>
  );
}

function Summaries({ dataset }: { dataset: Dataset }) {
  const [level, setLevel] = useChoice(Level.CITY);
  const { connections, stations } = dataset.result;
  const hub = stations.find(({ name }) => name?.id === dataset.parameters?.hub);
  const rows = connectionRows(dataset, level);
  return (
    <Section
      title={t('各区域内部的联系', 'How the nodes of each region are linked')}
      note={
        hub &&
        t(
          `“经枢纽”指最快行程停靠${nameOf(hub.name)}；“经中心”指停靠中心城的车站。`,
          `"Via hub": the fastest journey calls at ${nameOf(hub.name)}; "via centre": at a station of the named centre.`,
        )
      }
    >
      <div class="page-choices">
        <Choice
          label={t('区域', 'Regions')}
          options={levelOptions(dataset, connections)}
          value={level}
          onChange={setLevel}
        />
      </div>
      <Legend
        series={TIERS.map((tier) => ({
          key: tier,
          label: tierName(tier),
          fill: tierColour(tier),
          ink: 'var(--panel)',
        }))}
      />
      <Table
        caption={t('节点间联系的汇总', 'Summary of links between nodes')}
        columns={summaryColumns(dataset)}
        rows={rows}
        rowKey={(row) => row.region ?? -1}
        csvName="connections"
      />
    </Section>
  );
}

function Airports({ dataset }: { dataset: Dataset }) {
  const rows = airportRows(dataset);
  return (
    <Section
      title={t('到机场', 'To airports')}
      note={t(
        '从区县驻地门到门到最近的机场，以及 90 分钟内可到的机场数。',
        'From the seat of each county to the nearest airport by time, door to door, and how many airports are within 90 minutes.',
      )}
    >
      {rows.length === 0 ? (
        <Absent>{t('没有机场。', 'There are no airports.')}</Absent>
      ) : (
        <Table
          caption={t('最近机场', 'Nearest airports')}
          columns={airportColumns(dataset)}
          rows={rows}
          rowKey={(row) => row.county ?? -1}
          sortBy="time"
          most={20}
          csvName="airports"
        />
      )}
    </Section>
  );
}

function Corridors({ dataset }: { dataset: Dataset }) {
  const strips = stripsOf(dataset, undefined);
  const most = Math.max(
    1,
    ...strips.flatMap(({ stations }) =>
      stations.map(({ trainsPerHour }) => trainsPerHour ?? 0),
    ),
  );
  return (
    <Section
      title={t('发展走廊', 'Development corridors')}
      note={t(
        '端到端为站到站用时，含首次候车；区间的粗细与数字为每小时直达列车数。',
        'End to end is platform to platform, the first wait included; the width and the figure of a section are its direct trains per hour.',
      )}
    >
      {strips.length === 0 && (
        <Absent>{t('没有走廊。', 'There are no corridors.')}</Absent>
      )}
      <div class="corridors">
        {strips.map((strip) => (
          <Corridor key={strip.name?.id} strip={strip} most={most} />
        ))}
      </div>
    </Section>
  );
}

function Corridor({ strip, most }: { strip: Strip; most: number }) {
  const name = nameOf(strip.name);
  return (
    <details class="corridor">
      <summary>
        <strong>{name}</strong>
        <span class="note">
          {strip.seconds === undefined
            ? t('端到端不可达', 'not reached end to end')
            : t(
                `${minutes(strip.seconds)}，换乘 ${strip.transfers} 次`,
                `${minutes(strip.seconds)}, ${strip.transfers} changes`,
              )}
          {t('；', '; ')}
          {t(
            `直线 ${kilometres(strip.straightLineKm * 1e6)}，5 公里内 ${people(strip.people5km)}人`,
            `${kilometres(strip.straightLineKm * 1e6)} straight, ${people(strip.people5km)} people within 5 km`,
          )}
        </span>
      </summary>
      <CorridorStrip title={name} strip={strip} most={most} />
    </details>
  );
}
