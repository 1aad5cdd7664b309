// A reader with a browser of its own, and what it meets on the way.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fromBinary } from '@bufbuild/protobuf';
import type { AxeResults } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { expect, inject } from 'vitest';
import {
  type StudyResult,
  StudyResultSchema,
} from '../src/proto/railreach/v1/result_pb';
import { type Place, shownCount } from './figures';

export const shared = inject('shared');
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const AXE = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const PATIENCE_MS = 180_000;
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

let browser: Promise<Browser> | undefined;

export function readResult(path: string): StudyResult {
  return fromBinary(StudyResultSchema, readFileSync(path));
}

export class Reader {
  private readonly errors: string[] = [];
  private readonly asked = new Set<string>();

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('request', (request) => this.asked.add(request.url()));
    page.on('websocket', (socket) => this.asked.add(socket.url()));
  }

  static async at(
    url: string,
    options: BrowserContextOptions = {},
  ): Promise<Reader> {
    browser ??= chromium.connect(shared.browser);
    const context = await (await browser).newContext({
      viewport: DESK,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const reader = new Reader(context, await context.newPage());
    await reader.page.goto(url);
    return reader;
  }

  // Ends the visit: without errors, and without a request to anywhere else.
  async leave(origin: string) {
    await this.context.close();
    expect(this.errors).toEqual([]);
    const local = [origin, 'blob:', 'data:'];
    const abroad = (url: string) => !local.some((own) => url.startsWith(own));
    expect([...this.asked].filter(abroad)).toEqual([]);
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  // What axe finds fault with by the rules of WCAG 2.1 AA.
  async violations(): Promise<string[]> {
    await this.page.evaluate(AXE);
    await this.page.evaluate(() =>
      Promise.all(document.getAnimations().map(({ finished }) => finished)),
    );
    const found = await this.page.evaluate<AxeResults>(
      `axe.run(document, {runOnly: ${JSON.stringify(AXE_RULES)}})`,
    );
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) =>
        [id, target, failureSummary].join(' '),
      ),
    );
  }

  // Until all is drawn that is to be drawn.
  async mapIsIdle() {
    await this.page.waitForFunction(() => window.railreachMap);
    await this.page.evaluate(() => {
      const map = window.railreachMap;
      return new Promise((resolve) => {
        map?.once('idle', resolve);
        map?.triggerRepaint();
      });
    });
  }

  async lookAt(place: Place, zoom: number) {
    await this.page.waitForFunction(() => window.railreachMap);
    await this.page.evaluate(
      ([lon, lat, zoom]) =>
        window.railreachMap?.jumpTo({ center: [lon, lat], zoom }),
      [place.lon, place.lat, zoom] as const,
    );
    await this.mapIsIdle();
  }

  // Rows of what layers draw, ascending, each once.
  async drawn(...layers: string[]): Promise<number[]> {
    const rows = await this.page.evaluate(
      (layers) =>
        window.railreachMap
          ?.queryRenderedFeatures({ layers })
          .map(({ properties }) => Number(properties.row)) ?? [],
      layers,
    );
    return [...new Set(rows)].sort((a, b) => a - b);
  }

  async clickPlace({ lat, lon }: Place) {
    const { x, y } = await this.page.evaluate(
      ([lon, lat]) =>
        window.railreachMap?.project([lon, lat]) ?? { x: 0, y: 0 },
      [lon, lat] as const,
    );
    const map = this.page.locator('.maplibregl-canvas');
    await map.click({ position: { x, y } });
  }

  // Rows of those that stand in the map, not at its very edge, ascending.
  async inView(places: (Place | undefined)[]): Promise<number[]> {
    const marginPx = 20;
    const at = places.flatMap((place, row) =>
      place ? [[row, place.lon, place.lat] as const] : [],
    );
    return await this.page.evaluate(
      ([at, margin]) => {
        const map = window.railreachMap;
        const { clientWidth = 0, clientHeight = 0 } = map?.getCanvas() ?? {};
        const within = (value: number, size: number) =>
          value > margin && value < size - margin;
        return at
          .filter(([, lon, lat]) => {
            const { x, y } = map?.project([lon, lat]) ?? { x: -1, y: -1 };
            return within(x, clientWidth) && within(y, clientHeight);
          })
          .map(([row]) => row);
      },
      [at, marginPx] as const,
    );
  }

  // How many colours the map shows.
  async colours(): Promise<number> {
    return await this.page.evaluate(() => {
      const map = window.railreachMap?.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = map?.width ?? 0;
      copy.height = map?.height ?? 0;
      const paper = copy.getContext('2d');
      if (!map || !paper) return 0;
      paper.drawImage(map, 0, 0);
      const { data } = paper.getImageData(0, 0, copy.width, copy.height);
      return new Set(new Uint32Array(data.buffer)).size;
    });
  }

  // Red, green and blue of the map at a place.
  async colourAt({ lat, lon }: Place): Promise<number[]> {
    return await this.page.evaluate(
      ([lon, lat]) => {
        const map = window.railreachMap;
        const paper = document.createElement('canvas').getContext('2d');
        const at = map?.project([lon, lat]);
        if (!map || !paper || !at) return [];
        const scale = devicePixelRatio;
        paper.drawImage(map.getCanvas(), -at.x * scale, -at.y * scale);
        return [...paper.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      },
      [lon, lat] as const,
    );
  }
}

export function expectShown(text: string | null, count: number) {
  const shown = shownCount(text ?? '');
  expect(
    Math.abs(shown.count - count),
    `${text} for ${count}`,
  ).toBeLessThanOrEqual(shown.within);
}
