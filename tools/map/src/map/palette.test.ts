import { expect, it } from 'vitest';
import { bandColour, mix, paletteOf } from './palette';
import { signOf } from './symbols';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(
    Number,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it.each(['light', 'dark'] as const)(
  'steps of the bands go one way in lightness on %s',
  (theme) => {
    const steps = [15, 30, 45, 60, 90].map((minutes) =>
      luminance(bandColour(paletteOf(theme), minutes, 90)),
    );
    const sorted = [...steps].sort((a, b) => a - b);
    expect(theme === 'light' ? steps : [...steps].reverse()).toEqual(sorted);
    expect(new Set(steps).size).toBe(steps.length);
  },
);

it('mixes colours by share', () => {
  expect(mix('#000000', '#ffffff', 0.5)).toBe('rgb(128, 128, 128)');
});

it('knows the signs of kinds, also of those outside', () => {
  expect(signOf('airport_outside')).toBe('airport');
  expect(signOf('cross_border_3')).toBe('cluster');
  expect(signOf('new_town')).toBe('town');
  expect(signOf('innovation')).toBe('area');
});
