import { describe, expect, it } from 'vitest';
import { type Address, formatAddress, parseAddress } from './address';

describe('an address', () => {
  const addresses: Address[] = [
    { page: 'map' },
    { page: 'catchments', node: 'new_town_jiading', minutes: 45 },
    { page: 'city', region: '310000', language: 'en' },
    { page: 'map', node: 'a&b=c#d?e 新城', language: 'zh' },
  ];
  for (const address of addresses) {
    const text = formatAddress(address);
    it(`says the same when it is read again: ${text}`, () => {
      expect(parseAddress(text)).toEqual(address);
    });
  }

  it('falls back to the map, and leaves out what makes no sense', () => {
    expect(parseAddress('')).toEqual({ page: 'map' });
    expect(parseAddress('#nonsense?min=-3&lang=fr&node=')).toEqual({
      page: 'map',
    });
    expect(parseAddress('#map?min=4.5')).toEqual({ page: 'map' });
  });
});
