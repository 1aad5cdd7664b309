// Floor and cooperative indicators side by side.
import {
  hasVerdict,
  type IndicatorRow,
  indicatorRows,
} from '../../data/indicators';
import {
  type AssessmentRow_Member,
  AssessmentRow_Verdict as Verdict,
} from '../../proto/railreach/v1/figures_pb';
import { Comparison, TargetKind } from '../../proto/railreach/v1/names_pb';
import { nameOf, t } from '../../words';
import { Mark, Section } from '../page_parts';
import { memberName, valueWithUnit } from './indicator_words';
import type { CityPart } from './part';

export function Indicators(part: CityPart) {
  return (
    <Section
      title={t('底线型与合作型指标', 'Floor and cooperative indicators')}
      note={t(
        '底线型要求每个成员达标；合作型以整体之值为准，各地相互补足。',
        'A floor is to be met by every member; a cooperative target by the whole, which one place may lift for another.',
      )}
    >
      <div class="story-columns">
        <List {...part} kind={TargetKind.FLOOR} title={t('底线型', 'Floor')} />
        <List
          {...part}
          kind={TargetKind.COOPERATIVE}
          title={t('合作型', 'Cooperative')}
        />
      </div>
    </Section>
  );
}

interface ListProps extends CityPart {
  kind: TargetKind;
  title: string;
}

function List({ dataset, place, name, kind, title }: ListProps) {
  const rows = indicatorRows(dataset, place, kind);
  return (
    <div>
      <h4>{title}</h4>
      {rows.length === 0 && (
        <p class="note">
          {t('没有涉及此地的指标。', 'No indicator concerns this place.')}
        </p>
      )}
      <ul class="indicators">
        {rows.map((row) => (
          <Item
            key={row.target.name?.id}
            row={row}
            name={place === undefined ? undefined : name}
            horizon={dataset.parameters?.pairHorizonMin}
          />
        ))}
      </ul>
    </div>
  );
}

interface ItemProps {
  row: IndicatorRow;
  name: string | undefined; // of the city; undefined: the study area
  horizon: number | undefined;
}

function Item({ row, name, horizon }: ItemProps) {
  const { target, assessment } = row;
  const value = (of: number | undefined) => valueWithUnit(of, target, horizon);
  const sign = target.comparison === Comparison.AT_LEAST ? '≥' : '≤';
  return (
    <li>
      <div class="indicator-head">
        <span>{nameOf(target.name)}</span>
        <Standing row={row} whole={name === undefined} />
      </div>
      <dl class="indicator-figures">
        {name !== undefined && (
          <Figure words={name} figure={ownText(row, value)} />
        )}
        <Figure
          words={
            target.kind === TargetKind.FLOOR
              ? t('全域最差', 'worst of all')
              : t('整体', 'whole')
          }
          figure={value(assessment.value)}
        />
        <Figure
          words={t('目标', 'target')}
          figure={
            target.value === undefined
              ? t('未设', 'none set')
              : `${sign} ${value(target.value)}${target.year ? ` · ${target.year}` : ''}`
          }
        />
      </dl>
      <Worst row={row} value={value} />
    </li>
  );
}

function Figure({ words, figure }: { words: string; figure: string }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{figure}</dd>
    </div>
  );
}

type ValueText = (value: number | undefined) => string;

// One member's value, or how many of several meet the target.
function ownText(
  { target, assessment, members, met }: IndicatorRow,
  value: ValueText,
) {
  if (assessment.verdict === Verdict.NOT_COMPUTED) return value(undefined);
  const [only] = members;
  if (members.length === 1) return value(only?.value);
  if (target.value === undefined) return rangeText(members, value);
  return t(`${met}/${members.length} 达标`, `${met} of ${members.length} met`);
}

// From the least to the most of the members that have a value.
function rangeText(members: AssessmentRow_Member[], value: ValueText): string {
  const values = members.flatMap((member) => member.value ?? []);
  if (values.length === 0) return value(undefined);
  const least = value(Math.min(...values));
  const most = value(Math.max(...values));
  return least === most ? least : `${least} – ${most}`;
}

const NAMED = 3;

function Worst({ row, value }: { row: IndicatorRow; value: ValueText }) {
  const { members } = row;
  if (!hasVerdict(row.assessment) || members.length < 2) return null;
  const missed = members.filter((member) => !member.met);
  if (missed.length === 0) return null;
  const words = missed
    .slice(0, NAMED)
    .map((member) => `${memberName(member)} ${value(member.value)}`);
  const more = missed.length - words.length;
  return (
    <p class="note">
      {t('未达标：', 'Missed: ')}
      {words.join(t('；', '; '))}
      {more > 0 && t(` 等${missed.length}个`, ` and ${more} more`)}
    </p>
  );
}

function Standing({ row, whole }: { row: IndicatorRow; whole: boolean }) {
  const { assessment, members, met } = row;
  if (assessment.verdict === Verdict.NOT_COMPUTED) {
    return <Mark tone="none" icon="?" word={t('未计算', 'not computed')} />;
  }
  if (!hasVerdict(assessment)) {
    return <Mark tone="none" icon="–" word={t('无目标', 'no target')} />;
  }
  const isMet = whole
    ? assessment.verdict === Verdict.MET
    : met === members.length;
  return isMet ? (
    <Mark tone="good" icon="✓" word={t('达标', 'met')} />
  ) : (
    <Mark tone="bad" icon="✗" word={t('未达标', 'missed')} />
  );
}
