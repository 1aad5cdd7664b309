// One figure of the study area and its cities, on both sides.
import { useSignal } from '@preact/signals';
import { figureByPlace, numbers } from '../../data/comparison';
import { regionName } from '../../data/places';
import type { RegionFigure } from '../../proto/railreach/v1/comparison_pb';
import { Table } from '../../ui/table';
import { nameOf, t } from '../../words';
import { Choice, Section } from '../page_parts';
import { figureName, figures, isLessBetter, writeUnit } from './figure_words';
import { bothColumns, type ComparisonPart } from './parts';

const FIRST = 'people_60';

export function ComparedPlaces({ dataset, comparison }: ComparisonPart) {
  const figure = useSignal(FIRST);
  const rows = figureByPlace(comparison, figure.value);
  const name = figureName(figure.value);
  return (
    <Section title={t('各市的变化', 'City by city')}>
      <div class="page-choices">
        <Choice
          label={t('指标', 'Figure')}
          options={figures(comparison).map((value) => ({
            value,
            label: figureName(value),
          }))}
          value={figure.value}
          onChange={(value) => {
            figure.value = value;
          }}
        />
      </div>
      <Table
        caption={name}
        columns={[
          {
            key: 'place',
            head: t('区域', 'Place'),
            value: (row: RegionFigure) =>
              row.region ? nameOf(row.region) : regionName(dataset, undefined),
          },
          ...bothColumns<RegionFigure>(
            (row) => numbers(row.value),
            (row) => writeUnit(row.unit),
            (row) => isLessBetter(row.figure),
          ),
        ]}
        rows={rows}
        rowKey={(row) => row.region?.id ?? ''}
        csvName="city_changes"
      />
    </Section>
  );
}
