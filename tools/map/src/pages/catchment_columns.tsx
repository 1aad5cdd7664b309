// The columns of the table of catchments.
import type { CatchmentRow } from '../data/catchment_rows';
import type { Dataset } from '../data/dataset';
import { cityName, kindName } from '../data/places';
import { Direction } from '../proto/railreach/v1/figures_pb';
import type { Column } from '../ui/table';
import { fixed, nameOf, people, percent, t } from '../words';

export function catchmentColumns(
  dataset: Dataset,
  rows: CatchmentRow[],
): Column<CatchmentRow>[] {
  return [
    ...placeColumns(dataset),
    ...cutoffColumns(dataset, rows),
    ...headlineColumns(dataset),
    ...otherColumns(dataset, rows),
  ];
}

function placeColumns(dataset: Dataset): Column<CatchmentRow>[] {
  const { keyNodes } = dataset.result;
  return [
    {
      key: 'name',
      head: t('节点', 'Key node'),
      value: ({ node }) => nameOf(keyNodes[node]?.name),
    },
    {
      key: 'kind',
      head: t('类别', 'Kind'),
      value: ({ kind }) => kindName(kind),
    },
    {
      key: 'city',
      head: t('城市', 'City'),
      value: ({ city }) => cityName(dataset, city),
    },
    {
      key: 'direction',
      head: t('方向', 'Way'),
      value: ({ direction }) =>
        direction === Direction.TO ? t('到达', 'to') : t('出发', 'from'),
    },
  ];
}

function cutoffColumns(
  dataset: Dataset,
  rows: CatchmentRow[],
): Column<CatchmentRow>[] {
  return dataset.cutoffs.map((cutoff, place) => {
    const most = Math.max(1, ...rows.map((row) => row.people[place] ?? 0));
    const column: Column<CatchmentRow> = {
      key: `people-${cutoff}`,
      head: t(`${cutoff} 分`, `${cutoff} min`),
      title: t(
        `门到门 ${cutoff} 分钟（含）内可达的人，含外围`,
        `people within ${cutoff} minutes door to door (inclusive), halo too`,
      ),
      value: (row) => row.people[place],
      text: (row) => people(row.people[place]),
    };
    if (cutoff === dataset.headline) {
      column.bar = (row) => (row.people[place] ?? 0) / most;
    }
    return column;
  });
}

function headlineColumns(dataset: Dataset): Column<CatchmentRow>[] {
  const at = dataset.headline;
  return [
    {
      key: 'platform',
      head: t(`站到站 ${at} 分`, `Platform ${at} min`),
      title: t(
        '从离节点最近的车站到离小区最近的车站，不计接驳与进出站',
        'from the nearest station to the nearest station, without access, entry and exit',
      ),
      value: (row) => row.platform,
      text: (row) => people(row.platform),
    },
    {
      key: 'without-rail',
      head: t('无轨道', 'No rail'),
      title: t('只靠步行或电动自行车', 'by the direct way alone'),
      value: (row) => row.withoutRail,
      text: (row) => people(row.withoutRail),
    },
    {
      key: 'entry',
      head: t('进站高–低值', 'Entry high–low'),
      title: t(
        '进站时间取高值与低值时的可达人口',
        'with the high and the low entry times',
      ),
      value: (row) => row.highEntry,
      text: (row) => `${people(row.highEntry)} – ${people(row.lowEntry)}`,
    },
  ];
}

function otherColumns(
  dataset: Dataset,
  rows: CatchmentRow[],
): Column<CatchmentRow>[] {
  const columns: Column<CatchmentRow>[] = [
    {
      key: 'performance',
      head: t('交通效能 %', 'Performance %'),
      title: t(
        '90 分钟内乘轨道可达的人 ÷ 120 公里内的人 × 100（欧盟 WP 03/2020，可超过 100）',
        'people in 90 min by rail ÷ people within 120 km × 100 (EC WP 03/2020; may pass 100)',
      ),
      value: (row) => row.transportPerformancePct,
      text: (row) => fixed(row.transportPerformancePct, 1),
    },
    {
      key: 'assumed',
      head: t('假定', 'Assumed'),
      title: t(
        '乘车时间中依据假定数值的部分',
        'share of the ride time on assumed values',
      ),
      value: (row) => row.assumedShare,
      text: (row) => `${percent(row.assumedShare)}${row.resolved ? '' : ' *'}`,
    },
  ];
  if (rows.every((row) => row.areaKm2 === undefined)) return columns;
  columns.splice(1, 0, {
    key: 'area',
    head: t('面积 km²', 'Area km²'),
    title: t(
      `${dataset.headline} 分钟等时圈的面积，含水面`,
      `of the isochrone at ${dataset.headline} min, water included`,
    ),
    value: (row) => row.areaKm2,
    text: (row) => fixed(row.areaKm2, 0),
  });
  return columns;
}
