// What the network's shape, and what closing one thing at a time, would cost.
import type { Structure } from '../proto/railreach/v1/figures_pb';
import type { Name } from '../proto/railreach/v1/names_pb';
import type { Ranking } from '../proto/railreach/v1/report_pb';
import type { Dataset } from './dataset';

export interface StructureRow {
  station: number;
  betweenness: number; // share of all shortest paths
  articulation: boolean;
  component: number; // 0 = the largest
}

// The stations that most shortest paths run through first.
export function structureRows(structure: Structure | undefined) {
  if (!structure) return [];
  return structure.station
    .map(
      (station, i): StructureRow => ({
        station,
        betweenness: structure.betweenness[i] ?? 0,
        articulation: structure.articulation[i] ?? false,
        component: structure.component[i] ?? 0,
      }),
    )
    .sort((a, b) => b.betweenness - a.betweenness);
}

export interface BridgeRow {
  track: number;
  line: string; // the infrastructure
  from: number; // rows of the stations
  to: number;
  lengthMm: bigint;
}

export function bridgeRows(dataset: Dataset): BridgeRow[] {
  const { structure, tracks } = dataset.result;
  if (!structure || !tracks) return [];
  return structure.bridges.map((track) => ({
    track,
    line: tracks.lineNames[tracks.line[track] ?? -1] ?? '',
    from: tracks.from[track] ?? -1,
    to: tracks.to[track] ?? -1,
    lengthMm: tracks.lengthMm[track] ?? 0n,
  }));
}

export type Closed = 'line' | 'station' | 'link';

export interface ClosureRow {
  variant: number;
  name: Name | undefined;
  closed: Closed;
  // What is lost against the baseline; below 0: gained.
  people60: number; // mean of the key nodes
  people60Pct: number;
  directRatePct: number; // points
  efficiencyPct: number | undefined; // of the baseline; where it was asked for
  worstNode: number | undefined; // row of the ranking's nodes
  worstLoss: number;
}

export function closureRanking(dataset: Dataset): Ranking | undefined {
  return dataset.report.rankings.find(
    ({ header }) => (header?.parameters?.batch?.closures.length ?? 0) > 0,
  );
}

// The dearest closure first.  Rows of other scenarios of the batch, and those
// that could not be applied, are left out.
export function closureRows(ranking: Ranking | undefined): ClosureRow[] {
  const header = ranking?.header;
  const baseline = header?.baseline;
  if (!ranking || !header || !baseline) return [];
  const rows: ClosureRow[] = [];
  for (const { variant, scenario, figures, ...row } of ranking.rows) {
    const name = header.scenarios[scenario[0] ?? -1]?.name;
    const closed = closedBy(name?.id ?? '');
    if (!figures || !closed || scenario.length !== 1) continue;
    const people60 = baseline.people60 - figures.people60;
    const before = baseline.efficiencyPerHour;
    rows.push({
      variant: Number(variant),
      name,
      closed,
      people60,
      people60Pct: baseline.people60 ? (people60 / baseline.people60) * 100 : 0,
      directRatePct: baseline.directRatePct - figures.directRatePct,
      efficiencyPct: before
        ? ((before - figures.efficiencyPerHour) / before) * 100
        : undefined,
      ...worstOf(row.nodeStep, row.people60Change),
    });
  }
  return rows.sort((a, b) => b.people60 - a.people60);
}

function closedBy(id: string): Closed | undefined {
  const kind = /^close_(line|station|link):/.exec(id)?.[1];
  return kind as Closed | undefined;
}

// The node that loses most; steps lead from one changed node to the next.
function worstOf(steps: number[], changes: bigint[]) {
  let node = -1;
  let worst: { worstNode: number | undefined; worstLoss: number } = {
    worstNode: undefined,
    worstLoss: 0,
  };
  steps.forEach((step, i) => {
    node += step;
    const loss = -Number(changes[i] ?? 0n);
    if (loss > worst.worstLoss) worst = { worstNode: node, worstLoss: loss };
  });
  return worst;
}
