// The map on the page: MapLibre over a study, following the page's signals.
import { effect, signal } from '@preact/signals';
import type { FeatureCollection, Position } from 'geojson';
import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import maplibre from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Dataset } from '../data/dataset';
import type { Position as Place } from '../proto/railreach/v1/names_pb';
import {
  cutoffMin,
  layers,
  selectedNode,
  selectedRegion,
  theme,
} from '../state';
import { language } from '../words';
import { collection, feature, polygons } from './collections';
import {
  gainFeatures,
  largestGain,
  reachFeatures,
  regionFeatures,
  zoneFeatures,
} from './figure_features';
import { hitsAt } from './hits';
import type { Look } from './look';
import {
  coverageFeatures,
  lineFeatures,
  nodeFeatures,
  stationFeatures,
} from './network_features';
import { clickTaker, type Hit, overlay } from './overlay';
import { paletteOf } from './palette';
import {
  draftLineFeatures,
  draftStationFeatures,
  originFeatures,
} from './plan_features';
import { type Box, boxAround, grown, landPolygons, seaPolygon } from './rings';
import { applyLayers, mapLayers, mapStyle, type SourceId } from './style';
import { drawSign, PIXEL_RATIO, type Sign } from './symbols';

const FIT = { padding: 24 };
const WORLD: Box = { west: -180, south: -60, east: 180, north: 75 };

export interface Hover {
  x: number;
  y: number;
  hit: Hit;
}

// The one that is on the page.
export const drawing = signal<MapDrawing | undefined>(undefined);

export class MapDrawing {
  readonly map: maplibre.Map;
  private shown: LayerSpecification[];
  private readonly dataset: Dataset;
  private readonly data = new Map<SourceId, FeatureCollection>();
  private stops: (() => void)[] = [];
  // Until it is moved, the map shows the whole study, whatever its size.
  private moved = false;

