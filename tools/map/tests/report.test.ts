// The report as its reader opens it: from a file, without a server.
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { expectShown, Reader, readResult, shared } from './browser';
import { nodeAt, peopleWithin, shownCount } from './figures';

const REPORT = pathToFileURL(shared.report).href;
const result = readResult(shared.base);
const PEOPLES_SQUARE = { lat: 31.2304, lon: 121.4737 };
const EAST_CHINA_SEA = { lat: 30.9, lon: 122.2 };
const HEADLINE_MIN = 60;

let reader: Reader;
afterEach(() => reader.leave('file:'));

describe('the map', () => {
  it('shows the lines that run, and those planned apart', async () => {
    reader = await Reader.at(REPORT);
    await reader.lookAt(PEOPLES_SQUARE, 10);
    const stations = new Set(
      await reader.inView(result.stations.map(({ position }) => position)),
    );
    const inView = new Set(
      result.patterns
        .filter((row) => row.stations.some((station) => stations.has(station)))
        .map(({ line }) => line),
    );
    const rows = (open: boolean) =>
      result.lines.flatMap((line, row) =>
        line.open === open && inView.has(row) ? [row] : [],
      );
    expect(rows(true).length).toBeGreaterThan(20);
    expect(await reader.drawn('lines-open')).toEqual(
      expect.arrayContaining(rows(true)),
    );
    expect(rows(false).length).toBeGreaterThan(3);
    expect(await reader.drawn('lines-planned')).toEqual(
      expect.arrayContaining(rows(false)),
    );
  });

  it('shows each station where trains call, and each key node', async () => {
    reader = await Reader.at(REPORT);
    await reader.lookAt(PEOPLES_SQUARE, 10);
    const served = await reader.inView(
      result.stations.map(({ position }, row) =>
        result.serviceLevels?.tiers[row] ? position : undefined,
      ),
    );
    const nodes = await reader.inView(
      result.keyNodes.map(({ position }) => position),
    );
    expect(served.length).toBeGreaterThan(300);
    expect(nodes.length).toBeGreaterThan(20);
    expect(await reader.drawn('stations', 'stations-metro')).toEqual(
      expect.arrayContaining(served),
    );
    expect(await reader.drawn('node-dots')).toEqual(
      expect.arrayContaining(nodes),
    );
  });

  it('is not blank, in light and in dark', async () => {
    reader = await Reader.at(REPORT);
    await reader.mapIsIdle();
    expect(await reader.colours()).toBeGreaterThan(500);
    const light = await reader.colourAt(EAST_CHINA_SEA);
    await reader.button('深色').click();
    await reader.mapIsIdle();
    expect(await reader.colours()).toBeGreaterThan(500);
    const dark = await reader.colourAt(EAST_CHINA_SEA);
    expect(Math.max(...dark)).toBeLessThan(Math.min(...light));
  });

  it('tells of a clicked node what the result holds', async () => {
    reader = await Reader.at(REPORT);
    const { page } = reader;
    for (const id of [
      'new_town_jiading_new_city',
      'new_town_nanhui_new_city',
    ]) {
      const { row, name, place } = nodeAt(result, id);
      await reader.lookAt(place, 11);
      await reader.clickPlace(place);
      const panel = page.locator('article.panel');
      await panel.getByRole('heading', { name: name.zh }).waitFor();
      const shown = await panel.locator('.headline-figure').textContent();
      expectShown(shown, peopleWithin(result, row, HEADLINE_MIN));
    }
  });

  it('draws a band for each cutoff around the node', async () => {
    reader = await Reader.at(`${REPORT}#map?node=new_town_jiading_new_city`);
    await reader.mapIsIdle();
    const minutes = await reader.page.evaluate(() => {
      const map = window.railreachMap;
      const layers = ['reach-within', 'reach-beyond'];
      const bands = map?.queryRenderedFeatures({ layers }) ?? [];
      return bands.map(({ properties }) => Number(properties.minutes));
    });
    const cutoffs = result.manifest?.parameters?.cutoffMin ?? [];
    expect(cutoffs).toEqual(expect.arrayContaining(minutes));
    expect(new Set(minutes).size).toBeGreaterThanOrEqual(cutoffs.length - 1);
  });
});

describe('the page', () => {
  it('is one file under 4 MB', async () => {
    reader = await Reader.at(REPORT);
    expect(statSync(shared.report).size).toBeLessThan(4e6);
    expect(statSync(shared.comparison).size).toBeLessThan(4e6);
  });

  it('speaks Chinese and English', async () => {
    reader = await Reader.at(REPORT);
    const { page } = reader;
    const { nameZh = '', nameEn = '' } = result.manifest?.parameters ?? {};
    const title = page.getByRole('heading', { level: 1 });
    const language = () => page.locator('html').getAttribute('lang');
    await title.getByText(nameZh).waitFor();
    expect(await language()).toBe('zh-CN');
    await reader.button(/^中 \/ EN/).click();
    await title.getByText(nameEn).waitFor();
    expect(await language()).toBe('en');
    await page.getByRole('link', { name: 'Catchments' }).click();
    await page.getByRole('heading', { name: 'Who is within reach' }).waitFor();
    // An address that is sent shows the same.
    await page.reload();
    await page.getByRole('heading', { name: 'Who is within reach' }).waitFor();
  });

  it('sorts tables by their heads', async () => {
    reader = await Reader.at(`${REPORT}#catchments`);
    const table = reader.page.getByRole('table').first();
    const head = table.getByRole('columnheader', {
      name: `${HEADLINE_MIN} 分`,
      exact: true,
    });
    const at = await head.evaluate(
      (cell: HTMLTableCellElement) => cell.cellIndex,
    );
    const column = async () => {
      const cells = table.locator(`tbody tr > :nth-child(${at + 1})`);
      const texts = await cells.allInnerTexts();
      return texts.map((text) => shownCount(text).count);
    };
    const ordered = (counts: number[]) => [...counts].sort((a, b) => a - b);
    const ascending = ordered(await column());
    expect(ascending.length).toBe(result.catchments.length);
    const order = () => head.getAttribute('aria-sort');
    for (const wanted of ['descending', 'ascending', 'descending']) {
      if ((await order()) !== wanted) await head.getByRole('button').click();
      await expect.poll(order).toBe(wanted);
      const counts = await column();
      expect(wanted === 'ascending' ? counts : counts.reverse()).toEqual(
        ascending,
      );
    }
    const most = Math.max(
      ...result.keyNodes.map((_, node) =>
        peopleWithin(result, node, HEADLINE_MIN),
      ),
    );
    expect(shownCount(String(ascending.at(-1))).count).toBeCloseTo(most, -4);
  });

  it('prints a page, and all pages, as PDF', async () => {
    reader = await Reader.at(`${REPORT}#city`);
    const { page } = reader;
    const sheets = (pdf: Buffer) =>
      pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    const one = await page.pdf({ preferCSSPageSize: true });
    expect(one.length).toBeGreaterThan(20_000);
    expect(sheets(one)).toBeGreaterThan(1);
    const tabs = await page.getByRole('navigation').getByRole('link').count();
    await reader.button('打印全部').click();
    await expect.poll(() => page.locator('.whole-page').count()).toBe(tabs);
    await reader.mapIsIdle();
    const all = await page.pdf({ preferCSSPageSize: true });
    expect(sheets(all)).toBeGreaterThan(sheets(one) + tabs - 1);
  });
});
