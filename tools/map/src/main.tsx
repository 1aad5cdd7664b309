import { render } from 'preact';
import { App } from './app';
import { Dataset } from './data/dataset';
import { heldReport, servedReport } from './data/load';

async function start(root: HTMLElement) {
  const held = await heldReport();
  const report = held ?? (await servedReport());
  render(<App dataset={new Dataset(report)} live={!held} />, root);
}

const root = document.getElementById('app');
if (root) {
  start(root).catch((error: unknown) => {
    root.textContent = String(error);
  });
}
