// The columns of the tables of definitions.
import type { Dataset } from '../data/dataset';
import { type ParameterRow, spokenValue } from '../data/parameter_rows';
import { meaningOf } from '../data/parameter_words';
import {
  type AccessRule,
  type Band,
  JourneyEnd,
  Tier,
  type TierRules,
} from '../proto/railreach/v1/names_pb';
import type { InputFile } from '../proto/railreach/v1/result_pb';
import { tierName } from '../tiers';
import type { Column } from '../ui/table';
import { bothNames, fixed, minutes, t } from '../words';
import { radius } from './coverage_columns';

export function parameterColumns(dataset: Dataset): Column<ParameterRow>[] {
  return [
    {
      key: 'path',
      head: t('参数', 'Parameter'),
      value: ({ path }) => path,
      text: ({ path }) => <code>{path}</code>,
    },
    {
      key: 'values',
      head: t('值', 'Value'),
      value: ({ values }) => spoken(dataset, values),
    },
    {
      key: 'meaning',
      head: t('含义', 'Meaning'),
      value: ({ path }) => {
        const words = meaningOf(path);
        return words && t(...words);
      },
    },
  ];
}

function spoken(dataset: Dataset, values: string[]): string {
  if (values.length === 0) return t('无', 'none');
  return values.map((value) => spokenValue(dataset, value)).join(t('、', ', '));
}

export function tierColumns(): Column<TierRules>[] {
  return [
    {
      key: 'tier',
      head: t('层级', 'Tier'),
      value: ({ tier }) => tierName(tier),
    },
    seconds('entry', t('进站', 'Entry'), (row) => row.entryS),
    seconds('entry-low', t('进站低值', 'Entry, low'), (row) => row.entryLowS),
    seconds(
      'entry-high',
      t('进站高值', 'Entry, high'),
      (row) => row.entryHighS,
    ),
    seconds('exit', t('出站', 'Exit'), (row) => row.exitS),
    seconds('change', t('站内换乘', 'Change'), (row) => row.changeS),
    number('cap', t('最高时速', 'Cap, km/h'), (row) => row.capKmh),
    number('dwell', t('停站（秒）', 'Dwell, s'), (row) => row.dwellS),
    number(
      'acceleration',
      t('加速 m/s²', 'Acceleration, m/s²'),
      (row) => row.accelerationMS2,
      2,
    ),
    number(
      'braking',
      t('制动 m/s²', 'Braking, m/s²'),
      (row) => row.brakingMS2,
      2,
    ),
    number('recovery', t('富余 %', 'Recovery, %'), (row) => row.recoveryPct),
    number(
      'curvature',
      t('里程/直线', 'Track / straight'),
      (row) => row.curvature,
      2,
    ),
    {
      key: 'coverage',
      head: t('覆盖半径', 'Radii of coverage'),
      value: (row) => row.coverageM.map(radius).join(' / '),
      align: 'end',
    },
    number(
      'direct',
      t('直达最少班次/时', 'Direct: trips per hour'),
      (row) => row.directTripsPerHour,
    ),
  ];
}

function seconds<Row>(
  key: string,
  head: string,
  value: (row: Row) => number,
): Column<Row> {
  return { key, head, value, text: (row) => minutes(value(row)) };
}

function number<Row>(
  key: string,
  head: string,
  value: (row: Row) => number,
  digits = 0,
): Column<Row> {
  return { key, head, value, text: (row) => fixed(value(row), digits) };
}

export function accessColumns(): Column<AccessRule>[] {
  return [
    {
      key: 'tier',
      head: t('层级', 'Tier'),
      value: ({ tier }) =>
        tier === Tier.UNSPECIFIED
          ? t('不乘轨道', 'without rail')
          : tierName(tier),
    },
    {
      key: 'mode',
      head: t('方式', 'Mode'),
      value: ({ mode }) => modeName(mode),
    },
    { key: 'end', head: t('用于', 'Serves'), value: ({ end }) => endName(end) },
    number('speed', t('时速 km/h', 'Speed, km/h'), (row) => row.speedKmh, 1),
    number('detour', t('绕行系数', 'Way / straight'), (row) => row.detour, 2),
    seconds('fixed', t('固定时间', 'Fixed'), (row) => row.fixedS),
    seconds('max', t('上限（含固定）', 'At most, all in'), (row) => row.maxS),
    {
      key: 'assumed',
      head: t('判断值', 'Judgement'),
      value: (row) => (row.assumed ? t('是', 'yes') : t('否', 'no')),
    },
  ];
}

const MODES: Record<string, [zh: string, en: string]> = {
  walk: ['步行', 'walk'],
  feeder: ['接驳公交或电动自行车', 'feeder bus or e-bike'],
  ebike: ['电动自行车', 'e-bike'],
  bicycle: ['自行车', 'bicycle'],
  car: ['小汽车或出租车', 'car or taxi'],
};

function modeName(mode: string): string {
  const words = MODES[mode.replaceAll(/[-_]/g, '')];
  return words ? t(...words) : mode;
}

function endName(end: JourneyEnd): string {
  switch (end) {
    case JourneyEnd.HOME:
      return t('居住端', 'home end');
    case JourneyEnd.WORK:
      return t('工作端', 'work end');
    default:
      return t('两端', 'both ends');
  }
}

export function bandColumns(dataset: Dataset): Column<Band>[] {
  const used = dataset.parameters?.band;
  return [
    {
      key: 'name',
      head: t('时段', 'Band'),
      value: ({ name }) => bothNames(name),
    },
    {
      key: 'from',
      head: t('起', 'From'),
      value: (row) => row.fromS,
      text: (row) => clock(row.fromS),
    },
    {
      key: 'to',
      head: t('止', 'To'),
      value: (row) => row.toS,
      text: (row) => clock(row.toS),
    },
    {
      key: 'used',
      head: t('本研究', 'This study'),
      value: ({ name }) => (name?.id === used ? t('● 所取', '● used') : ''),
    },
  ];
}

// Of the service day; it may pass 24:00.
function clock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}`;
}

export function inputColumns(): Column<InputFile>[] {
  return [
    { key: 'name', head: t('文件', 'File'), value: ({ name }) => name },
    {
      key: 'bytes',
      head: t('字节', 'Bytes'),
      value: ({ bytes }) => Number(bytes),
      text: ({ bytes }) => fixed(Number(bytes), 0),
    },
    {
      key: 'fingerprint',
      head: t('指纹', 'Fingerprint'),
      value: (row) => row.fingerprint,
      text: (row) => <code>{row.fingerprint}</code>,
    },
  ];
}
