// Who is within reach of each key node.
import { catchmentRows } from '../data/catchment_rows';
import { summaryOf } from '../data/city';
import type { Dataset } from '../data/dataset';
import { selectedNode } from '../state';
import { Table } from '../ui/table';
import { nameOf, people, percent, t } from '../words';
import { catchmentColumns } from './catchment_columns';
import {
  type CityChoice,
  cityOptions,
  EVERYWHERE,
  isIn,
  useChoice,
} from './choices';
import { Choice, Section, TablePage } from './page_parts';

export function CatchmentsPage({ dataset }: { dataset: Dataset }) {
  const [city, setCity] = useChoice<CityChoice>(EVERYWHERE);
  const rows = catchmentRows(dataset);
  const outside = rows.some((row) => row.city === undefined);
  const headline = t(`${dataset.headline} 分钟`, `${dataset.headline} min`);
  return (
    <TablePage
      title={t('谁在可达范围内', 'Who is within reach')}
      lead={<Lead dataset={dataset} />}
    >
      <Section title={t('各重点节点', 'Key node by key node')}>
        <div class="page-choices">
          <Choice
            label={t('城市', 'City')}
            options={cityOptions(dataset, outside)}
            value={city}
            onChange={setCity}
          />
        </div>
        <Table
          caption={t(
            `各重点节点的可达人口；站到站、无轨道与进站区间均为${headline}`,
            `People within reach of each key node; platform, no rail and entry range at ${headline}`,
          )}
          columns={catchmentColumns(dataset, rows)}
          rows={rows.filter((row) => isIn(city, row.city))}
          rowKey={(row) => row.node}
          selected={selectedNode.value}
          onSelect={(row) => {
            selectedNode.value = row.node;
          }}
          sortBy={`people-${dataset.headline}`}
          descending
          csvName="catchments"
        />
        {rows.some((row) => !row.resolved) && (
          <p class="note">
            {t(
              '* 可达范围小于小区自身的半径，数字只可作参考。',
              '* The reach is below the radius of the zones themselves: a rough figure.',
            )}
          </p>
        )}
      </Section>
    </TablePage>
  );
}

function Lead({ dataset }: { dataset: Dataset }) {
  const summary = summaryOf(dataset.result, undefined);
  const { bands } = dataset.result;
  const band = bands.find(({ name }) => name?.id === dataset.parameters?.band);
  const when = nameOf(band?.name);
  const within = dataset.headline;
  return (
    <>
      {summary && (
        <p>
          {t(
            `${when}门到门 ${within} 分钟（含）以内，一个重点节点平均可达 ${people(summary.people60)}人，其中不乘轨道也可达 ${people(summary.people60WithoutRail)}人（${summary.nodes} 个节点的均值，不含枢纽与圈外）。`,
            `${when}: within ${within} minutes door to door (inclusive) a key node reaches ${people(summary.people60)} people on average, ${people(summary.people60WithoutRail)} of them without rail (mean of ${summary.nodes} nodes, hubs and places outside left out).`,
          )}
        </p>
      )}
      {summary && (
        <p class="note">
          {t(
            `进站时间为判断值，取高值与低值时为 ${people(summary.peopleHighEntry)}–${people(summary.peopleLowEntry)}人；站到站（不计接驳与进出站）为 ${people(summary.people60Platform)}人，两种口径不可混用。乘车时间的 ${percent(summary.assumedShare)} 依据假定数值。没有岗位数据：数字是可达人口，不是通勤人口。`,
            `Entry times are judgement: their high and low values give ${people(summary.peopleHighEntry)} to ${people(summary.peopleLowEntry)}. Platform to platform (no access, entry or exit) it is ${people(summary.people60Platform)}, another measure. ${percent(summary.assumedShare)} of the ride time rests on assumed values. There are no data on jobs: these are people within reach, not commuters.`,
          )}
        </p>
      )}
      <p class="note">
        {t(
          '点选一行，地图与曲线随之显示该节点。“出发”为从节点能到达的人，“到达”为能到达节点的人。',
          'Choose a row and the map follows. "From" counts whom the node reaches, "to" who reaches the node.',
        )}
      </p>
    </>
  );
}
