// The variants of a batch, ranked by what they gain.
import { useSignal } from '@preact/signals';
import type { Dataset } from '../data/dataset';
import { isOfClosures } from '../data/ranking';
import type { Study } from '../proto/railreach/v1/study_pb';
import { t } from '../words';
import { Absent } from './page_parts';
import { RankingView } from './ranking/view';
import { Choices } from './story';
import './story.css';

export function RankingPage({ dataset }: { dataset: Dataset }) {
  const chosen = useSignal(0);
  const rankings = dataset.report.rankings.filter((r) => !isOfClosures(r));
  const ranking = rankings[chosen.value] ?? rankings[0];
  return (
    <article class="story">
      {rankings.length > 1 && (
        <Choices
          label={t('排序', 'Ranking')}
          choices={rankings.map(({ header }, key) => ({
            key,
            label: batchName(header?.parameters, key),
          }))}
          chosen={chosen.value}
          onChoose={(key) => {
            chosen.value = key;
          }}
        />
      )}
      {ranking ? (
        <RankingView key={chosen.value} ranking={ranking} />
      ) : (
        <>
          <h2>{t('方案排序', 'Ranked variants')}</h2>
          <Absent>
            {t(
              '这份报告没有方案的排序。',
              'This report holds no ranking of variants.',
            )}
          </Absent>
        </>
      )}
    </article>
  );
}

function batchName(study: Study | undefined, row: number): string {
  const name = t(study?.nameZh ?? '', study?.nameEn ?? '');
  return `${row + 1} · ${name || study?.studyId}`;
}
