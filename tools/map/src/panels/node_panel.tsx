// The key node that is selected: who is within reach of it, and by what.
import { useMemo } from 'preact/hooks';
import type { Dataset } from '../data/dataset';
import { cityName, cityOfNode, kindName, nameAt } from '../data/places';
import { reachOf } from '../data/reach';
import { Section } from '../pages/page_parts';
import { Direction } from '../proto/railreach/v1/figures_pb';
import { selectedNode } from '../state';
import { CurveChart } from '../ui/curve_chart';
import { nameOf, t } from '../words';
import { Headline } from './headline';
import {
  CutoffTable,
  NearestNodes,
  NearestStations,
  TierTable,
} from './node_tables';
import './panel.css';

export function NodePanel({
  dataset,
  node,
}: {
  dataset: Dataset;
  node: number;
}) {
  const catchment = dataset.catchments[node];
  const reach = useMemo(() => catchment && reachOf(catchment), [catchment]);
  const name = nameOf(dataset.result.keyNodes[node]?.name);
  return (
    <article class="panel">
      <NodeHead dataset={dataset} node={node} />
      {catchment && reach && (
        <>
          <Headline dataset={dataset} name={name} catchment={catchment} />
          <Section title={t('可达人口曲线', 'People by minute')}>
            <CurveChart reach={reach} of={name} />
          </Section>
          <Section title={t('时限', 'Cutoffs')}>
            <CutoffTable dataset={dataset} catchment={catchment} />
          </Section>
          <Section title={t('靠什么到达', 'By what')}>
            <TierTable dataset={dataset} catchment={catchment} />
          </Section>
        </>
      )}
      <Section title={t('附近', 'Nearby')}>
        <NearestStations dataset={dataset} node={node} />
        <NearestNodes dataset={dataset} node={node} />
      </Section>
    </article>
  );
}

function NodeHead({ dataset, node }: { dataset: Dataset; node: number }) {
  const row = dataset.result.keyNodes[node];
  const other = t(row?.name?.en ?? '', row?.name?.zh ?? '');
  const where = [
    kindName(row?.kind ?? ''),
    cityName(dataset, cityOfNode(dataset, node)),
    nameAt(dataset.result.regions, row?.region),
    row?.assumed && t('位置为假定', 'place assumed'),
  ];
  return (
    <header class="panel-head">
      <div>
        <h2>{nameOf(row?.name)}</h2>
        {other !== nameOf(row?.name) && <p class="note">{other}</p>}
        <p class="note">{where.filter(Boolean).join(' · ')}</p>
        <p class="panel-direction">
          {dataset.catchments[node]?.direction === Direction.TO
            ? t('谁能到达这里', 'Who can get here')
            : t('从这里能到达谁', 'Who can be reached from here')}
        </p>
      </div>
      <button
        type="button"
        class="quiet-button"
        onClick={() => {
          selectedNode.value = undefined;
        }}
      >
        {t('返回总览', 'Back to overview')}
      </button>
    </header>
  );
}
