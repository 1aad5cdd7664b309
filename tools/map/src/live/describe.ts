// Modifications in a planner's words.
import type {
  Modification,
  Modification_Service,
} from '../proto/railreach/v1/scenario_pb';
import { tierName } from '../tiers';
import { fixed, nameOf, t } from '../words';
import { lineTier } from './drawing';
import type { Network } from './network';

export interface Description {
  what: string; // "New line"
  on: string; // the line, station or zone
  detail: string;
}

type Change = Modification['change'];
type Kind = NonNullable<Change['case']>;

export function describe(
  { change }: Modification,
  network: Network,
): Description {
  const what = change.case ? kindName(change.case) : t('无', 'Nothing');
  return {
    what,
    on: subject(change, network),
    detail: detail(change, network),
  };
}

function kindName(kind: Kind): string {
  const names: Record<Kind, [string, string]> = {
    addLine: ['新建线路', 'New line'],
    openLines: ['开通规划线路', 'Open planned line'],
    closeLine: ['停运线路', 'Close line'],
    closeSection: ['停运区间', 'Close section'],
    closeStation: ['关闭车站', 'Close station'],
    closeTransfer: ['取消换乘', 'Close transfer'],
    addStop: ['增设车站', 'Infill station'],
    extendLine: ['线路延伸', 'Extend line'],
    shortenLine: ['线路缩短', 'Shorten line'],
    rerouteLine: ['线路改线', 'Realign line'],
    branchLine: ['增设支线', 'New branch'],
    joinLines: ['贯通运营', 'Through service'],
    splitLine: ['拆分线路', 'Split line'],
    setRunTimes: ['调整运行时间', 'Run times'],
    setDwell: ['调整停站时间', 'Dwell'],
    setTrains: ['调整发车间隔', 'Headway'],
    setTier: ['调整层级', 'Tier'],
    setPlatformTimes: ['调整进出站时间', 'Platform times'],
    setTransfer: ['设置换乘', 'Transfer'],
    integrateOperators: ['票务安检一体化', 'Integrated operators'],
    dropTrips: ['取消车次', 'Fewer trips'],
    shiftTrips: ['调整车次时刻', 'Shift trips'],
    addTrips: ['增开车次', 'More trips'],
    movePeople: ['人口迁移', 'Move people'],
    addZone: ['新城', 'New town'],
  };
  return t(...names[kind]);
}

function subject(change: Change, network: Network): string {
  const line = (text: string) => lineName(text, network);
  const station = (text: string) => stationName(text, network);
  switch (change.case) {
    case undefined:
    case 'integrateOperators':
      return '';
    case 'addLine':
    case 'addZone':
      return t(change.value.nameZh, change.value.nameEn);
    case 'openLines':
      return change.value.line.map(line).join(t('、', ', '));
    case 'closeStation':
    case 'setPlatformTimes':
      return station(change.value.station);
    case 'closeTransfer':
    case 'setTransfer':
      return `${station(change.value.from)} – ${station(change.value.to)}`;
    case 'movePeople':
      return `${change.value.from || '—'} → ${change.value.to || '—'}`;
    default:
      return line(change.value.line);
  }
}

function lineName(text: string, network: Network): string {
  const name = network.line(text)?.name;
  return name ? nameOf(name) : text;
}

function stationName(text: string, network: Network): string {
  const name = network.station(text)?.name;
  return name ? nameOf(name) : text;
}

function detail(change: Change, network: Network): string {
  switch (change.case) {
    case 'addLine': {
      const { stop, service, designSpeedKmh } = change.value;
      return [
        tierName(lineTier(change.value)),
        t(`${stop.length} 站`, `${stop.length} stops`),
        ...service.slice(0, 1).map(trains),
        ...(designSpeedKmh ? [`${fixed(designSpeedKmh, 0)} km/h`] : []),
      ].join(' · ');
    }
    case 'extendLine': {
      const last = change.value.stop.at(-1);
      const from = stationName(change.value.at, network);
      const to = last && (t(last.nameZh, last.nameEn) || last.station);
      return `${from} → ${to ? stationName(to, network) : ''}`;
    }
    case 'addStop': {
      const { stop } = change.value;
      if (!stop) return '';
      const name = t(stop.nameZh, stop.nameEn);
      return name || stationName(stop.station, network);
    }
    case 'setTrains': {
      const { factor, service } = change.value;
      if (factor !== undefined) {
        return t(
          `间隔 × ${fixed(factor, 2)}`,
          `headways × ${fixed(factor, 2)}`,
        );
      }
      return service
        .map((row) => [trains(row), bandName(row.band, network)].join(' '))
        .join(', ');
    }
    case 'closeSection':
      return [change.value.from, change.value.to]
        .map((text) => stationName(text, network))
        .join(' – ');
    default:
      return '';
  }
}

function trains({ headwayMin, trains }: Modification_Service): string {
  if (headwayMin === undefined) {
    return t(`${fixed(trains, 0)} 列`, `${fixed(trains, 0)} trains`);
  }
  const minutes = fixed(headwayMin, Number.isInteger(headwayMin) ? 0 : 1);
  return t(`每 ${minutes} 分`, `every ${minutes} min`);
}

function bandName(band: string, { result }: Network): string {
  if (!band) return '';
  return nameOf(result.bands.find(({ name }) => name?.id === band)?.name);
}
