import { describe, expect, it } from 'vitest';
import { placeLabels, shorten, textWidth } from './labels';

const frame = { x: 0, y: 0, width: 200, height: 100 };

describe('labels', () => {
  it('stand beside their points where there is room', () => {
    const [label] = placeLabels(
      [{ x: 20, y: 50, text: 'one' }],
      [{ x: 20, y: 50 }],
      frame,
    );
    expect(label?.anchor).toBe('start');
    expect(label?.textX).toBeGreaterThan(20);
  });

  it('turn to the other side at the edge', () => {
    const [label] = placeLabels(
      [{ x: 195, y: 50, text: 'one' }],
      [{ x: 195, y: 50 }],
      frame,
    );
    expect(label?.anchor).toBe('end');
  });

  it('do not touch one another', () => {
    const points = Array.from({ length: 4 }, (_, i) => ({ x: 50 + i, y: 50 }));
    const placed = placeLabels(
      points.map((point, i) => ({ ...point, text: `label ${i}` })),
      points,
      frame,
    );
    const places = new Set(placed.map((l) => `${l.anchor} ${l.textY}`));
    expect(places.size).toBe(placed.length);
  });

  it('are left out where there is no room', () => {
    const text = 'a label that is far too long for so small a frame';
    expect(placeLabels([{ x: 1, y: 1, text }], [], frame)).toEqual([]);
  });

  it('are cut to their width', () => {
    expect(shorten('松江新城', 30)).toBe('松…');
    expect(shorten('short', 100)).toBe('short');
    expect(textWidth('新城')).toBe(24);
  });
});
