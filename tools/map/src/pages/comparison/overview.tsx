// Which two results are compared, and what it comes to in a few sentences.
import { changeOf, numbers, relativeChange } from '../../data/comparison';
import { meaningOf } from '../../data/parameter_words';
import { withSign } from '../../data/sign';
import type {
  ComparedStudy,
  ParameterDifference,
  StudyComparison,
} from '../../proto/railreach/v1/comparison_pb';
import { Table } from '../../ui/table';
import { fixed, nameOf, people, percent, t } from '../../words';
import { counted, inWords, peopleInWords } from '../story';
import type { ComparisonPart } from './parts';

export function Overview({ comparison }: ComparisonPart) {
  const { a, b, parameters } = comparison;
  const year = parameters.find((row) => row.name === 'open_until');
  return (
    <header class="story-headline">
      <h2>{t('比较：B 对 A', 'Comparison: B against A')}</h2>
      <p class="story-lead">{meanSentence(comparison)}</p>
      <p>{winnersSentence(comparison)}</p>
      <p class="note">
        {t(
          '仅在一方可达的不计入时间差，单独计数。没有岗位数据，数字是可达人口，不是通勤人口。',
          'What only one side reaches is in no difference of times and is counted apart. Without data on jobs these are people within reach, not commuters.',
        )}
      </p>
      <dl class="story-sides">
        {a && <Side letter="A" study={a} year={year?.a} />}
        {b && <Side letter="B" study={b} year={year?.b} />}
      </dl>
      <Parameters rows={parameters} />
      <OneSided comparison={comparison} />
    </header>
  );
}

function meanSentence({ totals, headlineCutoffS }: StudyComparison): string {
  const both = numbers(totals?.meanHeadline);
  const change = changeOf(both);
  if (!totals || change === undefined || both.a === undefined) {
    return t(
      '两个结果没有可比的重点节点。',
      'The two results have no key nodes that compare.',
    );
  }
  const minutes = headlineCutoffS / 60;
  const share = relativeChange(both);
  const percents =
    share === undefined ? '' : withSign(percent(share, 1), share);
  const before = inWords(both.a);
  const size = inWords(change);
  return t(
    `门到门${minutes}分钟（含）以内，${totals.nodes}个重点节点平均可达人口由${before}人${change < 0 ? '减少' : '增加'}${size}人（${percents}）；${totals.nodesGain}个节点增加，${totals.nodesLose}个减少。`,
    `Within ${minutes} minutes door to door (inclusive) a key node has ${size} ${change < 0 ? 'fewer' : 'more'} people in reach on average than the ${before} before (${percents}; mean of ${counted(totals.nodes, 'node')}); ${totals.nodesGain} gain, ${totals.nodesLose} lose.`,
  );
}

function winnersSentence({ totals }: StudyComparison): string {
  const groups = totals?.studyArea;
  if (!groups) return '';
  const gain = peopleInWords(Number(groups.gain + groups.mixed));
  const lose = peopleInWords(Number(groups.lose + groups.mixed));
  const nobody = groups.lose + groups.mixed === 0n;
  return (
    t(
      `研究范围内${gain}住在至少有一个重点节点更快（超过1分钟）或新可达的地方，`,
      `In the study area ${gain} live where at least one key node comes nearer by more than a minute or within reach for the first time; `,
    ) +
    (nobody
      ? t(
          '没有人住在更慢或不再可达的地方。',
          'nobody lives where one gets farther or is lost.',
        )
      : t(
          `${lose}住在至少有一个节点更慢或不再可达的地方。`,
          `${lose} where one gets farther or is lost.`,
        ))
  );
}

interface SideProps {
  letter: string;
  study: ComparedStudy;
  year: string | undefined; // if it is what differs
}

function Side({ letter, study, year }: SideProps) {
  const lines = fixed(study.lines, 0);
  const stations = fixed(study.stations, 0);
  const area = people(study.peopleStudyArea);
  return (
    <div>
      <dt>{letter}</dt>
      <dd>
        {nameOf(study.name)}
        {year !== undefined && <strong> · {networkOf(Number(year))}</strong>}
        <span class="note">
          {t(
            `${lines}条线路、${stations}座有列车的车站；人口${area}`,
            `${lines} lines, ${stations} stations with trains; ${area} people`,
          )}
        </span>
      </dd>
    </div>
  );
}

function networkOf(openUntil: number): string {
  return openUntil === 0
    ? t('现状线路', 'existing lines')
    : t(`${openUntil}年线网`, `network of ${openUntil}`);
}

function Parameters({ rows }: { rows: ParameterDifference[] }) {
  if (rows.length === 0) {
    return (
      <p class="note">
        {t('两者参数相同。', 'Both have the same parameters.')}
      </p>
    );
  }
  return (
    <>
      {rows.some((row) => row.measure) && (
        <p class="story-warning" role="note">
          <strong>{t('注意：', 'Warning: ')}</strong>
          {t(
            '两者测度口径不同，数字的差异不全来自网络。',
            'the two are not measured alike, so differences of the figures are not those of the network alone.',
          )}
        </p>
      )}
      <Table
        caption={t('参数的差异', 'Parameters that differ')}
        columns={[
          {
            key: 'name',
            head: t('参数', 'Parameter'),
            value: (row: ParameterDifference) => row.name,
            text: (row: ParameterDifference) => <Meaning name={row.name} />,
          },
          { key: 'a', head: 'A', value: (row) => row.a || '—' },
          { key: 'b', head: 'B', value: (row) => row.b || '—' },
          {
            key: 'measure',
            head: t('影响', 'Concerns'),
            value: (row) =>
              row.measure
                ? t('测度口径', 'how it is measured')
                : t('网络本身', 'the network itself'),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.name}
      />
    </>
  );
}

function Meaning({ name }: { name: string }) {
  const meaning = meaningOf(name);
  return (
    <>
      <code>{name}</code>
      {meaning && <div class="note">{t(...meaning)}</div>}
    </>
  );
}

// Tables of which some rows are on one side alone.
function OneSided({ comparison }: { comparison: StudyComparison }) {
  const rows = comparison.rows.filter((row) => row.onlyA + row.onlyB > 0);
  if (rows.length === 0) return null;
  const words = rows.map(
    (row) => `${row.table} (A ${row.onlyA}, B ${row.onlyB})`,
  );
  return (
    <p class="note">
      {t(
        '仅在一方的行不计入均值与合计：',
        'Rows of one side alone are in no mean or sum: ',
      )}
      {words.join(t('、', ', '))}
    </p>
  );
}
