// Each page of the report, for every reader: axe, and a narrow screen.
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { PHONE, Reader, shared } from './browser';

let reader: Reader;
afterEach(() => reader.leave('file:'));

// Calls `look` at each page of the report, and collects what it finds.
async function atEachPage(look: () => Promise<string[]>): Promise<string[]> {
  const { page } = reader;
  const found: string[] = [];
  const tabs = page.getByRole('navigation').getByRole('link');
  await tabs.first().waitFor();
  for (const tab of await tabs.all()) {
    await tab.click();
    await page.locator('nav [aria-current=page]').waitFor();
    const name = await tab.textContent();
    found.push(...(await look()).map((fault) => `${name}: ${fault}`));
  }
  return found;
}

async function switchLanguage() {
  await reader.button(/^中 \/ EN/).click();
  await reader.page.locator('html[lang=en]').waitFor();
}

describe.each([
  ['of a study', shared.report],
  ['of a comparison', shared.comparison],
])('the report %s', (_, file) => {
  const url = pathToFileURL(file).href;

  it('is for everyone, in light and Chinese', async () => {
    reader = await Reader.at(url, { colorScheme: 'light' });
    expect(await atEachPage(() => reader.violations())).toEqual([]);
  });

  it('is for everyone, in dark and English', async () => {
    reader = await Reader.at(url, { colorScheme: 'dark' });
    await switchLanguage();
    expect(await atEachPage(() => reader.violations())).toEqual([]);
  });

  it('fits a narrow screen in both languages', async () => {
    reader = await Reader.at(url, { viewport: PHONE });
    const look = async () => {
      const width = await reader.page.evaluate(
        () => document.documentElement.scrollWidth,
      );
      return width > PHONE.width ? [`${width} pixels wide`] : [];
    };
    expect(await atEachPage(look)).toEqual([]);
    await switchLanguage();
    expect(await atEachPage(look)).toEqual([]);
  });
});
