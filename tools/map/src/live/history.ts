// A value with what it was before: undo and redo.
export interface History<T> {
  readonly past: readonly T[]; // oldest first
  readonly present: T;
  readonly future: readonly T[]; // next first
}

const MOST_STEPS = 200;

export function begun<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

export function changed<T>(history: History<T>, present: T): History<T> {
  if (present === history.present) return history;
  const past = [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present, future: [] };
}

export function undone<T>({ past, present, future }: History<T>): History<T> {
  const last = past[past.length - 1];
  if (last === undefined) return { past, present, future };
  return {
    past: past.slice(0, -1),
    present: last,
    future: [present, ...future],
  };
}

export function redone<T>({ past, present, future }: History<T>): History<T> {
  const next = future[0];
  if (next === undefined) return { past, present, future };
  return { past: [...past, present], present: next, future: future.slice(1) };
}
