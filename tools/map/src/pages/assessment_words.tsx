// How targets, values and verdicts are written.
import { AssessmentRow_Verdict as Verdict } from '../proto/railreach/v1/figures_pb';
import { Comparison, type Target } from '../proto/railreach/v1/names_pb';
import { fixed, people, t } from '../words';
import { Mark } from './page_parts';

export function verdictName(verdict: Verdict): string {
  switch (verdict) {
    case Verdict.MET:
      return t('达标', 'met');
    case Verdict.MISSED:
      return t('未达标', 'missed');
    case Verdict.NO_TARGET:
      return t('无目标值', 'no target');
    default:
      return t('未计算', 'not computed');
  }
}

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const word = verdictName(verdict);
  switch (verdict) {
    case Verdict.MET:
      return <Mark tone="good" icon="✓" word={word} />;
    case Verdict.MISSED:
      return <Mark tone="bad" icon="✕" word={word} />;
    default:
      return <Mark tone="none" icon="–" word={word} />;
  }
}

export function valueText(value: number | undefined, unit: string): string {
  if (value === undefined) {
    return unit === 'min' ? t('不可达', 'not reached') : '—';
  }
  switch (unit) {
    case '%':
      return `${fixed(value, 1)} %`;
    case 'min':
      return t(`${fixed(value, 0)} 分钟`, `${fixed(value, 0)} min`);
    case 'people':
      return t(`${people(value)}人`, `${people(value)} people`);
    case 'km_per_10000km2':
      return t(
        `${fixed(value, 1)} 公里/万平方公里`,
        `${fixed(value, 1)} km per 10,000 km²`,
      );
    default:
      return `${fixed(value, 2)} ${unit}`;
  }
}

export function targetText(target: Target): string {
  if (target.value === undefined) {
    return t('目标值未公开', 'no public target value');
  }
  const sign = target.comparison === Comparison.AT_MOST ? '≤' : '≥';
  const value = valueText(target.value, target.unit);
  return t(`目标 ${sign} ${value}`, `target ${sign} ${value}`);
}

// As the engine spells it.
export const WORST_MEMBER = 'worst member';

export function aggregateName(aggregate: string): string {
  switch (aggregate) {
    case WORST_MEMBER:
      return t('最差', 'worst');
    case 'value of the whole':
      return t('整体', 'the whole');
    case 'ratio of sums':
      return t('合计之比', aggregate);
    default:
      return aggregate;
  }
}
