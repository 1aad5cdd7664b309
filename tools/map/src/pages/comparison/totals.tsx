// The whole: means over key nodes, pairs, and people by what becomes of them.
import { type Both, figureOfWhole, numbers } from '../../data/comparison';
import type {
  ComparisonTotals,
  PeopleGroups,
  StudyComparison,
} from '../../proto/railreach/v1/comparison_pb';
import { Table } from '../../ui/table';
import { fixed, people, t } from '../../words';
import { Section } from '../page_parts';
import { Fact } from '../story';
import { bothColumns, type ComparisonPart, share, type Write } from './parts';

interface Total {
  key: string;
  words: string;
  both: Both;
  write: Write;
  lessIsBetter?: boolean;
}

export function Totals({ comparison }: ComparisonPart) {
  const { totals } = comparison;
  if (!totals) return null;
  return (
    <Section
      title={t('总体', 'The whole')}
      note={t(
        `两者可比的${totals.nodes}个重点节点的平均，门到门。`,
        `Mean of the ${totals.nodes} key nodes that compare, door to door.`,
      )}
    >
      <Table
        caption={t('总体指标', 'Figures of the whole')}
        columns={[
          {
            key: 'figure',
            head: t('指标', 'Figure'),
            value: (row: Total) => row.words,
          },
          ...bothColumns<Total>(
            (row) => row.both,
            (row) => row.write,
            (row) => row.lessIsBetter ?? false,
          ),
        ]}
        rows={[
          ...reachRows(comparison, totals),
          ...linkRows(comparison, totals),
        ]}
        rowKey={(row) => row.key}
        csvName="comparison_totals"
      />
      <Pairs totals={totals} />
      <Groups totals={totals} />
    </Section>
  );
}

function reachRows(
  { cutoffS, headlineCutoffS }: StudyComparison,
  totals: ComparisonTotals,
): Total[] {
  const rows = cutoffS.map((cutoff, i): Total => {
    const minutes = cutoff / 60;
    return {
      key: `people-${minutes}`,
      words: t(`${minutes}分钟可达人口`, `people within ${minutes} min`),
      both: numbers(totals.meanPeople[i]),
      write: people,
    };
  });
  const minutes = headlineCutoffS / 60;
  return [
    ...rows,
    {
      key: 'weighted',
      words: t(
        `${minutes}分钟，按节点3公里内人口加权`,
        `${minutes} min, weighted by people within 3 km of the node`,
      ),
      both: numbers(totals.meanHeadlineByPeople),
      write: people,
    },
  ];
}

function linkRows(
  comparison: StudyComparison,
  totals: ComparisonTotals,
): Total[] {
  return [
    {
      key: 'direct',
      words: t('节点对直达率', 'direct rate of pairs'),
      both: numbers(totals.directRate),
      write: share,
    },
    {
      key: 'minutes',
      words: t(
        '两者皆可达的节点对平均用时（分钟）',
        'mean time of pairs reached in both (min)',
      ),
      both: numbers(totals.meanMinutes),
      write: (value) => fixed(value, 1),
      lessIsBetter: true,
    },
    {
      key: 'changes',
      words: t(
        '平均换乘次数（各自可达的节点对）',
        'mean changes (pairs that each side reaches)',
      ),
      both: figureOfWhole(comparison, 'mean_changes'),
      write: (value) => fixed(value, 2),
      lessIsBetter: true,
    },
    {
      key: 'efficiency',
      words: t('全局效率（每小时）', 'global efficiency (per hour)'),
      both: figureOfWhole(comparison, 'efficiency'),
      write: (value) => fixed(value, 3),
    },
    {
      key: 'track',
      words: t('运营线路里程（公里）', 'track in use (km)'),
      both: figureOfWhole(comparison, 'track.all'),
      write: (value) => fixed(value, 0),
    },
  ];
}

function Pairs({ totals }: { totals: ComparisonTotals }) {
  const count = (pairs: bigint) => fixed(Number(pairs), 0);
  return (
    <>
      <h4>
        {t(
          `${count(totals.pairs)}个节点对（有方向）`,
          `${count(totals.pairs)} ordered pairs of key nodes`,
        )}
      </h4>
      <dl class="story-facts">
        <Fact
          figure={count(totals.pairsGained)}
          words={t('新可达', 'reached for the first time')}
        />
        <Fact
          figure={count(totals.pairsLost)}
          words={t('不再可达', 'no longer reached')}
        />
        <Fact
          figure={count(totals.pairsFaster)}
          words={t('加快超过1分钟', 'faster by more than 1 min')}
        />
        <Fact
          figure={count(totals.pairsSlower)}
          words={t('变慢超过1分钟', 'slower by more than 1 min')}
        />
      </dl>
    </>
  );
}

interface GroupRow {
  key: string;
  words: string;
  groups: PeopleGroups;
}

function Groups({ totals }: { totals: ComparisonTotals }) {
  const { studyArea, halo } = totals;
  const rows: GroupRow[] = [];
  if (studyArea) {
    rows.push({
      key: 'area',
      words: t('研究范围', 'study area'),
      groups: studyArea,
    });
  }
  if (halo) {
    rows.push({ key: 'halo', words: t('外围', 'halo'), groups: halo });
  }
  const column = (key: 'gain' | 'lose' | 'mixed' | 'same', head: string) => ({
    key,
    head,
    value: (row: GroupRow) => Number(row.groups[key]),
    text: (row: GroupRow) => people(row.groups[key]),
  });
  return (
    <Table
      caption={t(
        '居民按所在小区的得失',
        'People by what their zone gains and loses',
      )}
      columns={[
        { key: 'where', head: t('人口', 'People'), value: (row) => row.words },
        column('gain', t('受益', 'gain')),
        column('lose', t('受损', 'lose')),
        column('mixed', t('有得有失', 'gain and lose')),
        column('same', t('不变', 'same')),
      ]}
      rows={rows}
      rowKey={(row) => row.key}
    />
  );
}
