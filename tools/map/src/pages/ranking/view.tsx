// One batch: its best variants, their prices, and who gains.
import { useSignal } from '@preact/signals';
import {
  paretoFront,
  type RankedVariant,
  rankedVariants,
} from '../../data/ranking';
import type { Ranking } from '../../proto/railreach/v1/report_pb';
import type { VariantFigures } from '../../proto/railreach/v1/variants_pb';
import { fixed, people, t } from '../../words';
import { Section } from '../page_parts';
import { counted, Fact, inWords } from '../story';
import { Front } from './front';
import { VariantGains } from './gains';
import { RankedTable } from './table';
import { variantName } from './variant_name';

export function RankingView({ ranking }: { ranking: Ranking }) {
  const selected = useSignal<number | undefined>(undefined);
  const rows = rankedVariants(ranking);
  const chosen = rows.find((row) => row.variant === selected.value) ?? rows[0];
  const select = (variant: number) => {
    selected.value = variant;
  };
  const problems = ranking.rows.filter((row) => row.problem).length;
  return (
    <>
      <header class="story-headline">
        <h2>{t('方案排序', 'Ranked variants')}</h2>
        <p class="story-lead">{sentence(rows)}</p>
        <p>{frontSentence(rows)}</p>
        <Baseline figures={ranking.header?.baseline} />
        {problems > 0 && (
          <p class="story-warning" role="note">
            {t(
              `${problems}个方案不能实施，未列入。`,
              `${counted(problems, 'variant')} could not be applied and ${problems === 1 ? 'is' : 'are'} left out.`,
            )}
          </p>
        )}
      </header>
      <Front rows={rows} selected={chosen?.variant} onSelect={select} />
      {chosen && <VariantGains ranking={ranking} variant={chosen} />}
      <RankedTable rows={rows} selected={chosen?.variant} onSelect={select} />
      <Definitions ranking={ranking} />
    </>
  );
}

function sentence(rows: RankedVariant[]): string {
  const [best] = rows;
  if (!best) {
    return t('没有可以实施的方案。', 'No variant could be applied.');
  }
  const gaining = rows.filter((row) => row.weighted >= 1).length;
  const name = variantName(best);
  const gain = inWords(best.weighted);
  const km = fixed(best.km, 0);
  return t(
    `${rows.length}个方案各自单独与基准比较，${gaining}个使60分钟可达人口（节点按人口加权）增加。增益最大的是“${name}”：一个节点平均多可达${gain}人，新线${km}公里。`,
    `${counted(rows.length, 'variant')} were each set against the baseline; ${gaining} raise the people within 60 minutes (nodes weighted by people). Most is gained by “${name}”: ${gain} more people in reach of a node on average, for ${km} km of new track.`,
  );
}

function frontSentence(rows: RankedVariant[]): string {
  const points = rows.map(({ km, weighted }) => ({
    price: km,
    gain: weighted,
  }));
  const names = paretoFront(points).flatMap((at) => {
    const row = rows[at];
    return row ? [`${variantName(row)} (${fixed(row.km, 1)} km)`] : [];
  });
  if (names.length === 0) return '';
  return t(
    `按新线公里计的帕累托前沿（没有别的方案以更少的里程得到更大的增益）：${names.join('、')}。`,
    `On the Pareto front by km of new track (no other variant gains more for less): ${names.join(', ')}.`,
  );
}

function Baseline({ figures }: { figures: VariantFigures | undefined }) {
  if (!figures) return null;
  return (
    <>
      <h3>{t('基准', 'Baseline')}</h3>
      <dl class="story-facts">
        <Fact
          figure={people(figures.people60ByPeople)}
          words={t('60分钟可达人口，加权', 'people within 60 min, weighted')}
        />
        <Fact
          figure={people(figures.people60)}
          words={t('60分钟可达人口，节点平均', 'within 60 min, mean of nodes')}
        />
        <Fact
          figure={people(figures.peopleCovered)}
          words={t('车站覆盖人口', 'people covered by stations')}
        />
        <Fact
          figure={`${fixed(figures.directRatePct, 1)} %`}
          words={t('节点对直达率', 'direct rate of pairs')}
        />
        {figures.efficiencyPerHour > 0 && (
          <Fact
            figure={fixed(figures.efficiencyPerHour, 4)}
            words={t('全局效率（每小时）', 'global efficiency (per hour)')}
          />
        )}
      </dl>
    </>
  );
}

function Definitions({ ranking }: { ranking: Ranking }) {
  const rows = ranking.header?.definitions ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('定义', 'Definitions')}>
      <ul class="story-definitions">
        {rows.map((row) => (
          <li key={row.en}>{t(row.zh, row.en)}</li>
        ))}
      </ul>
    </Section>
  );
}
