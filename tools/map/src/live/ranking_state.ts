// The plan's rank among the other plans and the study's planned lines.
import { create } from '@bufbuild/protobuf';
import {
  computed,
  effect,
  type ReadonlySignal,
  signal,
  untracked,
} from '@preact/signals';
import { VariantsRequestSchema, type View } from '../proto/railreach/v1/api_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';
import type { Scenario } from '../proto/railreach/v1/scenario_pb';
import type { Client } from './api';
import type { Editor } from './editor';
import type { Figures } from './figures_state';
import type { Link } from './link';
import {
  gainOf,
  plannedLines,
  type Ranked,
  ranked,
  rowOf,
  scenarioName,
} from './ranking';

export class Ranking {
  readonly plans = signal<Ranked[]>([]);
  readonly lines = signal<Ranked[]>([]);
  readonly withLines = signal(false);
  readonly awaited = signal(0); // planned lines without an answer yet

  // Not those without a modification: they are the baseline.
  private readonly others = computed(() => {
    const { kept, current } = this.editor.plans.value;
    return kept
      .filter((_, row) => row !== current)
      .map(({ present }) => present)
      .filter(({ modification }) => modification.length > 0);
  });

  readonly places = computed(() => {
    const { answer, problems } = this.figures;
    const scenario = this.editor.tried.value;
    const name = scenarioName(scenario);
    const current = gainOf(
      'current',
      scenario.scenarioId,
      name,
      problems.value.length > 0 ? undefined : answer.value?.figures,
      answer.value?.baseline,
      problems.value.map(({ message }) => message).join('; '),
    );
    const lines = this.withLines.value ? this.lines.value : [];
    return ranked([current, ...this.plans.value, ...lines]);
  });

  constructor(
    private readonly client: Client,
    private readonly link: Link,
    private readonly view: ReadonlySignal<View>,
    private readonly editor: Editor,
    private readonly figures: Figures,
    private readonly result: StudyResult,
  ) {}

  // Asks while the ranking is looked at; the call that ends it.
  start(): () => void {
    const ends = [
      effect(() => {
        this.link.attempt.value;
        const scenarios = this.others.value;
        const view = this.view.value;
        untracked(() => this.askPlans(view, scenarios));
      }),
      effect(() => {
        this.link.attempt.value;
        if (!this.withLines.value) return;
        const view = this.view.value;
        untracked(() => this.askLines(view));
      }),
    ];
    return () => {
      for (const end of ends) end();
      this.client.cancel('plan');
      this.client.cancel('line');
    };
  }

  private askPlans(view: View, scenarios: Scenario[]) {
    this.plans.value = [];
    if (scenarios.length === 0) return this.client.cancel('plan');
    void this.ask('plan', view, scenarios, (row) => {
      this.plans.value = [...this.plans.value, row];
    });
  }

  private askLines(view: View) {
    const scenarios = plannedLines(this.result, view.openUntil ?? 0);
    this.lines.value = [];
    this.awaited.value = scenarios.length;
    void this.ask('line', view, scenarios, (row) => {
      this.lines.value = [...this.lines.value, row];
      --this.awaited.value;
    });
  }

  private async ask(
    kind: 'plan' | 'line',
    view: View,
    scenario: Scenario[],
    onRow: (row: Ranked) => void,
  ) {
    const request = create(VariantsRequestSchema, { view, scenario });
    const outcome = await this.client.variants(kind, request, (row) => {
      const asked = scenario[row.scenario];
      if (asked) onRow(rowOf(kind, asked, row));
    });
    this.link.heard(outcome);
  }
}
