import { expect, test } from 'vitest';
import { stepped } from './heat_map_paint';
import { classOf, minuteColours } from './minute_ramp';

test('the upper end of a class belongs to it', () => {
  expect(classOf(15 * 60, [15, 30])).toBe(0);
  expect(classOf(15 * 60 + 1, [15, 30])).toBe(1);
});

test('each class has a colour of its own in both themes', () => {
  for (const theme of ['light', 'dark'] as const) {
    expect(new Set(minuteColours(7, theme)).size).toBe(7);
  }
  expect(minuteColours(1, 'light')).toHaveLength(1);
});

test('the cursor stays within the matrix', () => {
  expect(stepped(undefined, [0, 1], 5)).toEqual({ row: 0, column: 1 });
  expect(stepped({ row: 4, column: 2 }, [10, 0], 5)).toEqual({
    row: 4,
    column: 2,
  });
  expect(stepped({ row: 1, column: 3 }, [0, -Infinity], 5)).toEqual({
    row: 1,
    column: 0,
  });
});
