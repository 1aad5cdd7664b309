// The plan's figures, asked for anew whenever the plan or the view changes.
import { create } from '@bufbuild/protobuf';
import {
  computed,
  effect,
  type ReadonlySignal,
  signal,
  untracked,
} from '@preact/signals';
import {
  type Problem,
  type VariantAnswer,
  VariantRequestSchema,
  type View,
} from '../proto/railreach/v1/api_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';
import type { Scenario } from '../proto/railreach/v1/scenario_pb';
import type { Client } from './api';
import type { Link } from './link';
import { Network } from './network';

export class Figures {
  // The last good one; those of another plan once `stale`.
  readonly answer = signal<VariantAnswer | undefined>(undefined);
  readonly problems = signal<Problem[]>([]);
  readonly asking = signal(false);
  readonly network;
  readonly stale = computed(
    () =>
      this.asking.value ||
      this.problems.value.length > 0 ||
      this.link.state.value !== 'online',
  );

  constructor(
    private readonly client: Client,
    private readonly link: Link,
    private readonly view: ReadonlySignal<View>,
    private readonly scenario: ReadonlySignal<Scenario>,
    result: StudyResult,
  ) {
    this.network = computed(
      () => new Network(result, this.answer.value?.network),
    );
  }

  start(): () => void {
    return effect(() => {
      this.link.attempt.value;
      const request = create(VariantRequestSchema, {
        view: this.view.value,
        scenario: this.scenario.value,
      });
      untracked(() => void this.ask(request));
    });
  }

  private async ask(request: Parameters<Client['variant']>[0]) {
    this.asking.value = true;
    const outcome = this.link.heard(await this.client.variant(request));
    if (outcome.kind === 'cancelled') return;
    this.asking.value = false;
    if (outcome.kind === 'problems') this.problems.value = outcome.problems;
    if (outcome.kind !== 'answer') return;
    this.problems.value = [];
    this.answer.value = outcome.value;
  }
}
