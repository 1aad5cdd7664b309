// What is looked at, in the address after the #: it can be sent and kept.
//   #catchments?node=new_town_jiading&min=45&lang=en
import { effect } from '@preact/signals';
import type { Dataset } from './data/dataset';
import type { Name } from './proto/railreach/v1/names_pb';
import {
  cutoffMin,
  PAGES,
  type Page,
  page,
  selectedNode,
  selectedRegion,
} from './state';
import { type Language, language } from './words';

export interface Address {
  page: Page;
  node?: string; // ids: rows differ between studies
  region?: string;
  minutes?: number;
  language?: Language;
}

export function parseAddress(hash: string): Address {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?');
  const fields = new URLSearchParams(query);
  const address: Address = { page: PAGES.find((p) => p === name) ?? 'map' };
  const node = fields.get('node');
  const region = fields.get('region');
  const minutes = Number(fields.get('min'));
  const spoken = fields.get('lang');
  if (node) address.node = node;
  if (region) address.region = region;
  if (Number.isInteger(minutes) && minutes > 0) address.minutes = minutes;
  if (spoken === 'zh' || spoken === 'en') address.language = spoken;
  return address;
}

export function formatAddress(address: Address): string {
  const fields = new URLSearchParams();
  if (address.node) fields.set('node', address.node);
  if (address.region) fields.set('region', address.region);
  if (address.minutes) fields.set('min', String(address.minutes));
  if (address.language) fields.set('lang', address.language);
  const query = fields.toString();
  return `#${address.page}${query ? `?${query}` : ''}`;
}

// Shows what the address says, and keeps it to what is shown from then on.
// A new page is a step of the browser's history, the rest is not.
export function followAddress(dataset: Dataset) {
  cutoffMin.value = dataset.headline;
  if (location.hash) show(dataset, parseAddress(location.hash));
  addEventListener('popstate', () =>
    show(dataset, parseAddress(location.hash)),
  );
  effect(() => {
    const hash = formatAddress(addressOf(dataset));
    if (hash === location.hash) return;
    const samePage = parseAddress(location.hash).page === page.value;
    if (samePage) history.replaceState(null, '', hash);
    else history.pushState(null, '', hash);
  });
}

function show(dataset: Dataset, address: Address) {
  const { keyNodes, regions } = dataset.result;
  page.value = address.page;
  selectedNode.value = rowOf(keyNodes, address.node);
  selectedRegion.value = rowOf(regions, address.region);
  cutoffMin.value = Math.min(
    address.minutes ?? dataset.headline,
    dataset.horizon,
  );
  if (address.language) language.value = address.language;
}

export function addressOf(dataset: Dataset): Address {
  const { keyNodes, regions } = dataset.result;
  const address: Address = { page: page.value, language: language.value };
  const node = keyNodes[selectedNode.value ?? -1]?.name?.id;
  const region = regions[selectedRegion.value ?? -1]?.name?.id;
  if (node) address.node = node;
  if (region) address.region = region;
  if (cutoffMin.value !== dataset.headline) address.minutes = cutoffMin.value;
  return address;
}

function rowOf(rows: { name?: Name }[], id: string | undefined) {
  const row = rows.findIndex((each) => id && each.name?.id === id);
  return row < 0 ? undefined : row;
}
