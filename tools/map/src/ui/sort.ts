// In which order, and which, rows of a table are shown.
export type Key = number | string | undefined;

const WORDS = new Intl.Collator('zh', { numeric: true });

// A copy in the order of the keys; equals stay as they were, and rows without
// a key come last in either direction.
export function sorted<Row>(
  rows: readonly Row[],
  key: (row: Row) => Key,
  descending: boolean,
): Row[] {
  const sign = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: known(key(row)) }))
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined) {
        return Number(a.key === undefined) - Number(b.key === undefined);
      }
      return sign * compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

// Those of which a key contains each of the words.
export function matching<Row>(
  rows: readonly Row[],
  keys: ((row: Row) => Key)[],
  words: string,
): Row[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = keys.map((key) => String(key(row) ?? '').toLowerCase());
    return wanted.every((word) => text.some((part) => part.includes(word)));
  });
}

function known(key: Key): Key {
  return Number.isNaN(key) ? undefined : key;
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') {
    return WORDS.compare(a, b);
  }
  return typeof a === 'number' ? -1 : 1;
}
