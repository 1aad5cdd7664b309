import { describe, expect, it } from 'vitest';
import { matching, sorted } from './sort';

const key = (row: { key?: number | string }) => row.key;

describe('sorted', () => {
  it('puts rows without a key last in either direction', () => {
    const rows = [{ key: 2 }, {}, { key: Number.NaN }, { key: 10 }];
    expect(sorted(rows, key, false)).toEqual([
      { key: 2 },
      { key: 10 },
      {},
      { key: Number.NaN },
    ]);
    expect(sorted(rows, key, true)).toEqual([
      { key: 10 },
      { key: 2 },
      {},
      { key: Number.NaN },
    ]);
  });

  it('leaves equals in their order in either direction', () => {
    const rows = [
      { key: 1, at: 0 },
      { key: 1, at: 1 },
      { key: 0, at: 2 },
    ];
    expect(sorted(rows, key, true).map((row) => row.at)).toEqual([0, 1, 2]);
    expect(sorted(rows, key, false).map((row) => row.at)).toEqual([2, 0, 1]);
  });

  it('reads numbers within words as numbers', () => {
    const rows = [{ key: '10号线' }, { key: '2号线' }];
    expect(sorted(rows, key, false)[0]).toEqual({ key: '2号线' });
  });

  it('does not touch the rows that it is given', () => {
    const rows = [{ key: 2 }, { key: 1 }];
    sorted(rows, key, false);
    expect(rows[0]).toEqual({ key: 2 });
  });
});

describe('matching', () => {
  const keys = [
    (row: { zh: string; n: number }) => row.zh,
    (row: { n: number }) => row.n,
  ];
  const rows = [
    { zh: '嘉定新城 Jiading', n: 63 },
    { zh: '松江新城 Songjiang', n: 77 },
  ];

  it('asks for every word, in any column, whatever its case', () => {
    expect(matching(rows, keys, 'JIADING 63')).toEqual([rows[0]]);
    expect(matching(rows, keys, 'jiading 77')).toEqual([]);
  });

  it('keeps all rows without words', () => {
    expect(matching(rows, keys, '  ')).toEqual(rows);
  });
});
