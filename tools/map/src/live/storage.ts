// Plans in the browser, by study; without storage they live with the page.
import { firstPlans, type Plans, plansFrom, plansText } from './plan';

function keyOf(studyId: string): string {
  return `railreach.plans.${studyId}`;
}

export function storedPlans(studyId: string): Plans {
  try {
    return (
      plansFrom(localStorage.getItem(keyOf(studyId)) ?? '') ?? firstPlans()
    );
  } catch {
    return firstPlans();
  }
}

export function storePlans(studyId: string, plans: Plans) {
  try {
    localStorage.setItem(keyOf(studyId), plansText(plans));
  } catch {
    // Full, or not allowed.
  }
}
