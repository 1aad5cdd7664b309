// One place in the years that were computed.
import type { StudyResult } from '../proto/railreach/v1/result_pb';
import { summaryOf } from './city';
import type { Dataset } from './dataset';

export interface YearValue {
  openUntil: number; // 0: existing lines only
  people: number; // within 60 minutes, mean of key nodes
  low: number | undefined; // with the high entry times
  high: number | undefined; // with the low entry times
}

// By year, each once; the place is told by its id, undefined: the study area.
export function yearsOf(dataset: Dataset, id: string | undefined): YearValue[] {
  const years = new Map<number, YearValue>();
  const add = (value: YearValue | undefined) => {
    if (value && !years.has(value.openUntil)) {
      years.set(value.openUntil, value);
    }
  };
  add(yearOf(dataset.result, id));
  for (const other of dataset.report.others) add(yearOf(other, id));
  add(before(dataset, id));
  return [...years.values()].sort((a, b) => a.openUntil - b.openUntil);
}

function yearOf(
  result: StudyResult,
  id: string | undefined,
): YearValue | undefined {
  const row = summaryOf(result, id);
  return (
    row && {
      openUntil: result.manifest?.parameters?.openUntil ?? 0,
      people: row.people60,
      low: row.peopleHighEntry,
      high: row.peopleLowEntry,
    }
  );
}

// Of the result that this one is compared with, if only the year differs.
function before(
  dataset: Dataset,
  id: string | undefined,
): YearValue | undefined {
  const { comparison } = dataset.report;
  const [year, ...others] = comparison?.parameters ?? [];
  if (!comparison || year?.name !== 'open_until' || others.length > 0) {
    return undefined;
  }
  const areaId = summaryAreaId(dataset);
  const figure = (name: string) =>
    comparison.regions.find(
      (row) =>
        row.figure === name && (row.region?.id ?? areaId) === (id ?? areaId),
    )?.value?.a;
  const people = figure('people_60');
  if (people === undefined) return undefined;
  return {
    openUntil: Number(year.a),
    people,
    low: figure('people_high_entry'),
    high: figure('people_low_entry'),
  };
}

function summaryAreaId(dataset: Dataset): string | undefined {
  const row = summaryOf(dataset.result, undefined)?.region;
  return row === undefined ? undefined : dataset.result.regions[row]?.name?.id;
}
