import { render } from 'preact';
import { followAddress } from './address';
import { App } from './app';
import { Dataset } from './data/dataset';
import { heldReport, servedReport } from './data/load';
import { followPreferences } from './preferences';

async function start(root: HTMLElement) {
  followPreferences();
  const held = await heldReport();
  const dataset = new Dataset(held ?? (await servedReport()));
  followAddress(dataset);
  render(<App dataset={dataset} live={!held} />, root);
}

const root = document.getElementById('app');
if (root) {
  start(root).catch((error: unknown) => {
    root.textContent = String(error);
  });
}
