// The figures of a plan beside those without it.
import type { VariantAnswer } from '../proto/railreach/v1/api_pb';
import type { VariantFigures } from '../proto/railreach/v1/variants_pb';
import { fixed, people, t } from '../words';

export interface Figure {
  key: string;
  name: string;
  definition: string;
  value: (figures: VariantFigures) => number;
  text: (value: number) => string;
}

const percentText = (value: number) => `${fixed(value, 1)} %`;
const countText = (value: number) => fixed(value, 0);
const kmText = (value: number) => `${fixed(value, 1)} km`;

export function figureRows(): Figure[] {
  return [
    {
      key: 'people_45',
      name: t('45 分钟可达人口', 'People within 45 min'),
      definition: t(
        '各节点的平均，门到门',
        'Mean over the key nodes, door to door',
      ),
      value: (figures) => figures.people45,
      text: people,
    },
    {
      key: 'people_60',
      name: t('60 分钟可达人口', 'People within 60 min'),
      definition: t(
        '各节点的平均，门到门',
        'Mean over the key nodes, door to door',
      ),
      value: (figures) => figures.people60,
      text: people,
    },
    {
      key: 'people_60_by_people',
      name: t('60 分钟，按人口加权', 'Within 60 min, by people'),
      definition: t(
        '同上，以节点 3 公里内人口加权',
        'The same, nodes weighted by the people within 3 km',
      ),
      value: (figures) => figures.people60ByPeople,
      text: people,
    },
    {
      key: 'people_covered',
      name: t('站点覆盖人口', 'People covered'),
      definition: t(
        '居住在车站覆盖半径（该层级的中值）内',
        'Who live within the middle radius of a station’s tier',
      ),
      value: (figures) => Number(figures.peopleCovered),
      text: people,
    },
    {
      key: 'nodes_covered',
      name: t('覆盖节点', 'Key nodes covered'),
      definition: t(
        '覆盖半径内有车站的节点',
        'With a station within its tier’s middle radius',
      ),
      value: (figures) => figures.nodesCovered,
      text: countText,
    },
    {
      key: 'direct_rate',
      name: t('直达率', 'Direct connections'),
      definition: t(
        '不用换乘的节点对占比',
        'Pairs of nodes that are linked without a change',
      ),
      value: (figures) => figures.directRatePct,
      text: percentText,
    },
    {
      key: 'new_track',
      name: t('新增线路长度', 'New track'),
      definition: t(
        '现有列车不经过的轨道',
        'That the trains of today do not use',
      ),
      value: (figures) => Number(figures.newTrackMm) / 1e6,
      text: kmText,
    },
  ];
}

// Its sign in words of its own, so that no colour is needed; ±0 for what is
// nothing once it is rounded.
export function differenceText(figure: Figure, difference: number): string {
  const text = figure.text(Math.abs(difference));
  if (text === figure.text(0)) return '±0';
  return `${difference > 0 ? '+' : '−'}${text}`;
}

export function signOf(figure: Figure, difference: number): -1 | 0 | 1 {
  if (figure.text(Math.abs(difference)) === figure.text(0)) return 0;
  return difference > 0 ? 1 : -1;
}

// The minutes by node that stand nearest to a cutoff.
export function gainMinutes(cutoff: number): 45 | 60 {
  return cutoff <= 45 ? 45 : 60;
}

// [by node] People within `minutes`, the plan less the baseline.
export function nodeGains(answer: VariantAnswer, minutes: 45 | 60): number[] {
  const now = minutes === 45 ? answer.people45 : answer.people60;
  const then =
    minutes === 45 ? answer.baselinePeople45 : answer.baselinePeople60;
  return now.map((value, node) => Number(value - (then[node] ?? 0n)));
}

export interface NodeChange {
  node: number;
  people: number;
  gain: number;
}

// Nodes whose people change, the largest change first.
export function nodeChanges(
  answer: VariantAnswer,
  minutes: 45 | 60,
): NodeChange[] {
  const now = minutes === 45 ? answer.people45 : answer.people60;
  return nodeGains(answer, minutes)
    .map((gain, node) => ({ node, gain, people: Number(now[node] ?? 0n) }))
    .filter(({ gain }) => gain !== 0)
    .sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain));
}

// Heads and rows of a file: figures without their units' rounding.
export function figureCsv(
  answer: VariantAnswer,
): [heads: string[], rows: (string | number)[][]] {
  const { baseline, figures } = answer;
  const rows =
    baseline && figures
      ? figureRows().map(({ key, name, value }) => [
          key,
          name,
          value(baseline),
          value(figures),
          value(figures) - value(baseline),
        ])
      : [];
  return [['figure', 'name', 'baseline', 'plan', 'difference'], rows];
}
