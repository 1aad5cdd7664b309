// Two results side by side: what B gains and loses against A.
import type { Dataset } from '../data/dataset';
import { t } from '../words';
import { ComparedNodes } from './comparison/nodes';
import { Overview } from './comparison/overview';
import { ComparedPlaces } from './comparison/places';
import { ComparedSupply } from './comparison/supply';
import { ComparedTargets } from './comparison/targets';
import { Totals } from './comparison/totals';
import { ComparedZones } from './comparison/zones';
import { Absent } from './page_parts';
import './story.css';

export function ComparisonPage({ dataset }: { dataset: Dataset }) {
  const { comparison } = dataset.report;
  if (!comparison) {
    return (
      <article class="story">
        <h2>{t('比较', 'Comparison')}</h2>
        <Absent>
          {t(
            '这份报告没有与另一结果比较。',
            'This report is not compared with another result.',
          )}
        </Absent>
      </article>
    );
  }
  const part = { dataset, comparison };
  return (
    <article class="story">
      <Overview {...part} />
      <Totals {...part} />
      <ComparedNodes {...part} />
      <ComparedPlaces {...part} />
      <ComparedTargets {...part} />
      <ComparedZones {...part} />
      <ComparedSupply {...part} />
    </article>
  );
}
