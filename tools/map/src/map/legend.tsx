// What the map's signs mean; each kind can be switched off where it stands.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Dataset } from '../data/dataset';
import { type Layers, layers } from '../state';
import { t } from '../words';
import {
  BandKey,
  CoverageKey,
  GainKey,
  LineKey,
  NodeKey,
  PlannedKey,
  StationKey,
  ZoneKey,
} from './legend_keys';
import { overlay } from './overlay';

// On smaller windows the map comes first.
const ROOMY = '(min-width: 64rem) and (min-height: 45rem)';

export function Legend({ dataset }: { dataset: Dataset }) {
  const open = useSignal(matchMedia(ROOMY).matches);
  return (
    <section class="map-legend" aria-label={t('图例', 'Legend')}>
      <button
        type="button"
        class="map-legend-head"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {t('图例与图层', 'Legend and layers')}
      </button>
      {open.value && <Rows dataset={dataset} />}
    </section>
  );
}

function Rows({ dataset }: { dataset: Dataset }) {
  const { result, report } = dataset;
  const compared = report.comparison || overlay.value.nodeGain.length > 0;
  return (
    <div class="map-legend-rows">
      <Row layer="lines" words={t('线路', 'Lines')}>
        <LineKey result={result} />
      </Row>
      <Row layer="planned" words={t('在建与规划', 'Not yet running')}>
        <PlannedKey />
      </Row>
      <Row layer="stations" words={t('车站', 'Stations')}>
        <StationKey />
      </Row>
      <Row layer="nodes" words={t('重点节点', 'Key nodes')}>
        <NodeKey result={result} />
      </Row>
      <Row layer="isochrones" words={t('可达范围', 'Isochrones')}>
        <BandKey dataset={dataset} />
      </Row>
      {compared && (
        <Row layer="difference" words={t('可达人口变化', 'Change of people')}>
          <GainKey dataset={dataset} />
        </Row>
      )}
      <Row layer="regions" words={t('区域指标', 'Figures of regions')} />
      <Row layer="coverage" words={t('车站覆盖', 'Coverage')}>
        <CoverageKey result={result} />
      </Row>
      <Row layer="zones" words={t('街镇人口', 'Zones by people')}>
        <ZoneKey />
      </Row>
    </div>
  );
}

function Row({
  layer,
  words,
  children,
}: {
  layer: keyof Layers;
  words: string;
  children?: ComponentChildren;
}) {
  const on = layers.value[layer];
  return (
    <div class="map-legend-row">
      <label>
        <input
          type="checkbox"
          checked={on}
          onChange={() => {
            layers.value = { ...layers.value, [layer]: !on };
          }}
        />
        {words}
      </label>
      {on && children}
    </div>
  );
}
