// The plans as they are edited, and the drawing that is to become part of one.
import { computed, effect, signal } from '@preact/signals';
import type { Modification, Scenario } from '../proto/railreach/v1/scenario_pb';
import {
  type DraftStop,
  type Drawing,
  modificationOf,
  withoutStop,
  withStop,
} from './drawing';
import { begun, changed, type History, redone, undone } from './history';
import {
  currentScenario,
  edited,
  editedScenario,
  type Plans,
  withModification,
  withoutModification,
} from './plan';
import { storedPlans, storePlans } from './storage';

export class Editor {
  readonly plans;
  readonly drawn = signal<History<Drawing> | undefined>(undefined);

  readonly drawing = computed(() => this.drawn.value?.present);
  readonly scenario = computed(() => currentScenario(this.plans.value));

  // Where the drawing stands among the modifications of `tried`; undefined: it
  // is not complete yet.
  readonly drawingAt = computed(() => {
    const drawing = this.drawing.value;
    if (!drawing || !modificationOf(drawing)) return undefined;
    return drawing.replaces ?? this.scenario.value.modification.length;
  });

  // The scenario with the drawing, so that its figures are seen as it grows.
  readonly tried = computed(() => {
    const drawing = this.drawing.value;
    const modification = drawing && modificationOf(drawing);
    return modification
      ? withModification(
          this.scenario.value,
          modification,
          this.drawingAt.value,
        )
      : this.scenario.value;
  });

  readonly canUndo = computed(() => this.has('past'));
  readonly canRedo = computed(() => this.has('future'));

  constructor(private readonly studyId: string) {
    this.plans = signal(storedPlans(studyId));
  }

  // Keeps the plans in the browser from now on; the call that ends it.
  keep(): () => void {
    return effect(() => storePlans(this.studyId, this.plans.value));
  }

  // Of the set of plans: another one is current, or there are more or fewer.
  switchPlans(change: (plans: Plans) => Plans) {
    this.cancel();
    this.plans.value = change(this.plans.value);
  }

  edit(change: (scenario: Scenario) => Scenario) {
    this.plans.value = editedScenario(this.plans.value, change);
  }

  add(modification: Modification) {
    this.edit((scenario) => withModification(scenario, modification));
  }

  remove(at: number) {
    this.cancel();
    this.edit((scenario) => withoutModification(scenario, at));
  }

  // Steps of the drawing, while there is one, else of the plan.
  undo() {
    this.step(undone);
  }

  redo() {
    this.step(redone);
  }

  begin(drawing: Drawing) {
    this.drawn.value = begun(drawing);
  }

  draw(change: (drawing: Drawing) => Drawing) {
    const drawn = this.drawn.value;
    if (drawn) this.drawn.value = changed(drawn, change(drawn.present));
  }

  addStop(stop: DraftStop) {
    this.draw((drawing) => withStop(drawing, stop));
  }

  removeLastStop() {
    this.draw((drawing) => withoutStop(drawing));
  }

  // Makes the drawing part of the plan; false: it is not complete.
  finish(): boolean {
    const drawing = this.drawing.value;
    const modification = drawing && modificationOf(drawing);
    if (!modification) return false;
    this.drawn.value = undefined;
    this.edit((scenario) =>
      withModification(scenario, modification, drawing.replaces),
    );
    return true;
  }

  cancel() {
    this.drawn.value = undefined;
  }

  private has(side: 'past' | 'future'): boolean {
    const plan = this.plans.value.kept[this.plans.value.current];
    return ((this.drawn.value ?? plan)?.[side].length ?? 0) > 0;
  }

  private step(move: <T>(history: History<T>) => History<T>) {
    const drawn = this.drawn.value;
    if (drawn) this.drawn.value = move(drawn);
    else this.plans.value = edited(this.plans.value, move);
  }
}
