// How the value of an indicator is written.
import { isPairTarget } from '../../data/indicators';
import type { AssessmentRow_Member } from '../../proto/railreach/v1/figures_pb';
import type { Target } from '../../proto/railreach/v1/names_pb';
import { fixed, people, t } from '../../words';

// What is not there is said in words: not reached, or not computed.
export function valueWithUnit(
  value: number | undefined,
  target: Target,
  horizonMin: number | undefined,
): string {
  if (value === undefined) {
    return isPairTarget(target) && horizonMin !== undefined
      ? notWithin(horizonMin)
      : t('未计算', 'not computed');
  }
  return withUnit(value, target.unit);
}

export function withUnit(value: number, unit: string): string {
  switch (unit) {
    case '%':
      return `${fixed(value, 1)} %`;
    case 'min':
      return t(`${fixed(value, 0)} 分钟`, `${fixed(value, 0)} min`);
    case 'people':
      return people(value);
    case 'km_per_10000km2':
      return t(
        `${fixed(value, 1)} 公里/万平方公里`,
        `${fixed(value, 1)} km per 10,000 km²`,
      );
    default:
      return `${fixed(value, 2)} ${unit}`;
  }
}

export function notWithin(minutes: number): string {
  const hours = fixed(minutes / 60, minutes % 60 ? 1 : 0);
  return t(`${hours}小时内不可达`, `not within ${hours} h`);
}

export function memberName(member: AssessmentRow_Member): string {
  return t(member.nameZh || member.nameEn, member.nameEn || member.nameZh);
}
