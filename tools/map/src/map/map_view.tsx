// The map with its controls; fills its parent.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Dataset } from '../data/dataset';
import { selectedNode } from '../state';
import { nameOf, t } from '../words';
import { Legend } from './legend';
import './map.css';
import { drawing, type Hover, MapDrawing } from './map_drawing';
import { Tooltip } from './tooltip';

declare global {
  interface Window {
    // The MapLibre map that is shown, for tests in a browser.
    railreachMap: MapDrawing['map'] | undefined;
  }
}

export function MapView({ dataset }: { dataset: Dataset }) {
  const ground = useRef<HTMLDivElement>(null);
  const hover = useSignal<Hover | undefined>(undefined);
  useEffect(() => {
    if (!ground.current) return;
    const made = new MapDrawing(ground.current, dataset, (over) => {
      hover.value = over;
    });
    drawing.value = made;
    window.railreachMap = made.map;
    return () => {
      drawing.value = undefined;
      window.railreachMap = undefined;
      made.remove();
    };
  }, [dataset]);
  useMapLabel(dataset);
  return (
    <div class="map">
      <div class="map-ground" ref={ground} />
      <Legend dataset={dataset} />
      <ZoomButtons />
      <p class="map-source">
        {t(
          '陆地：Natural Earth（公有领域）· 线网：见其 SOURCE.md',
          'Land: Natural Earth (public domain) · network: see its SOURCE.md',
        )}
      </p>
      {hover.value && <Tooltip dataset={dataset} hover={hover.value} />}
    </div>
  );
}

// What a screen reader says of the canvas.
function useMapLabel(dataset: Dataset) {
  const { counts, keyNodes, manifest } = dataset.result;
  const node = keyNodes[selectedNode.value ?? -1];
  const study = t(
    manifest?.parameters?.nameZh ?? '',
    manifest?.parameters?.nameEn ?? '',
  );
  const label = [
    t(`地图：${study}`, `Map: ${study}`),
    t(
      `${counts?.lines ?? 0} 条线路、${counts?.stations ?? 0} 座车站、${keyNodes.length} 个重点节点`,
      `${counts?.lines ?? 0} lines, ${counts?.stations ?? 0} stations, ${keyNodes.length} key nodes`,
    ),
    node
      ? t(`已选${nameOf(node.name)}`, `${nameOf(node.name)} is selected`)
      : t('未选节点', 'no node is selected'),
    t('方向键移动，加减键缩放', 'arrow keys move, plus and minus zoom'),
  ].join(t('；', '; '));
  const canvas = drawing.value?.map.getCanvas();
  useEffect(() => {
    canvas?.setAttribute('aria-label', label);
  }, [canvas, label]);
}

function ZoomButtons() {
  return (
    <div class="map-zoom">
      <button
        type="button"
        aria-label={t('放大', 'Zoom in')}
        onClick={() => drawing.value?.map.zoomIn()}
      >
        +
      </button>
      <button
        type="button"
        aria-label={t('缩小', 'Zoom out')}
        onClick={() => drawing.value?.map.zoomOut()}
      >
        −
      </button>
      <button
        type="button"
        aria-label={t('显示全部研究范围', 'Show the whole study area')}
        onClick={() => drawing.value?.showStudy()}
      >
        ⤢
      </button>
    </div>
  );
}
