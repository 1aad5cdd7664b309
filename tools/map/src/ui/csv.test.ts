import { expect, it } from 'vitest';
import { csvText } from './csv';

it('quotes what would break a row, and leaves unknown values empty', () => {
  expect(
    csvText(
      ['名称', 'people'],
      [
        ['A, "B"', 1.5],
        ['C', undefined],
      ],
    ),
  ).toBe('名称,people\r\n"A, ""B""",1.5\r\nC,\r\n');
});
