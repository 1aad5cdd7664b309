// The live map on its server: what is drawn there is what a run of it gives.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { summaryOf } from '../src/data/city';
import type { StudyResult } from '../src/proto/railreach/v1/result_pb';
import { expectShown, PHONE, readResult, shared } from './browser';
import { nodeAt, peopleWithin } from './figures';
import { Planner } from './planner';

const base = readResult(shared.base);

const planners: Planner[] = [];
async function come(options?: BrowserContextOptions): Promise<Planner> {
  const planner = await Planner.come(options);
  planners.push(planner);
  return planner;
}
afterEach(async () => {
  for (const planner of planners.splice(0)) await planner.leave();
});

function runOf(scenario: string): StudyResult {
  const out = `${scenario}.out`;
  execFileSync(shared.railreach, [
    ...['run', shared.study, '--scenario', scenario],
    ...['--quiet', '--threads', '1', '--out', out],
  ]);
  return readResult(join(out, 'result.pb'));
}

const mean60 = (result: StudyResult) =>
  summaryOf(result, undefined)?.people60 ?? 0;

it('gives a drawn line what a run of the saved plan gives', async () => {
  const planner = await come();
  await planner.drawLine();
  const result = runOf(await planner.save('drawn.textproto'));
  const [before = '', now = '', gain = ''] = await planner.people60();
  expectShown(before, mean60(base));
  expectShown(now, mean60(result));
  expectShown(gain, mean60(result) - mean60(base));
  const answer = await planner.answer();
  expect(answer.figures?.people60).toBeCloseTo(mean60(result), 3);
  const byNode = base.keyNodes.map((_, node) => peopleWithin(result, node, 60));
  expect(answer.people60.map(Number)).toEqual(byNode);
  await planner.reader.mapIsIdle();
  expect(await planner.reader.drawn('draft-lines')).not.toEqual([]);
});

it('undoes, does again, and keeps the plan when the page is reloaded', async () => {
  const planner = await come();
  await planner.drawLine();
  const drawn = await planner.people60();
  await planner.reader.button('撤销').click();
  await planner.changes(0);
  await planner.reader.button('重做').click();
  await planner.changes(1);
  expect(await planner.people60()).toEqual(drawn);
  await planner.page.reload();
  await planner.tab('编辑方案').click();
  await planner.changes(1);
  expect(await planner.people60()).toEqual(drawn);
});

it('keeps planners apart until one opens what another saved', async () => {
  const one = await come();
  const other = await come();
  await one.drawLine();
  await other.page.reload();
  await other.tab('编辑方案').click();
  await other.changes(0);
  await other.open(await one.save('shared.textproto'));
  await other.changes(1);
  expect(await other.people60()).toEqual(await one.people60());
});

it('shows the catchment of a clicked place', async () => {
  const planner = await come();
  const { page, reader } = planner;
  const { row, place } = nodeAt(base, 'new_town_jiading_new_city');
  await reader.lookAt(place, 11);
  await reader.clickPlace(place);
  const card = page.locator('.live-catchment');
  await card.waitFor();
  expectShown(
    await card.locator('.live-headline').textContent(),
    peopleWithin(base, row, 60),
  );
  await reader.mapIsIdle();
  expect(await reader.drawn('reach-within')).not.toEqual([]);
});

it.each(['light', 'dark'] as const)('is for everyone, %s', async (theme) => {
  const planner = await come({ colorScheme: theme });
  await planner.drawLine();
  const found: string[] = [];
  for (const name of ['地点', '编辑方案', '节点增减', '排名']) {
    await planner.tab(name).click();
    const faults = await planner.reader.violations();
    found.push(...faults.map((fault) => `${name}: ${fault}`));
  }
  expect(found).toEqual([]);
});

it('fits a narrow screen', async () => {
  const { page } = await come({ viewport: PHONE });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(PHONE.width);
});
