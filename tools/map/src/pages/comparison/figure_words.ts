// What the figures of regions are called, and how they are written.
import { figureByPlace } from '../../data/comparison';
import type { StudyComparison } from '../../proto/railreach/v1/comparison_pb';
import { TIERS, tierName } from '../../tiers';
import { fixed, people, t } from '../../words';
import { withUnit } from '../city/indicator_words';
import { share, type Write } from './parts';

const WORDS: Record<string, [zh: string, en: string]> = {
  people_45: ['45分钟可达人口', 'people within 45 min'],
  people_60: ['60分钟可达人口', 'people within 60 min'],
  people_60_platform: [
    '60分钟可达人口，站到站',
    'people within 60 min, platform to platform',
  ],
  people_low_entry: ['可达人口，进站低值', 'people, low entry times'],
  people_high_entry: ['可达人口，进站高值', 'people, high entry times'],
  people_60_by_people: [
    '60分钟可达人口，按人口加权',
    'people within 60 min, weighted by people',
  ],
  transport_performance: ['交通绩效（EC）', 'transport performance (EC)'],
  assumed_share: ['假定份额', 'assumed share of ride time'],
  pairs_reachable: ['可达的节点对', 'pairs reached'],
  direct_rate: ['直达率', 'direct rate'],
  functional_direct_rate: [
    '功能区之间直达率',
    'direct rate among functional areas',
  ],
  mean_changes: ['平均换乘次数', 'mean changes'],
  mean_minutes: ['节点对平均用时', 'mean time of pairs'],
  efficiency: ['全局效率', 'global efficiency'],
};

const CLASSES: Record<string, [zh: string, en: string]> = {
  narrow: ['城际与市域（窄）', 'intercity and suburban (narrow)'],
  middle: ['城际与市域（中）', 'intercity and suburban (middle)'],
  wide: ['城际与市域（宽）', 'intercity and suburban (wide)'],
  national_rail: ['国铁', 'national rail'],
  all: ['全部', 'all'],
};

const LESS_IS_BETTER = new Set([
  'mean_changes',
  'mean_minutes',
  'assumed_share',
]);

export function isLessBetter(figure: string): boolean {
  return LESS_IS_BETTER.has(figure);
}

// Those that have words and that a city has.
export function figures(comparison: StudyComparison): string[] {
  const known = new Set(comparison.regions.map((row) => row.figure));
  return [...known].filter(
    (figure) =>
      figureName(figure) !== figure &&
      figureByPlace(comparison, figure).length > 0,
  );
}

// "people_covered.metro.800m", "track.all", "direct_rate".
export function figureName(figure: string): string {
  const words = WORDS[figure];
  if (words) return t(...words);
  const [measure, of, radius] = figure.split('.');
  const what = of && className(of);
  if (!what) return figure;
  switch (measure) {
    case 'people_covered':
      return t(
        `${what}车站${radius}内的人口`,
        `people within ${radius} of ${what} stations`,
      );
    case 'nodes_covered':
      return t(
        `${what}车站${radius}内的节点`,
        `key nodes within ${radius} of ${what} stations`,
      );
    case 'track':
      return t(`线路里程：${what}`, `track: ${what}`);
    case 'density':
      return t(`线网密度：${what}`, `density: ${what}`);
    case 'ride_share':
      return t(`乘车时间：${what}`, `ride time: ${what}`);
    default:
      return figure;
  }
}

const TIER_WORDS = ['trunk', 'conventional', 'intercity', 'suburban', 'metro'];

function className(word: string): string | undefined {
  const tier = TIERS[TIER_WORDS.indexOf(word)];
  if (tier) return tierName(tier);
  const words = CLASSES[word];
  return words && t(...words);
}

export function writeUnit(unit: string): Write {
  switch (unit) {
    case 'people':
      return people;
    case 'share':
      return share;
    case 'percent':
      return (value) => withUnit(value, '%');
    case 'km':
      return (value) => `${fixed(value, 1)} km`;
    case 'per_hour':
      return (value) => t(`${fixed(value, 3)} /小时`, `${fixed(value, 3)} /h`);
    case 'min':
    case 'km_per_10000km2':
      return (value) => withUnit(value, unit);
    default:
      return (value) => fixed(value, 2);
  }
}
