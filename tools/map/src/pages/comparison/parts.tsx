// What the parts of the comparison share.
import type { ComponentChildren } from 'preact';
import { type Both, changeOf, relativeChange } from '../../data/comparison';
import type { Dataset } from '../../data/dataset';
import { withSign } from '../../data/sign';
import {
  Presence,
  type StudyComparison,
} from '../../proto/railreach/v1/comparison_pb';
import type { Column } from '../../ui/table';
import { fixed, percent, t } from '../../words';

export interface ComparisonPart {
  dataset: Dataset;
  comparison: StudyComparison;
}

export type Write = (value: number) => string;

export const share: Write = (value) => percent(value, 1);

// A share less another one.
export const points: Write = (value) =>
  t(`${fixed(value * 100, 1)} 百分点`, `${fixed(value * 100, 1)} points`);

interface ChangeProps {
  both: Both;
  write: Write;
  lessIsBetter?: boolean;
}

// B less A; told by a triangle and a sign, the colour only helps.
export function Change({ both, write, lessIsBetter = false }: ChangeProps) {
  const change = changeOf(both);
  if (change === undefined) return <>{onOneSide(both)}</>;
  const text = write(change);
  if (!/[1-9]/.test(text)) return <>{t('不变', 'same')}</>;
  const better = change > 0 !== lessIsBetter;
  return (
    <span class={better ? 'gain' : 'loss'}>
      <span aria-hidden="true">{change > 0 ? '▲' : '▼'}</span>{' '}
      {withSign(text, change)}
    </span>
  );
}

export function onOneSide({ a, b }: Both): string {
  if (a !== undefined) return t('仅 A 有', 'only in A');
  return b === undefined
    ? t('两者皆无', 'in neither')
    : t('仅 B 有', 'only in B');
}

export function sideText(value: number | undefined, write: Write): string {
  return value === undefined ? t('无', 'none') : write(value);
}

// "3 → 5"; a side without a figure says so.
export function fromTo({ a, b }: Both, write: Write): string {
  return `${sideText(a, write)} → ${sideText(b, write)}`;
}

export function presenceName(presence: Presence): string {
  switch (presence) {
    case Presence.BOTH:
      return t('两者皆有', 'in both');
    case Presence.ONLY_A:
      return t('仅 A 有', 'only in A');
    case Presence.ONLY_B:
      return t('仅 B 有', 'only in B');
    default:
      return t('两者皆无', 'in neither');
  }
}

// A, B, what changes and by how much of A.
export function bothColumns<Row>(
  both: (row: Row) => Both,
  write: (row: Row) => Write,
  lessIsBetter: (row: Row) => boolean = () => false,
): Column<Row>[] {
  const side = (key: 'a' | 'b'): Column<Row> => ({
    key,
    head: key.toUpperCase(),
    value: (row) => both(row)[key],
    text: (row) => sideText(both(row)[key], write(row)),
    align: 'end',
  });
  const change: Column<Row> = {
    key: 'change',
    head: t('变化', 'Change'),
    title: t('B 减 A', 'B less A'),
    value: (row) => changeOf(both(row)),
    text: (row): ComponentChildren => (
      <Change
        both={both(row)}
        write={write(row) === share ? points : write(row)}
        lessIsBetter={lessIsBetter(row)}
      />
    ),
    align: 'end',
  };
  const relative: Column<Row> = {
    key: 'relative',
    head: '%',
    title: t('变化占 A 的比例', 'change as a share of A'),
    value: (row) => relativeChange(both(row)),
    text: (row) => {
      const share = relativeChange(both(row));
      return share === undefined ? '' : withSign(percent(share, 1), share);
    },
    align: 'end',
  };
  return [side('a'), side('b'), change, relative];
}
