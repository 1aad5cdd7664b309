// What the filters of the table pages offer.
import { useSignal } from '@preact/signals';
import type { Dataset } from '../data/dataset';
import { cityName, levelName, regionAt } from '../data/places';
import { Level } from '../proto/railreach/v1/names_pb';
import { t } from '../words';
import type { Option } from './page_parts';

// A city's row, or one of these.
export const EVERYWHERE = 'everywhere';
export const OUTSIDE = 'outside';
export type CityChoice = number | typeof EVERYWHERE | typeof OUTSIDE;

export function cityOptions(
  dataset: Dataset,
  outside: boolean,
): Option<CityChoice>[] {
  const cities = dataset.cities.map((city) => ({
    value: city,
    label: cityName(dataset, city),
  }));
  return [
    { value: EVERYWHERE, label: t('全部', 'all') },
    ...cities,
    ...(outside
      ? [{ value: OUTSIDE, label: cityName(dataset, undefined) } as const]
      : []),
  ];
}

export function isIn(choice: CityChoice, city: number | undefined): boolean {
  if (choice === EVERYWHERE) return true;
  return choice === OUTSIDE ? city === undefined : city === choice;
}

// The levels that the rows speak of, below the study area.
export function levelOptions(
  dataset: Dataset,
  rows: { region?: number | undefined }[],
): Option<Level>[] {
  const levels = new Set<Level>();
  for (const { region } of rows) {
    const level = regionAt(dataset, region)?.level;
    if (level !== undefined && level !== Level.STUDY_AREA) levels.add(level);
  }
  return [...levels]
    .sort((a, b) => a - b)
    .map((level) => ({ value: level, label: levelName(level) }));
}

export function useChoice<Value>(first: Value) {
  const chosen = useSignal(first);
  const choose = (value: Value) => {
    chosen.value = value;
  };
  return [chosen.value, choose] as const;
}
