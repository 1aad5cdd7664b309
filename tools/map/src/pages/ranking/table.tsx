// All variants, the most gain first.
import { paretoFront, type RankedVariant } from '../../data/ranking';
import { withSign } from '../../data/sign';
import { type Column, Table } from '../../ui/table';
import { fixed, people, t } from '../../words';
import { Section } from '../page_parts';
import { variantName } from './variant_name';

interface Props {
  rows: RankedVariant[];
  selected: number | undefined;
  onSelect: (variant: number) => void;
}

const MOST = 20;

export function RankedTable({ rows, selected, onSelect }: Props) {
  return (
    <Section
      title={t('全部方案', 'All variants')}
      note={t(
        '增益为方案之值减去基准之值。每公里与单位造价的增益以人计，用加权增益。',
        'A gain is the variant’s figure less the baseline’s. Gains per km and per cost are people, of the weighted gain.',
      )}
    >
      <Table
        caption={t('方案排序', 'Ranked variants')}
        columns={[...gainColumns(rows), ...priceColumns(rows)]}
        rows={rows}
        rowKey={(row) => row.variant}
        selected={selected}
        onSelect={(row) => onSelect(row.variant)}
        sortBy="weighted"
        descending
        most={MOST}
        csvName="ranking"
      />
    </Section>
  );
}

function gainColumns(rows: RankedVariant[]): Column<RankedVariant>[] {
  const most = Math.max(...rows.map((row) => row.weighted), 1);
  const gain = (value: number) => withSign(people(value), Math.round(value));
  const columns: Column<RankedVariant>[] = [
    {
      key: 'name',
      head: t('方案', 'Variant'),
      value: variantName,
    },
    {
      key: 'weighted',
      head: t('加权增益', 'Weighted gain'),
      title: t(
        '60分钟可达人口增益，节点按3公里内人口加权',
        'gain in people within 60 min, nodes weighted by the people within 3 km',
      ),
      value: (row) => row.weighted,
      text: (row) => gain(row.weighted),
      bar: (row) => Math.max(0, row.weighted / most),
    },
    {
      key: 'mean',
      head: t('平均增益', 'Mean gain'),
      title: t(
        '60分钟可达人口增益，节点平均',
        'gain in people within 60 min, mean of nodes',
      ),
      value: (row) => row.mean,
      text: (row) => gain(row.mean),
    },
    {
      key: 'covered',
      head: t('覆盖人口', 'Covered'),
      title: t(
        '各层级中等半径内新增的人口',
        'people newly within the middle radius of a station’s tier',
      ),
      value: (row) => row.covered,
      text: (row) => gain(row.covered),
    },
    {
      key: 'direct',
      head: t('直达率（百分点）', 'Direct rate (points)'),
      value: (row) => row.direct,
      text: (row) => withSign(fixed(row.direct, 2), row.direct),
    },
  ];
  if (rows.some((row) => row.efficiency !== 0)) {
    columns.push({
      key: 'efficiency',
      head: t('效率（每小时）', 'Efficiency (per hour)'),
      value: (row) => row.efficiency,
      text: (row) => withSign(fixed(row.efficiency, 4), row.efficiency),
    });
  }
  return columns;
}

function priceColumns(rows: RankedVariant[]): Column<RankedVariant>[] {
  const front = new Set(
    paretoFront(
      rows.map(({ km, weighted }) => ({ price: km, gain: weighted })),
    ),
  );
  const onFront = new Set(rows.filter((_, i) => front.has(i)));
  const columns: Column<RankedVariant>[] = [
    {
      key: 'km',
      head: t('新线 km', 'New km'),
      title: t(
        '方案列车使用而基准列车不用的线路',
        'track that the variant’s trains use and the baseline’s do not',
      ),
      value: (row) => row.km,
      text: (row) => fixed(row.km, 1),
    },
    perPrice('per-km', t('每公里', 'Per km'), (row) => row.perKm, 0),
  ];
  if (rows.some((row) => row.cost !== undefined)) {
    columns.push(
      {
        key: 'cost',
        head: t('造价', 'Cost'),
        value: (row) => row.cost,
        text: (row) =>
          row.cost === undefined ? t('未知', 'unknown') : fixed(row.cost, 1),
      },
      perPrice('per-cost', t('单位造价', 'Per cost'), (row) => row.perCost, 1),
    );
  }
  columns.push({
    key: 'front',
    head: t('前沿', 'Front'),
    title: t('按新线公里的帕累托前沿', 'Pareto front by km of new track'),
    value: (row) => (onFront.has(row) ? '★' : ''),
  });
  return columns;
}

function perPrice(
  key: string,
  head: string,
  value: (row: RankedVariant) => number | undefined,
  digits: number,
): Column<RankedVariant> {
  return {
    key,
    head,
    value,
    text: (row) => {
      const per = value(row);
      if (per === undefined) return t('无', 'none');
      return withSign(fixed(per, digits), per);
    },
    align: 'end',
  };
}
