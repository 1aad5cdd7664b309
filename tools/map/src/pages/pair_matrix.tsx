// The times between all key nodes as a heat map, and one pair at a time.
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { HeatMap } from '../charts/heat_map';
import type { Cell } from '../charts/heat_map_paint';
import { classOf, minuteColours } from '../charts/minute_ramp';
import type { Dataset } from '../data/dataset';
import {
  type MatrixOrder,
  matrixOrder,
  minuteClasses,
} from '../data/matrix_order';
import { Pairs } from '../data/pairs';
import { cityOfNode, kindName } from '../data/places';
import { theme } from '../state';
import { language, nameOf, t } from '../words';
import {
  type CityChoice,
  cityOptions,
  EVERYWHERE,
  isIn,
  useChoice,
} from './choices';
import { Absent, Choice, Section } from './page_parts';
import { PairDetail } from './pair_detail';

export function PairMatrix({ dataset }: { dataset: Dataset }) {
  const pairs = useMemo(() => new Pairs(dataset), [dataset]);
  return (
    <Section
      title={t('节点之间的时间', 'Times between key nodes')}
      note={t(
        '每行为起点，每列为终点，按城市再按名称排列。用鼠标或方向键移动，右侧读出该对的行程。',
        'Rows are origins, columns destinations, by city and then by name. Move with the pointer or the arrow keys: the journey of the pair is told beside.',
      )}
    >
      {pairs.known ? (
        <Matrix dataset={dataset} pairs={pairs} />
      ) : (
        <Absent>
          {t(
            '这份结果没有节点之间的时间。',
            'This result holds no times between key nodes.',
          )}
        </Absent>
      )}
    </Section>
  );
}

const ALL_KINDS = '';

function Matrix({ dataset, pairs }: { dataset: Dataset; pairs: Pairs }) {
  const [city, setCity] = useChoice<CityChoice>(EVERYWHERE);
  const [kind, setKind] = useChoice(ALL_KINDS);
  const { keyNodes } = dataset.result;
  const spoken = language.value; // names are sorted as they are read
  const order = useMemo(
    () =>
      matrixOrder(
        dataset,
        (node) =>
          isIn(city, cityOfNode(dataset, node)) &&
          (kind === ALL_KINDS || keyNodes[node]?.kind === kind),
      ),
    [dataset, city, kind, spoken],
  );
  const kinds = [...new Set(keyNodes.map((node) => node.kind))];
  return (
    <>
      <div class="page-choices">
        <Choice
          label={t('城市', 'City')}
          options={cityOptions(dataset, true)}
          value={city}
          onChange={setCity}
        />
        <Choice
          label={t('类别', 'Kind')}
          options={[
            { value: ALL_KINDS, label: t('全部', 'all') },
            ...kinds.map((value) => ({ value, label: kindName(value) })),
          ]}
          value={kind}
          onChange={setKind}
        />
      </div>
      <Sheet key={`${city} ${kind}`} {...{ dataset, pairs, order }} />
    </>
  );
}

interface SheetProps {
  dataset: Dataset;
  pairs: Pairs;
  order: MatrixOrder;
}

function Sheet({ dataset, pairs, order }: SheetProps) {
  const chosen = useSignal<Cell | undefined>(undefined);
  const hovered = useSignal<Cell | undefined>(undefined);
  const cell = hovered.value ?? chosen.value;
  const horizon = dataset.parameters?.pairHorizonMin ?? 0;
  const classes = minuteClasses(dataset.cutoffs, horizon);
  const colours = minuteColours(classes.length, theme.value);
  const { keyNodes } = dataset.result;
  const names = useMemo(
    () => order.nodes.map((node) => nameOf(keyNodes[node]?.name)),
    [order, keyNodes],
  );
  const nodeAt = (place: number) => order.nodes[place] ?? -1;
  if (order.nodes.length === 0) {
    return <Absent>{t('没有这样的节点。', 'There are no such nodes.')}</Absent>;
  }
  return (
    <>
      <ScaleLegend classes={classes} colours={colours} />
      <div class="pair-matrix">
        <HeatMap
          label={t(
            '节点之间的时间矩阵。',
            'Matrix of times between key nodes.',
          )}
          help={t(
            '用方向键移动，翻页键每次十行。',
            'Move with the arrow keys, ten rows with page up and down.',
          )}
          names={names}
          groups={order.groups}
          version={theme.value}
          colour={({ row, column }) => {
            const time = pairs.time(nodeAt(row), nodeAt(column));
            return time === undefined
              ? undefined
              : colours[classOf(time, classes)];
          }}
          dotted={({ row, column }) =>
            pairs.isDirect(nodeAt(row), nodeAt(column))
          }
          cursor={cell}
          onHover={(at) => {
            hovered.value = at;
          }}
          onChoose={(at) => {
            chosen.value = at;
            hovered.value = undefined;
          }}
        />
        <PairDetail
          dataset={dataset}
          pairs={pairs}
          from={cell && nodeAt(cell.row)}
          to={cell && nodeAt(cell.column)}
        />
      </div>
    </>
  );
}

function ScaleLegend(props: { classes: number[]; colours: string[] }) {
  const { classes, colours } = props;
  const horizon = classes.at(-1);
  return (
    <ul class="heat-legend">
      {classes.map((end, i) => (
        <li key={end}>
          <span class="heat-swatch" style={{ background: colours[i] }} />
          {t(`≤ ${end} 分`, `≤ ${end} min`)}
        </li>
      ))}
      <li>
        <span class="heat-swatch heat-hatched" />
        {t(`${horizon} 分内不可达`, `not within ${horizon} min`)}
      </li>
      <li>
        <span
          class="heat-swatch heat-dotted"
          style={{ background: colours[Math.floor(colours.length / 3)] }}
        />
        {t('直达', 'direct')}
      </li>
    </ul>
  );
}
