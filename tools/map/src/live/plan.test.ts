import { describe, expect, it } from 'vitest';
import { closeLine, closeStation } from './changes';
import { changed, redone, undone } from './history';
import {
  currentScenario,
  edited,
  editedScenario,
  emptyScenario,
  firstPlans,
  plansFrom,
  plansText,
  selected,
  withDuplicate,
  withModification,
  withNewPlan,
  withoutCurrent,
  withoutModification,
  withPlan,
} from './plan';

const kinds = (plans: Parameters<typeof currentScenario>[0]) =>
  currentScenario(plans).modification.map(({ change }) => change.case);

function planWithTwo() {
  const one = editedScenario(firstPlans(), (scenario) =>
    withModification(scenario, closeLine('L')),
  );
  return editedScenario(one, (scenario) =>
    withModification(scenario, closeStation('A')),
  );
}

describe('a plan', () => {
  it('starts empty', () => {
    expect(kinds(firstPlans())).toEqual([]);
    expect(currentScenario(firstPlans()).nameZh).toBe('方案 A');
  });

  it('is undone and redone step by step', () => {
    const plans = planWithTwo();
    const once = edited(plans, undone);
    expect(kinds(once)).toEqual(['closeLine']);
    const twice = edited(once, undone);
    expect(kinds(twice)).toEqual([]);
    expect(edited(twice, undone)).toEqual(twice);
    expect(kinds(edited(edited(twice, redone), redone))).toEqual([
      'closeLine',
      'closeStation',
    ]);
  });

  it('forgets what was undone once it is edited again', () => {
    const plans = editedScenario(edited(planWithTwo(), undone), (scenario) =>
      withModification(scenario, closeLine('P')),
    );
    expect(edited(plans, redone)).toEqual(plans);
    expect(kinds(plans)).toEqual(['closeLine', 'closeLine']);
  });

  it('is not changed by its edits', () => {
    const plans = planWithTwo();
    const before = plansText(plans);
    editedScenario(plans, (scenario) => withoutModification(scenario, 0));
    expect(plansText(plans)).toBe(before);
  });

  it('replaces and loses modifications by their place', () => {
    const plans = planWithTwo();
    const replaced = editedScenario(plans, (scenario) =>
      withModification(scenario, closeStation('B'), 0),
    );
    expect(kinds(replaced)).toEqual(['closeStation', 'closeStation']);
    const shorter = editedScenario(plans, (scenario) =>
      withoutModification(scenario, 0),
    );
    expect(kinds(shorter)).toEqual(['closeStation']);
  });

  it('keeps no step where nothing changed', () => {
    const history = { past: [], present: 1, future: [2] };
    expect(changed(history, 1)).toBe(history);
  });
});

describe('plans side by side', () => {
  it('have ids and names of their own', () => {
    const plans = withDuplicate(withNewPlan(withNewPlan(planWithTwo())));
    const ids = plans.kept.map(({ present }) => present.scenarioId);
    expect(ids).toEqual(['plan_a', 'plan_b', 'plan_c', 'plan_c_2']);
    expect(currentScenario(plans).nameEn).toBe('Plan C (copy)');
  });

  it('keep their modifications when they are copied', () => {
    expect(kinds(withDuplicate(planWithTwo()))).toHaveLength(2);
  });

  it('leave an empty one when the last goes', () => {
    expect(withoutCurrent(planWithTwo())).toEqual(firstPlans());
    const two = withNewPlan(planWithTwo());
    expect(kinds(withoutCurrent(two))).toHaveLength(2);
  });

  it('are chosen by their place', () => {
    const plans = withNewPlan(planWithTwo());
    expect(selected(plans, 0).current).toBe(0);
    expect(selected(plans, 9)).toBe(plans);
  });

  it('take a loaded one under a free id', () => {
    const plans = withPlan(firstPlans(), emptyScenario(0));
    expect(currentScenario(plans).scenarioId).toBe('plan_a_2');
  });

  it('are named beyond Z', () => {
    expect(emptyScenario(25).nameEn).toBe('Plan Z');
    expect(emptyScenario(26).nameEn).toBe('Plan AA');
  });
});

describe('plans as text', () => {
  it('come back as they were, without their history', () => {
    const plans = withNewPlan(planWithTwo());
    const back = plansFrom(plansText(plans));
    expect(back?.current).toBe(1);
    expect(back?.kept.map(({ present }) => present)).toEqual(
      plans.kept.map(({ present }) => present),
    );
  });

  it('are refused where something else stands', () => {
    const wrong = ['', '{}', '[]', 'null', '{"current":0,"file":"{}"}'];
    for (const text of wrong) expect(plansFrom(text)).toBeUndefined();
    const unknown = '{"current":0,"file":"{\\"scenario\\":[{\\"x\\":1}]}"}';
    expect(plansFrom(unknown)).toBeUndefined();
  });
});
