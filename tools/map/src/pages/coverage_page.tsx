// What lies near a station, whatever the travel time.
import {
  countyRows,
  nodeCoverageRows,
  regionCoverageRows,
} from '../data/coverage_rows';
import type { Dataset } from '../data/dataset';
import { isOfLevel } from '../data/places';
import { Level } from '../proto/railreach/v1/names_pb';
import { selectedNode, selectedRegion } from '../state';
import { tierName } from '../tiers';
import { Table } from '../ui/table';
import { t } from '../words';
import {
  type CityChoice,
  cityOptions,
  EVERYWHERE,
  isIn,
  levelOptions,
  useChoice,
} from './choices';
import { countyColumns, nodeColumns, regionColumns } from './coverage_columns';
import { Absent, Choice, Section, TablePage } from './page_parts';

export function CoveragePage({ dataset }: { dataset: Dataset }) {
  return (
    <TablePage title={t('覆盖', 'Coverage')} lead={<Lead />}>
      <Regions dataset={dataset} />
      <Counties dataset={dataset} />
      <Nodes dataset={dataset} />
    </TablePage>
  );
}

function Lead() {
  return (
    <p>
      {t(
        '覆盖只看远近，不看出行时间：住在某一层级车站若干公里以内的人，以及附近有车站的重点节点（枢纽本身与圈外不计）。距离为直线距离。',
        'Coverage asks how near a station is, not how long a journey takes: people who live within so many kilometres of a station of a tier, and key nodes that have one nearby (hubs themselves and places outside do not count). Distances are straight lines.',
      )}
    </p>
  );
}

function Regions({ dataset }: { dataset: Dataset }) {
  const tiers = dataset.result.tiers.filter(({ given }) => given);
  const [tier, setTier] = useChoice(tiers.at(-1)?.tier ?? 0);
  const [level, setLevel] = useChoice(Level.CITY);
  const rows = regionCoverageRows(dataset, tier).filter(({ region }) =>
    isOfLevel(dataset, region, level),
  );
  return (
    <Section title={t('各层级覆盖多少人', 'How many people each tier covers')}>
      <div class="page-choices">
        <Choice
          label={t('层级', 'Tier')}
          options={tiers.map((rules) => ({
            value: rules.tier,
            label: tierName(rules.tier),
          }))}
          value={tier}
          onChange={setTier}
        />
        <Choice
          label={t('区域', 'Regions')}
          options={levelOptions(dataset, dataset.result.regionCoverage)}
          value={level}
          onChange={setLevel}
        />
      </div>
      <Table
        key={tier}
        caption={t(
          `${tierName(tier)}车站周边的人与节点`,
          `People and key nodes near a ${tierName(tier)} station`,
        )}
        columns={regionColumns(dataset, rows)}
        rows={rows}
        rowKey={(row) => row.region ?? -1}
        onSelect={(row) => {
          selectedRegion.value = row.region;
        }}
        selected={selectedRegion.value ?? -1}
        csvName="coverage_regions"
      />
    </Section>
  );
}

function Counties({ dataset }: { dataset: Dataset }) {
  const [city, setCity] = useChoice<CityChoice>(EVERYWHERE);
  const rows = countyRows(dataset);
  if (rows.length === 0) {
    return <Absent>{t('没有区县。', 'There are no counties.')}</Absent>;
  }
  return (
    <Section
      title={t('区县榜', 'County league')}
      note={t(
        '有服务：每日每向至少 30 班，且 7 至 21 时间隔不超过 60 分钟。班次与最长间隔取区县内最好的车站。城镇指 5 万人以上者。',
        'Served: at least 30 trains a day and direction, and no gap above 60 minutes from 07:00 to 21:00. Trains and the longest gap are those of the best station of the county. Towns are those above 50,000 people.',
      )}
    >
      <div class="page-choices">
        <Choice
          label={t('城市', 'City')}
          options={cityOptions(dataset, false)}
          value={city}
          onChange={setCity}
        />
      </div>
      <Table
        caption={t('区县的车站与服务', 'Stations and service of the counties')}
        columns={countyColumns(dataset)}
        rows={rows.filter((row) => isIn(city, row.city))}
        rowKey={(row) => row.county ?? -1}
        sortBy="seat-people"
        descending
        csvName="counties"
      />
    </Section>
  );
}

function Nodes({ dataset }: { dataset: Dataset }) {
  const [city, setCity] = useChoice<CityChoice>(EVERYWHERE);
  const rows = nodeCoverageRows(dataset);
  return (
    <Section
      title={t('重点节点的车站', 'The stations of key nodes')}
      note={t(
        '各层级最近的有车车站及其直线距离；枢纽是 5 公里内最好的车站群（至少两个层级或三条线路）。人口与枢纽的名次并列，可看出中心与枢纽是否相称。',
        'The nearest station with trains of each tier and its straight-line distance; the hub is the best station complex within 5 km (two tiers or three lines at least). The ranks by people and by hub stand side by side: do centres have the hubs they deserve?',
      )}
    >
      <div class="page-choices">
        <Choice
          label={t('城市', 'City')}
          options={cityOptions(dataset, true)}
          value={city}
          onChange={setCity}
        />
      </div>
      <Table
        caption={t('节点到最近车站', 'From key nodes to the nearest stations')}
        columns={nodeColumns(dataset)}
        rows={rows.filter((row) => isIn(city, row.city))}
        rowKey={(row) => row.node}
        selected={selectedNode.value}
        onSelect={(row) => {
          selectedNode.value = row.node;
        }}
        most={60}
        csvName="coverage_nodes"
      />
    </Section>
  );
}
