// The plan's targets, floor and cooperative side by side.
import {
  type Assessed,
  type AssessmentPair,
  assessmentPairs,
  verdictCounts,
} from '../data/assessment_rows';
import type { Dataset } from '../data/dataset';
import {
  type AssessmentRow,
  AssessmentRow_Verdict as Verdict,
} from '../proto/railreach/v1/figures_pb';
import { TargetKind } from '../proto/railreach/v1/names_pb';
import { nameOf, t } from '../words';
import {
  aggregateName,
  targetText,
  VerdictMark,
  valueText,
  verdictName,
  WORST_MEMBER,
} from './assessment_words';
import { Absent, TablePage } from './page_parts';
import './assessment_page.css';

export function AssessmentPage({ dataset }: { dataset: Dataset }) {
  const pairs = assessmentPairs(dataset);
  return (
    <TablePage
      title={t('底线型与合作型指标', 'Floor and cooperative targets')}
      lead={<Lead dataset={dataset} />}
    >
      {pairs.length === 0 ? (
        <Absent>{t('没有指标。', 'There are no targets.')}</Absent>
      ) : (
        <div class="assessment">
          <div class="assessment-heads" aria-hidden="true">
            <span>{kindName(TargetKind.FLOOR)}</span>
            <span>{kindName(TargetKind.COOPERATIVE)}</span>
          </div>
          {pairs.map((pair) => (
            <Pair key={pair.key} pair={pair} />
          ))}
        </div>
      )}
    </TablePage>
  );
}

function Lead({ dataset }: { dataset: Dataset }) {
  const counts = verdictCounts(dataset.result.assessments);
  const words = [
    Verdict.MET,
    Verdict.MISSED,
    Verdict.NO_TARGET,
    Verdict.NOT_COMPUTED,
  ]
    .filter((verdict) => counts.has(verdict))
    .map((verdict) => `${verdictName(verdict)} ${counts.get(verdict)}`)
    .join(t('，', ', '));
  return (
    <>
      <p>
        {t(
          '底线型指标要每个成员都达到，合作型指标看整体。没有目标值的只报告现值。',
          'A floor target is met when every member meets it, a cooperative one when the whole does. Where the plan gives no value the figure is only reported.',
        )}{' '}
        {words}
        {words && t('。', '.')}
      </p>
      <p class="note">
        {t(
          '用时为门到门最快行程，最差的成员在前；“不可达”指超过搜索时间。',
          'Times are the fastest journeys door to door, the worst member first; "not reached" is beyond the horizon of the search.',
        )}
      </p>
    </>
  );
}

function kindName(kind: TargetKind): string {
  return kind === TargetKind.FLOOR
    ? t('底线型：每个成员都要达到', 'Floor: every member meets it')
    : t('合作型：整体达到', 'Cooperative: the whole meets it');
}

function Pair({ pair }: { pair: AssessmentPair }) {
  return (
    <div class="assessment-pair">
      <Side rows={pair.floor} />
      <Side rows={pair.cooperative} />
    </div>
  );
}

function Side({ rows }: { rows: Assessed[] }) {
  return (
    <div class="assessment-side">
      {rows.map(({ target, row }) => (
        <Card key={target.name?.id} target={target} row={row} />
      ))}
    </div>
  );
}

function Card({ target, row }: Assessed) {
  const basis = basisOf(row);
  return (
    <section class="assessment-card">
      <p class="assessment-kind">{kindName(target.kind)}</p>
      <header>
        <h3>{nameOf(target.name)}</h3>
        <VerdictMark verdict={row.verdict} />
      </header>
      <p class="assessment-value">
        <strong>{headlineOf({ target, row })}</strong>
        <span>{targetText(target)}</span>
        {basis && <span class="note">{basis}</span>}
      </p>
      <Members target={target} row={row} />
      <p class="note assessment-source">
        {target.year > 0 && `${target.year}${t('年；', '; ')}`}
        {target.source}
        {target.assumed &&
          t('；此处的归属为判断', '; its use here is judgement')}
      </p>
    </section>
  );
}

function headlineOf({ target, row }: Assessed): string {
  if (row.verdict === Verdict.NOT_COMPUTED) return '—';
  if (row.value === undefined) {
    return t('有成员不可达', 'a member is not reached');
  }
  return valueText(row.value, target.unit);
}

// What the value is of: the worst member by name, or the whole.
function basisOf({ aggregate, members }: AssessmentRow): string {
  const [worst] = members;
  const name = worst && t(worst.nameZh, worst.nameEn || worst.nameZh);
  return aggregate === WORST_MEMBER && name
    ? `${aggregateName(aggregate)}${t('：', ': ')}${name}`
    : aggregateName(aggregate);
}

// With a target those that miss it, without one all.
function Members({ target, row }: Assessed) {
  if (row.members.length === 0 || row.verdict === Verdict.NOT_COMPUTED) {
    return null;
  }
  const judged = target.value !== undefined;
  const listed = judged ? row.members.filter(({ met }) => !met) : row.members;
  const count = row.members.length;
  return (
    <details>
      <summary>
        {judged
          ? t(
              `${count} 个成员中 ${row.membersMet} 个达到，${listed.length} 个未达到`,
              `${row.membersMet} of ${count} members meet it, ${listed.length} do not`,
            )
          : t(`${count} 个成员`, `${count} members`)}
      </summary>
      <ul class="assessment-members">
        {listed.map((member) => (
          <li key={member.nameZh}>
            <span>{t(member.nameZh, member.nameEn || member.nameZh)}</span>
            <span>{valueText(member.value, target.unit)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