  constructor(
    container: HTMLElement,
    dataset: Dataset,
    onHover: (hover: Hover | undefined) => void,
  ) {
    this.dataset = dataset;
    this.shown = mapLayers(this.look());
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const limits = limitsOf(dataset);
    this.map = new maplibre.Map({
      container,
      style: mapStyle(this.shown),
      bounds: boundsOf(studyBox(dataset)),
      fitBoundsOptions: FIT,
      maxBounds: boundsOf(limits),
      minZoom: 5,
      maxZoom: 16,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: still ? 0 : 150,
      // So that pictures and prints of the map are not empty.
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(
      new maplibre.ScaleControl({ maxWidth: 96 }),
      'bottom-right',
    );
    this.map.on('styleimagemissing', ({ id }) => this.addSign(id as Sign));
    this.map.once('style.load', () => this.follow(limits));
    this.listen(onHover);
  }

  remove() {
    for (const stop of this.stops) stop();
    this.map.remove();
  }

  // What the layers that are switched on draw, without the land.
  shownFeatures(): FeatureCollection {
    const sources = new Set(
      this.shown
        .filter(({ layout }) => layout?.visibility !== 'none')
        .flatMap((layer) => ('source' in layer ? [layer.source] : [])),
    );
    return collection(
      [...this.data].flatMap(([id, { features }]) =>
        sources.has(id) && id !== 'land' && id !== 'sea'
          ? features.map((row) => ({
              ...row,
              properties: { layer: id, ...row.properties },
            }))
          : [],
      ),
    );
  }

  showStudy(animate = true) {
    this.map.fitBounds(boundsOf(studyBox(this.dataset)), { ...FIT, animate });
  }

  private look(): Look {
    return {
      theme: theme.value,
      language: language.value,
      layers: layers.value,
      cutoffMin: cutoffMin.value,
      lastCutoff: this.dataset.cutoffs.at(-1) ?? 90,
      largestGain: largestGain(gainFeatures(this.dataset, overlay.value)),
      selectedNode: selectedNode.value,
    };
  }

  private set(source: SourceId, data: FeatureCollection) {
    this.data.set(source, data);
    this.map.getSource<GeoJSONSource>(source)?.setData(data);
  }

  private follow(limits: Box) {
    const { dataset } = this;
    const { result } = dataset;
    const ground = dataset.report.land;
    const land = ground ? landPolygons(ground) : [];
    const sea = polygons([seaPolygon(land, grown(limits, 0.1))]);
    this.set('land', collection([feature(polygons(land), {})]));
    this.set('sea', collection([feature(sea, {})]));
    this.set('lines', lineFeatures(result));
    this.set('stations', stationFeatures(result));
    this.set('nodes', nodeFeatures(result));
    const node = () => selectedNode.value;
    this.stops = [
      effect(() => this.applyLook()),
      effect(() => this.redrawSigns()),
      effect(() =>
        this.set(
          'reach',
          reachFeatures(dataset, node(), cutoffMin.value, overlay.value),
        ),
      ),
      effect(() => this.set('zones', zoneFeatures(dataset, node()))),
      effect(() => {
        if (language.value)
          this.set('regions', regionFeatures(dataset, cutoffMin.value));
      }),
      effect(() => this.set('gains', gainFeatures(dataset, overlay.value))),
      effect(() => this.drawCoverage()),
      effect(() => this.drawPlan()),
      effect(() => this.showSelected()),
      effect(() => this.showRegion()),
    ];
  }

  private applyLook() {
    const after = mapLayers(this.look());
    applyLayers(this.map, this.shown, after);
    this.shown = after;
  }

  private drawCoverage() {
    if (!layers.value.coverage || this.data.has('coverage')) return;
    this.set('coverage', coverageFeatures(this.dataset.result));
  }

  private drawPlan() {
    const plan = overlay.value;
    this.set('draft-lines', draftLineFeatures(plan));
    this.set('draft-stations', draftStationFeatures(plan));
    this.set('origin', originFeatures(plan));
  }

  // The selected node comes into view if it is not.
  private showSelected() {
    const row = selectedNode.value;
    const place = this.dataset.result.keyNodes[row ?? -1]?.position;
    if (!place || this.map.getBounds().contains([place.lon, place.lat])) return;
    this.map.easeTo({ center: [place.lon, place.lat] });
  }

  private showRegion() {
    const { regions } = this.dataset.result;
    const region = regions[selectedRegion.value ?? -1];
    const members = (region?.regionMembers ?? []).map((row) => regions[row]);
    const seats = [region, ...members].flatMap((row) =>
      pointsAt({ position: row?.seat }),
    );
    const box = boxAround(seats);
    if (box) this.map.fitBounds(boundsOf(box), { padding: 60, maxZoom: 10.5 });
  }

  private sign(id: Sign): ImageData {
    const palette = paletteOf(theme.value);
    return drawSign(id, { plate: palette.ink, figure: palette.halo });
  }

  private addSign(id: Sign) {
    if (this.map.hasImage(id)) return;
    this.map.addImage(id, this.sign(id), { pixelRatio: PIXEL_RATIO });
  }

  private redrawSigns() {
    const palette = theme.value;
    if (!palette) return;
    for (const id of this.map.listImages()) {
      this.map.updateImage(id, this.sign(id as Sign));
    }
  }

  private listen(onHover: (hover: Hover | undefined) => void) {
    this.map.on('click', ({ point, lngLat }) => {
      const hits = hitsAt(this.map, point);
      const taken = clickTaker.value?.(
        { lat: lngLat.lat, lon: lngLat.lng },
        hits,
      );
      if (taken) return;
      const [hit] = hits;
      selectedNode.value = hit?.kind === 'node' ? hit.row : undefined;
      onHover(hit && { x: point.x, y: point.y, hit });
    });
    this.map.on('mousemove', ({ point }) => {
      const hit = hitsAt(this.map, point)[0];
      this.map.getCanvas().style.cursor = hit ? 'pointer' : '';
      onHover(hit && { x: point.x, y: point.y, hit });
    });
    this.map.on('mouseout', () => onHover(undefined));
    this.map.on('movestart', () => {
      this.moved = true;
      onHover(undefined);
    });
    this.map.on('resize', () => {
      if (this.moved) return;
      this.showStudy(false);
      this.moved = false;
    });
  }
}

// Around the study's key nodes, without those outside.
function studyBox({ result }: Dataset): Box {
  const inside = result.keyNodes.filter(
    ({ kind }) => !kind.endsWith('_outside'),
  );
  return boxAround(inside.flatMap(pointsAt)) ?? WORLD;
}

// What the map shows at most: as far as a report's land goes, which is half of
// the extent of all places around them.
function limitsOf({ result }: Dataset): Box {
  const { stations, keyNodes, zones } = result;
  const places = [...stations, ...keyNodes, ...zones].flatMap(pointsAt);
  const box = boxAround(places);
  return box ? grown(box, 0.5) : WORLD;
}

function pointsAt({ position }: { position?: Place | undefined }): Position[] {
  return position ? [[position.lon, position.lat]] : [];
}

function boundsOf(box: Box): [number, number, number, number] {
  return [box.west, box.south, box.east, box.north];
}
