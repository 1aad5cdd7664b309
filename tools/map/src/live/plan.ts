// The plans at hand: each a scenario with its history.  All is immutable: an
// edit makes a new value and shares what it leaves as it was.
import { create, fromJsonString, toJsonString } from '@bufbuild/protobuf';
import {
  type Modification,
  type Scenario,
  ScenarioFileSchema,
  ScenarioSchema,
} from '../proto/railreach/v1/scenario_pb';
import { begun, changed, type History } from './history';

export interface Plans {
  readonly kept: readonly History<Scenario>[]; // one at least
  readonly current: number;
}

export function emptyScenario(number: number): Scenario {
  const letters = lettersOf(number);
  return create(ScenarioSchema, {
    scenarioId: `plan_${letters.toLowerCase()}`,
    nameZh: `方案 ${letters}`,
    nameEn: `Plan ${letters}`,
  });
}

// 0: A, 25: Z, 26: AA.
function lettersOf(number: number): string {
  const last = String.fromCharCode(65 + (number % 26));
  return number < 26 ? last : lettersOf(Math.floor(number / 26) - 1) + last;
}

export function firstPlans(): Plans {
  return { kept: [begun(emptyScenario(0))], current: 0 };
}

export function currentScenario(plans: Plans): Scenario {
  const history = plans.kept[plans.current];
  if (!history) throw new Error('no current plan');
  return history.present;
}

// Changes of one scenario.

export function withModification(
  scenario: Scenario,
  modification: Modification,
  at = scenario.modification.length,
): Scenario {
  const list = [...scenario.modification];
  list[at] = modification;
  return { ...scenario, modification: list };
}

export function withoutModification(scenario: Scenario, at: number): Scenario {
  const modification = scenario.modification.filter((_, row) => row !== at);
  return { ...scenario, modification };
}

// Changes of the set.

export function edited(
  plans: Plans,
  change: (history: History<Scenario>) => History<Scenario>,
): Plans {
  const kept = plans.kept.map((history, row) =>
    row === plans.current ? change(history) : history,
  );
  return { ...plans, kept };
}

export function editedScenario(
  plans: Plans,
  change: (scenario: Scenario) => Scenario,
): Plans {
  return edited(plans, (history) => changed(history, change(history.present)));
}

export function selected(plans: Plans, current: number): Plans {
  return plans.kept[current] ? { ...plans, current } : plans;
}

// Behind the others, and current; under another id if its own is taken.
export function withPlan(plans: Plans, scenario: Scenario): Plans {
  const scenarioId = freeId(plans, scenario.scenarioId);
  return {
    kept: [...plans.kept, begun({ ...scenario, scenarioId })],
    current: plans.kept.length,
  };
}

export function withNewPlan(plans: Plans): Plans {
  let number = plans.kept.length;
  while (isTaken(plans, emptyScenario(number).scenarioId)) ++number;
  return withPlan(plans, emptyScenario(number));
}

export function withDuplicate(plans: Plans): Plans {
  const { present } = plans.kept[plans.current] ?? begun(emptyScenario(0));
  return withPlan(plans, {
    ...present,
    nameZh: `${present.nameZh}（副本）`,
    nameEn: `${present.nameEn} (copy)`,
  });
}

export function withoutCurrent(plans: Plans): Plans {
  const kept = plans.kept.filter((_, row) => row !== plans.current);
  if (kept.length === 0) return firstPlans();
  return { kept, current: Math.min(plans.current, kept.length - 1) };
}

function isTaken(plans: Plans, id: string): boolean {
  return plans.kept.some(({ present }) => present.scenarioId === id);
}

function freeId(plans: Plans, wanted: string): string {
  const stem = wanted || 'plan';
  let id = stem;
  for (let number = 2; isTaken(plans, id); ++number) id = `${stem}_${number}`;
  return id;
}

// As text, without their histories.

export function plansText(plans: Plans): string {
  const scenario = plans.kept.map(({ present }) => present);
  const file = create(ScenarioFileSchema, { scenario });
  return JSON.stringify({
    current: plans.current,
    file: toJsonString(ScenarioFileSchema, file),
  });
}

// Undefined: not written by plansText.
export function plansFrom(text: string): Plans | undefined {
  try {
    const { current, file } = JSON.parse(text) as {
      current: unknown;
      file: unknown;
    };
    const { scenario } = fromJsonString(ScenarioFileSchema, String(file));
    if (scenario.length === 0 || !Number.isInteger(current)) return undefined;
    const kept = scenario.map(begun);
    return selected({ kept, current: 0 }, Number(current));
  } catch {
    return undefined;
  }
}
