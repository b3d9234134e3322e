/** What can be undone and redone on the page, in the order in which it was done. */
import { computed, signal } from '@preact/signals';
import type { Session } from '../../link/session.ts';
import type { Command } from '../../serve/protocol.ts';
import type { Arm } from './arm.ts';
import type { ArmState } from './arm-state.ts';
import { arms } from './state.ts';

/** The state before a change: the log of one run (by its place among the runs), or all runs. */
export type Undoable =
  | { kind: 'log'; run: number; log: Command[] }
  /** With states from which the runs go on; without them they are computed again. */
  | { kind: 'runs'; session: Session; states: (ArmState | null)[] };

export interface UndoStacks {
  before: readonly Undoable[];
  after: readonly Undoable[];
}

/** Number of changes that can be undone. */
const MAX_UNDONE = 200;
/** Movements of one control that follow each other within this time are one gesture, milliseconds. */
const ONE_GESTURE = 1000;

export const undoStacks = signal<UndoStacks>({ before: [], after: [] });
export const canUndo = computed(() => undoStacks.value.before.length > 0);
export const canRedo = computed(() => undoStacks.value.after.length > 0);

let last = { gesture: '', arm: null as Arm | null, at: 0 };

/** Whether a movement of a control belongs to the gesture before it: the same control within `soon` milliseconds. */
function goesOn(arm: Arm, gesture: string, soon: number): boolean {
  const now = performance.now();
  const before = last;
  last = { gesture, arm, at: now };
  return gesture !== '' && gesture === before.gesture && arm === before.arm && now - before.at < soon;
}

/** The next movement of a control begins a gesture of its own. */
export function endGesture(): void {
  last = { gesture: '', arm: null, at: 0 };
}

/** Adds the state that undoing a change restores; changes undone before can no longer be redone. */
export function remember(before: Undoable): void {
  undoStacks.value = { before: [...undoStacks.peek().before, before].slice(-MAX_UNDONE), after: [] };
}

/** Counts everything that a change does as one change, and as none if it fails. */
export async function asOne<T>(before: Undoable, change: () => Promise<T>): Promise<T> {
  const unchanged = undoStacks.peek();
  remember(before);
  try {
    const made = await change();
    const { before: all } = undoStacks.peek();
    undoStacks.value = { before: all.slice(0, all.indexOf(before) + 1), after: [] };
    return made;
  } catch (error) {
    undoStacks.value = unchanged;
    throw error;
  }
}

/**
 * Remembers the log of a run before a gesture, at once as the page knows it; consecutive gestures of one name are one.
 * Resolves when the log is remembered as the run has it.
 */
export async function rememberLog(
  arm: Arm,
  gesture: string,
  soon = ONE_GESTURE,
  exact = () => arm.simulation.log(),
): Promise<void> {
  if (goesOn(arm, gesture, soon)) return;
  const known: Undoable = { kind: 'log', run: arms.peek().indexOf(arm), log: arm.knownLog() };
  remember(known);
  const log = await exact();
  const { before, after } = undoStacks.peek();
  undoStacks.value = { before: before.map((one) => (one === known ? { ...known, log } : one)), after };
}
