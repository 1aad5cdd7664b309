// The keys of the legend, one per kind of thing that the map draws.
import { useMemo } from 'preact/hooks';
import type { Dataset } from '../data/dataset';
import { kindName } from '../data/places';
import type { StudyResult } from '../proto/railreach/v1/result_pb';
import { cutoffMin, selectedNode, theme } from '../state';
import { TIERS, tierColour, tierName } from '../tiers';
import { people, t } from '../words';
import { bandMinutes, gainFeatures, largestGain } from './figure_features';
import { coverageM } from './network_features';
import { LARGEST_GAIN_PX } from './network_layers';
import { overlay } from './overlay';
import { bandColour, mix, paletteOf } from './palette';
import { FIGURES, PLATE, type Sign, signOf } from './symbols';

export function LineKey({ result }: { result: StudyResult }) {
  const tiers = TIERS.filter((tier) =>
    result.lines.some((line) => line.tier === tier),
  );
  return (
    <ul class="map-key">
      {tiers.map((tier) => (
        <li key={tier}>
          <i class="map-stroke" style={{ background: tierColour(tier) }} />
          {tierName(tier)}
        </li>
      ))}
    </ul>
  );
}

export function PlannedKey() {
  return (
    <ul class="map-key wide">
      <li>
        <i class="map-stroke dashed" />
        {t('本研究中未开行', 'not in this study')}
      </li>
    </ul>
  );
}

export function StationKey() {
  return (
    <ul class="map-key">
      <li>
        <i class="map-dot" />
        {t('车站', 'station')}
      </li>
      <li>
        <i class="map-dot hub" />
        {t('枢纽', 'hub')}
      </li>
    </ul>
  );
}

export function NodeKey({ result }: { result: StudyResult }) {
  const words = useMemo(() => {
    const kinds = new Map<Sign, string>();
    for (const { kind } of result.keyNodes) {
      const sign = signOf(kind);
      if (!kinds.has(sign)) kinds.set(sign, kind);
    }
    return [...kinds];
  }, [result]);
  const named = (sign: Sign, kind: string) => {
    if (sign === 'cluster') return t('跨界城镇圈', 'cross-border');
    return sign === 'area' ? t('功能区', 'area') : kindName(kind);
  };
  return (
    <ul class="map-key">
      {words.map(([sign, kind]) => (
        <li key={sign}>
          <svg class="map-sign" viewBox="0 0 16 16" aria-hidden="true">
            <path class="plate" d={PLATE} />
            <path class="figure" d={FIGURES[sign]} />
          </svg>
          {named(sign, kind)}
        </li>
      ))}
    </ul>
  );
}

export function BandKey({ dataset }: { dataset: Dataset }) {
  const { origin, isochrones } = overlay.value;
  const palette = paletteOf(theme.value);
  const last = dataset.cutoffs.at(-1) ?? 90;
  if (selectedNode.value === undefined && !origin && isochrones.length === 0) {
    return (
      <p class="map-hint">{t('点选一个节点', 'Click a node to see them')}</p>
    );
  }
  const minutesShown =
    isochrones.length > 0
      ? isochrones.map(({ cutoffS }) => cutoffS / 60)
      : bandMinutes(dataset, cutoffMin.value);
  return (
    <>
      <ol class="map-bands">
        {minutesShown.map((minutes) => (
          <li
            key={minutes}
            class={minutes === cutoffMin.value ? 'chosen' : ''}
            style={{
              '--band':
                minutes <= cutoffMin.value
                  ? bandColour(palette, minutes, last)
                  : mix(palette.land, palette.far, 0.45),
            }}
          >
            {minutes}
          </li>
        ))}
      </ol>
      <p class="map-hint">
        {t(
          `分钟，门到门；外框为 ${cutoffMin.value} 分`,
          `minutes, door to door; outlined: ${cutoffMin.value}`,
        )}
      </p>
    </>
  );
}

export function GainKey({ dataset }: { dataset: Dataset }) {
  const most = largestGain(gainFeatures(dataset, overlay.value));
  const sizes = most > 0 ? [most, most / 4] : [];
  return (
    <>
      <ul class="map-key">
        <li>
          <i class="map-dot gain" />
          {t('增加', 'gain')}
        </li>
        <li>
          <i class="map-dot loss" />
          {t('减少', 'loss')}
        </li>
      </ul>
      <ul class="map-sizes">
        {sizes.map((size) => {
          const width = 2 * LARGEST_GAIN_PX * Math.sqrt(size / most);
          return (
            <li key={size}>
              <i style={{ width: `${width}px`, height: `${width}px` }} />
              {t(`${people(size)}人`, people(size))}
            </li>
          );
        })}
      </ul>
      {overlay.value.nodeGain.length === 0 && (
        <ComparedWords dataset={dataset} />
      )}
    </>
  );
}

function ComparedWords({ dataset }: { dataset: Dataset }) {
  const { comparison } = dataset.report;
  const minutes = (comparison?.headlineCutoffS ?? 0) / 60;
  const before = comparison?.a?.name;
  return (
    <p class="map-hint">
      {t(
        `${minutes} 分内，与“${before?.zh}”相比`,
        `within ${minutes} min, against “${before?.en}”`,
      )}
    </p>
  );
}

export function CoverageKey({ result }: { result: StudyResult }) {
  const metres = (radius: number) =>
    radius < 1000 ? `${radius} m` : `${radius / 1000} km`;
  return (
    <ul class="map-key">
      {TIERS.filter((tier) => coverageM(result, tier) > 0).map((tier) => (
        <li key={tier}>
          <i class="map-disc" style={{ '--tier': tierColour(tier) }} />
          {tierName(tier)} {metres(coverageM(result, tier))}
        </li>
      ))}
    </ul>
  );
}

export function ZoneKey() {
  return (
    <p class="map-hint">
      {t(
        '圆面积表示人口，颜色表示到所选节点的时间',
        'areas show people, colours the time to the selected node',
      )}
    </p>
  );
}
