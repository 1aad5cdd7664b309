import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../words';
import { closeStation, openLine, scaleHeadways, setHeadway } from './changes';
import { describe as described } from './describe';
import { smallResult } from './fixture';
import { called } from './naming';
import { Network } from './network';
import { linesOf, matches, placesOf, pointIn } from './search';
import { shortcutOf } from './shortcuts';
import { trainsPerHour } from './trains';

const network = new Network(smallResult());
afterEach(() => {
  language.value = 'zh';
});

describe('modifications in words', () => {
  it('say what is done to what', () => {
    expect(described(closeStation('A'), network)).toMatchObject({
      what: '关闭车站',
      on: 'A站',
    });
    expect(described(setHeadway('L', 2.5, 'peak'), network)).toMatchObject({
      on: 'L站',
      detail: '每 2.5 分 高峰',
    });
    language.value = 'en';
    expect(described(scaleHeadways('L', 0.5), network).detail).toBe(
      'headways × 0.50',
    );
    expect(described(openLine('nowhere'), network).on).toBe('nowhere');
  });
});

describe('a name that is given', () => {
  it('stands for both languages until the other has its own', () => {
    const made = { nameZh: '新线 1', nameEn: 'New line 1' };
    const named = called(made, ' 沿江线 ');
    expect(named).toEqual({ nameZh: '沿江线', nameEn: '沿江线' });
    const own = { nameZh: '沿江线', nameEn: 'River line' };
    expect(called(own, '沿海线').nameEn).toBe('River line');
    expect(called(own, ' ')).toBe(own);
  });
});

describe('search', () => {
  it('finds places and lines by either name', () => {
    const names = (text: string) =>
      matches(placesOf(network), text, 9).map(({ name }) => name.id);
    expect(names('a s')).toEqual(['A']);
    expect(names('')).toEqual([]);
    expect(matches(linesOf(network), 'P站', 9)[0]?.row).toBe(1);
  });

  it('reads a point', () => {
    expect(pointIn('31.2, 121.5')).toEqual({ lat: 31.2, lon: 121.5 });
    expect(pointIn('31.2 121.5')).toEqual({ lat: 31.2, lon: 121.5 });
    for (const text of ['31.2', '310, 121', 'a, b', '']) {
      expect(pointIn(text)).toBeUndefined();
    }
  });
});

describe('keys', () => {
  const key = (name: string, held = {}) => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...held,
  });

  it('undo and redo but in a text', () => {
    const z = key('z', { ctrlKey: true });
    expect(shortcutOf(z, false, false)).toBe('undo');
    expect(shortcutOf({ ...z, shiftKey: true }, false, false)).toBe('redo');
    expect(shortcutOf(z, true, false)).toBeUndefined();
  });

  it('finish a drawing but on a button', () => {
    expect(shortcutOf(key('Enter'), false, false)).toBe('finish');
    expect(shortcutOf(key('Enter'), false, true)).toBeUndefined();
    expect(shortcutOf(key('Backspace'), false, false)).toBe('remove');
    expect(shortcutOf(key('Backspace'), true, false)).toBeUndefined();
    expect(shortcutOf(key('Escape'), false, true)).toBe('cancel');
    expect(shortcutOf(key('Escape'), true, true)).toBeUndefined();
  });
});

describe('the trains of a line', () => {
  it('are those of all its patterns one way', () => {
    expect(trainsPerHour(smallResult(), 0, 'peak')).toBe(6);
    expect(trainsPerHour(smallResult(), 0, 'night')).toBe(0);
    expect(trainsPerHour(smallResult(), 1, 'peak')).toBe(0);
  });
});
