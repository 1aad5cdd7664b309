// Chinese and English, and how figures are written.
import { signal } from '@preact/signals';
import type { Name } from './proto/railreach/v1/names_pb';

export type Language = 'zh' | 'en';
export const language = signal<Language>('zh');

// The one of the two that is read; components that call it follow the switch.
export function t(zh: string, en: string): string {
  return language.value === 'zh' ? zh : en;
}

export function nameOf(name: Name | undefined): string {
  if (!name) return '—';
  return t(name.zh || name.en || name.id, name.en || name.zh || name.id);
}

// Both, the read one first: where there is room for it.
export function bothNames(name: Name | undefined): string {
  const other = t(name?.en ?? '', name?.zh ?? '');
  const first = nameOf(name);
  return other && other !== first ? `${first} ${other}` : first;
}

const NONE = '—';

// In 10,000 in Chinese, in thousands or millions in English.
export function people(count: number | bigint | undefined): string {
  if (count === undefined) return NONE;
  const n = Number(count);
  if (language.value === 'zh') {
    return Math.abs(n) >= 1e4
      ? `${fixed(n / 1e4, Math.abs(n) >= 1e6 ? 0 : 1)}万`
      : fixed(n, 0);
  }
  if (Math.abs(n) >= 1e6) return `${fixed(n / 1e6, 2)} M`;
  return Math.abs(n) >= 1e4 ? `${fixed(n / 1e3, 0)} k` : fixed(n, 0);
}

// With its sign, for differences: never a bare 0 for something else.
export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

export function fixed(value: number | undefined, digits: number): string {
  if (value === undefined || Number.isNaN(value)) return NONE;
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

export function percent(share: number | undefined, digits = 0): string {
  if (share === undefined) return NONE;
  return `${fixed(share * 100, digits)}${t('%', ' %')}`;
}

// Whole minutes, rounded up, as a cutoff counts them; -1 and undefined: none.
export function minutes(seconds: number | undefined): string {
  if (seconds === undefined || seconds < 0) return NONE;
  return t(`${Math.ceil(seconds / 60)} 分`, `${Math.ceil(seconds / 60)} min`);
}

export function kilometres(mm: number | bigint | undefined): string {
  return mm === undefined ? NONE : `${fixed(Number(mm) / 1e6, 1)} km`;
}
