// The live map: plans, the view, what they make of the study, and how clicks
// on the map are taken.
import { create } from '@bufbuild/protobuf';
import { computed, effect, signal } from '@preact/signals';
import type { Dataset } from '../data/dataset';
import { drawing as mapDrawing } from '../map/map_drawing';
import {
  clickTaker,
  EMPTY_OVERLAY,
  type Hit,
  overlay,
  type Place,
} from '../map/overlay';
import { type View, ViewSchema } from '../proto/railreach/v1/api_pb';
import type { Name } from '../proto/railreach/v1/names_pb';
import type { Modification } from '../proto/railreach/v1/scenario_pb';
import { Study_WaitModel } from '../proto/railreach/v1/study_pb';
import { cutoffMin } from '../state';
import { Client } from './api';
import { stopAt } from './clicks';
import { Editor } from './editor';
import { gainMinutes, nodeGains } from './figures';
import { Figures } from './figures_state';
import { metresPerPixel } from './geometry';
import { Link } from './link';
import { overlayOf } from './overlay_of';
import { type ChosenPlace, chosen, Places } from './places_state';
import { Ranking } from './ranking_state';

export type Task = 'plan' | 'place' | 'gains' | 'ranking';

// A click within so many pixels of a station means it.
const SNAP_PX = 12;

function snapM(at: Place): number {
  const zoom = mapDrawing.value?.map.getZoom() ?? 0;
  return SNAP_PX * metresPerPixel(at.lat, zoom);
}

interface Named {
  name?: Name;
  position?: Place;
}

export class Live {
  readonly client = new Client();
  readonly link = new Link(this.client);
  readonly view;
  readonly editor;
  readonly figures;
  readonly places;
  readonly ranking;
  // What the panel shows, and so what a click on the map is for.
  readonly task = signal<Task>('place');
  // The line or station that is to be changed.
  readonly picked = signal<Hit | undefined>(undefined);

  constructor(readonly dataset: Dataset) {
    const { result, parameters } = dataset;
    this.view = signal<View>(
      create(ViewSchema, {
        openUntil: parameters?.openUntil ?? 0,
        waitModel: parameters?.waitModel ?? Study_WaitModel.EXPECTED,
        band: parameters?.band ?? '',
      }),
    );
    const { client, link, view } = this;
    this.editor = new Editor(parameters?.studyId ?? '');
    const { tried } = this.editor;
    this.figures = new Figures(client, link, view, tried, result);
    this.places = new Places(client, link, view, tried, dataset.cutoffs);
    this.ranking = new Ranking(
      client,
      link,
      view,
      this.editor,
      this.figures,
      result,
    );
  }

  get network() {
    return this.figures.network;
  }

  // Plans, asks and draws from now on; the call that ends it.
  start(): () => void {
    clickTaker.value = (at, hits) => this.takeClick(at, hits);
    const ends = [
      this.editor.keep(),
      this.figures.start(),
      this.places.start(),
      effect(() => {
        overlay.value = this.drawn.value;
      }),
    ];
    return () => {
      for (const end of ends) end();
      this.link.stop();
      clickTaker.value = undefined;
      overlay.value = EMPTY_OVERLAY;
    };
  }

  // Of a line or station that was picked.
  change(modification: Modification) {
    this.picked.value = undefined;
    this.editor.add(modification);
  }

  showNode(row: number) {
    this.show(this.dataset.result.keyNodes[row]);
  }

  showStation(row: number) {
    this.show(this.network.value.stations[row]);
  }

  private show(place: Named | undefined) {
    if (!place?.position) return;
    this.task.value = 'place';
    this.places.slot.value = 'from';
    this.places.choose(chosen(place.position, place.name));
  }

  private readonly drawn = computed(() => {
    const answer = this.figures.answer.value;
    const { catchment, from } = this.places;
    return overlayOf({
      network: this.network.value,
      drawing: this.editor.drawing.value,
      isochrones: catchment.value?.isochrones ?? [],
      origin: from.value?.at,
      nodeGain:
        answer && this.editor.tried.value.modification.length > 0
          ? nodeGains(answer, gainMinutes(cutoffMin.value))
          : [],
    });
  });

  private takeClick(at: Place, hits: Hit[]): boolean {
    const drawing = this.editor.drawing.value;
    const hit =
      hits.find(({ kind }) => kind === 'station') ??
      hits.find(({ kind }) => kind === 'line');
    if (drawing) {
      const network = this.network.value;
      const scenario = this.editor.scenario.value;
      const ground = { network, scenario, drawing, snapM: snapM(at) };
      this.editor.addStop(stopAt(at, hits, ground));
    } else if (this.task.value === 'plan' && hit) {
      this.picked.value = hit;
    } else {
      this.places.choose(this.placeAt(at, hits));
    }
    return true;
  }

  // The node or station under a click, or the point itself.
  private placeAt(at: Place, hits: Hit[]): ChosenPlace {
    const { keyNodes, stations } = this.dataset.result;
    const node = hits.find(({ kind }) => kind === 'node');
    const station = hits.find(({ kind }) => kind === 'station');
    const under = node ? keyNodes[node.row] : stations[station?.row ?? -1];
    return chosen(under?.position ?? at, under?.name);
  }
}
