// Which key nodes a pair matrix shows, and in which order.
import { nameOf } from '../words';
import type { Dataset } from './dataset';
import { cityName, cityOfNode } from './places';

export interface Group {
  name: string;
  first: number; // place in the order
  size: number;
}

export interface MatrixOrder {
  nodes: number[];
  groups: Group[]; // runs of one city
}

// By city, in the order of the regions and those outside last, then by name.
export function matrixOrder(
  dataset: Dataset,
  shown: (node: number) => boolean,
): MatrixOrder {
  const rank = (node: number) => cityOfNode(dataset, node) ?? Infinity;
  const name = (node: number) => nameOf(dataset.result.keyNodes[node]?.name);
  const nodes = dataset.result.keyNodes
    .map((_, node) => node)
    .filter(shown)
    .sort((a, b) => {
      const [x, y] = [rank(a), rank(b)];
      return x === y ? name(a).localeCompare(name(b), 'zh') : x < y ? -1 : 1;
    });
  return { nodes, groups: groupsOf(dataset, nodes) };
}

function groupsOf(dataset: Dataset, nodes: number[]): Group[] {
  const groups: Group[] = [];
  nodes.forEach((node, place) => {
    const name = cityName(dataset, cityOfNode(dataset, node));
    const last = groups.at(-1);
    if (last?.name === name) last.size += 1;
    else groups.push({ name, first: place, size: 1 });
  });
  return groups;
}

// Upper ends of the classes of a scale, in minutes: the cutoffs, then what is
// left up to the horizon in two equal parts.
export function minuteClasses(cutoffs: number[], horizon: number): number[] {
  const classes = cutoffs.filter((cutoff) => cutoff < horizon);
  const last = classes.at(-1) ?? 0;
  return [...classes, Math.round((last + horizon) / 2), horizon];
}
