// The page: a head with tabs, the map, and beside it what is looked at.
import type { Dataset } from './data/dataset';

export function App({ dataset }: { dataset: Dataset; live: boolean }) {
  return <main>{dataset.result.keyNodes.length}</main>;
}
