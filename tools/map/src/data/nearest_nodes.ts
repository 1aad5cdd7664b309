// The key nodes that are nearest to one of them by time.
import { Direction } from '../proto/railreach/v1/figures_pb';
import type { Dataset } from './dataset';

export interface NearNode {
  node: number;
  seconds: number;
}

// In the direction of the node's catchment; equals in the order of the table.
export function nearestNodes(
  dataset: Dataset,
  node: number,
  most: number,
): NearNode[] {
  const { keyNodes, pairs } = dataset.result;
  const from = dataset.catchments[node]?.direction !== Direction.TO;
  const size = keyNodes.length;
  return keyNodes
    .map((_, other) => ({
      node: other,
      seconds: pairs?.totalS[from ? node * size + other : other * size + node],
    }))
    .filter(
      (near): near is NearNode =>
        near.node !== node && near.seconds !== undefined && near.seconds >= 0,
    )
    .sort((a, b) => a.seconds - b.seconds)
    .slice(0, most);
}
