// Not a test: takes the README's pictures, into the folder PICTURES.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { it } from 'vitest';
import { Reader, readResult, shared } from './browser';
import { nodeAt } from './figures';
import { Planner } from './planner';

const folder = process.env.PICTURES ?? '.';
const study = readResult(shared.base);

async function take({ page }: Reader, name: string) {
  await page.mouse.move(0, 0);
  await page.screenshot({
    path: join(folder, `${name}.jpg`),
    type: 'jpeg',
    quality: 82,
    animations: 'disabled',
  });
}

const open = (file: string, address: string, colorScheme: 'light' | 'dark') =>
  Reader.at(`${pathToFileURL(file).href}${address}`, { colorScheme });

it('the map of a report, with a key node', async () => {
  const { name, place } = nodeAt(study, 'new_town_jiading_new_city');
  const reader = await open(shared.report, `#map?node=${name.id}`, 'light');
  await reader.lookAt(place, 9.6);
  await take(reader, 'report');
  await reader.leave('file:');
});

it('the page of a city', async () => {
  const city = encodeURIComponent('city:苏州');
  const reader = await open(
    shared.report,
    `#city?region=${city}&lang=en`,
    'light',
  );
  const title = reader.page.getByRole('heading', { level: 2 });
  await title.getByText('Suzhou', { exact: true }).waitFor();
  await take(reader, 'city');
  await reader.leave('file:');
});

it('the map of a comparison', async () => {
  const reader = await open(shared.comparison, '#map?lang=en', 'dark');
  await reader.mapIsIdle();
  await take(reader, 'comparison');
  await reader.leave('file:');
});

it('the live map, with a line that was drawn', async () => {
  const planner = await Planner.come();
  await planner.drawLine();
  await planner.reader.mapIsIdle();
  await take(planner.reader, 'live');
  await planner.leave();
});
