// One place and its catchment, or two and the journey between them.
import { create } from '@bufbuild/protobuf';
import {
  computed,
  effect,
  type ReadonlySignal,
  signal,
  untracked,
} from '@preact/signals';
import type { Place } from '../map/overlay';
import {
  type CatchmentAnswer,
  type CatchmentRequest,
  CatchmentRequestSchema,
  type JourneyAnswer,
  type JourneyRequest,
  JourneyRequestSchema,
  type Problem,
  type View,
} from '../proto/railreach/v1/api_pb';
import { Direction } from '../proto/railreach/v1/figures_pb';
import type { Name } from '../proto/railreach/v1/names_pb';
import type { Scenario } from '../proto/railreach/v1/scenario_pb';
import { cutoffMin } from '../state';
import type { Client, Outcome } from './api';
import { pointText } from './geometry';
import type { Link } from './link';

export interface ChosenPlace {
  query: string; // as the server reads it
  name: Name | undefined; // undefined: a point
  at: Place;
}

export function chosen(at: Place, name: Name | undefined): ChosenPlace {
  const { lat, lon } = at;
  return { query: pointText(at), name, at: { lat, lon } };
}

export type Slot = 'from' | 'to';

const HORIZON_MIN = 90;

export class Places {
  readonly from = signal<ChosenPlace | undefined>(undefined);
  readonly to = signal<ChosenPlace | undefined>(undefined);
  // Which of the two the next click chooses.
  readonly slot = signal<Slot>('from');
  readonly direction = signal(Direction.FROM);
  // Outlines at the study's cutoffs, or at the slider's minute alone.
  readonly allCutoffs = signal(true);

  readonly catchment = signal<CatchmentAnswer | undefined>(undefined);
  readonly journey = signal<JourneyAnswer | undefined>(undefined);
  readonly problems = signal<Problem[]>([]);

  private readonly outlines = computed(() =>
    this.allCutoffs.value
      ? this.cutoffs.filter((minutes) => minutes <= HORIZON_MIN)
      : [cutoffMin.value],
  );

  constructor(
    private readonly client: Client,
    private readonly link: Link,
    private readonly view: ReadonlySignal<View>,
    private readonly scenario: ReadonlySignal<Scenario>,
    private readonly cutoffs: number[],
  ) {}

  choose(place: ChosenPlace) {
    this[this.slot.value].value = place;
  }

  clear(slot: Slot) {
    this[slot].value = undefined;
    if (slot === 'from') this.to.value = undefined;
    this.slot.value = slot;
  }

  start(): () => void {
    const ends = [
      effect(() => this.followCatchment()),
      effect(() => this.followJourney()),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  private followCatchment() {
    this.link.attempt.value;
    const place = this.from.value;
    if (!place) {
      this.client.cancel('catchment');
      this.catchment.value = undefined;
      this.problems.value = [];
      return;
    }
    const request = create(CatchmentRequestSchema, {
      view: this.view.value,
      scenario: this.scenario.value,
      place: place.query,
      direction: this.direction.value,
      cutoffMin: this.outlines.value,
      horizonMin: HORIZON_MIN,
    });
    untracked(() => void this.askCatchment(request));
  }

  private followJourney() {
    this.link.attempt.value;
    const from = this.from.value;
    const to = this.to.value;
    if (!from || !to) {
      this.client.cancel('journey');
      this.journey.value = undefined;
      return;
    }
    const request = create(JourneyRequestSchema, {
      view: this.view.value,
      scenario: this.scenario.value,
      from: from.query,
      to: to.query,
    });
    untracked(() => void this.askJourney(request));
  }

  private async askCatchment(request: CatchmentRequest) {
    const outcome = this.link.heard(await this.client.catchment(request));
    if (outcome.kind === 'answer') this.catchment.value = outcome.value;
    this.note(outcome);
  }

  private async askJourney(request: JourneyRequest) {
    const outcome = this.link.heard(await this.client.journey(request));
    if (outcome.kind === 'answer') this.journey.value = outcome.value;
    this.note(outcome);
  }

  // Problems of the plan itself stand at the plan.
  private note(outcome: Outcome<unknown>) {
    if (outcome.kind === 'answer') this.problems.value = [];
    if (outcome.kind === 'problems') {
      this.problems.value = outcome.problems.filter(
        ({ modification }) => modification === undefined,
      );
    }
  }
}
