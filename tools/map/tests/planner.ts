// A reader of the live map who plans on it.
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import type { BrowserContextOptions, Response } from 'playwright-core';
import { expect } from 'vitest';
import {
  type VariantAnswer,
  VariantAnswerSchema,
} from '../src/proto/railreach/v1/api_pb';
import { Reader, readResult, shared } from './browser';
import { nodeAt } from './figures';

const STOPS = [
  'new_town_jiading_new_city',
  'new_town_qingpu_new_city',
  'new_town_songjiang_new_city',
];
const AMONG_THEM = { lat: 31.2, lon: 121.2 };

export class Planner {
  private answered: Response | undefined;

  private constructor(readonly reader: Reader) {
    reader.page.on('response', (response) => {
      if (response.url().endsWith('/v1/variant')) this.answered = response;
    });
  }

  static async come(options?: BrowserContextOptions): Promise<Planner> {
    const planner = new Planner(await Reader.at(shared.server, options));
    await planner.reader.mapIsIdle();
    await expect.poll(() => planner.people60()).toHaveLength(3);
    return planner;
  }

  get page() {
    return this.reader.page;
  }

  leave() {
    return this.reader.leave(shared.server);
  }

  tab(name: string) {
    return this.page.getByRole('tab', { name });
  }

  async drawLine() {
    await this.reader.lookAt(AMONG_THEM, 9.3);
    await this.tab('编辑方案').click();
    await this.reader.button('画一条新线').click();
    const study = readResult(shared.base);
    const stops = this.page.getByRole('list', { name: '停站' });
    for (const [drawn, id] of STOPS.entries()) {
      await this.reader.clickPlace(nodeAt(study, id).place);
      await expect
        .poll(() => stops.getByRole('listitem').count())
        .toBe(drawn + 1);
    }
    await this.reader.button('完成').click();
    await this.changes(1);
  }

  // Until the plan has so many, and its figures are there.
  async changes(count: number) {
    const list = this.page.locator('.live-modifications > li');
    await expect.poll(() => list.count()).toBe(count);
    const gain = async () => (await this.people60()).at(-1);
    await expect.poll(gain).toMatch(count > 0 ? /^\+/ : /^—/);
    await this.page.locator('.live-figures:not(.stale)').waitFor();
  }

  // Of people within an hour: baseline, plan, difference.
  people60(): Promise<string[]> {
    const row = this.page.getByRole('row', { name: '60 分钟可达人口' });
    return row.getByRole('cell').allInnerTexts();
  }

  async answer(): Promise<VariantAnswer> {
    if (!this.answered) throw new Error('no answer');
    return fromBinary(VariantAnswerSchema, await this.answered.body());
  }

  async save(name: string): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.reader.button('保存方案').click(),
    ]);
    const file = join(shared.scratch, name);
    await download.saveAs(file);
    return file;
  }

  async open(file: string) {
    await this.page.getByLabel('打开方案').setInputFiles(file);
  }
}
