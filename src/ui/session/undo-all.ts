/** Undo and redo as the page offers them: changes to the runs and, when these run out, the previous session. */
import { computed } from '@preact/signals';
import { redo, undo } from '../run/undo.ts';
import { canRedo, canUndo } from '../run/undo-stack.ts';
import { hasPlaceAhead, hasSessionBefore } from './places.ts';

export const canStepBack = computed(() => canUndo.value || hasSessionBefore.value);
export const canGoForward = computed(() => canRedo.value || hasPlaceAhead.value);

/** Undoes the last change; if there is none in this session, shows the previous session. */
export async function stepBack(): Promise<void> {
  if (canUndo.value) await undo();
  else if (hasSessionBefore.value) history.back();
}

/** Redoes what was undone. */
export async function stepForward(): Promise<void> {
  if (canRedo.value) await redo();
  else if (hasPlaceAhead.value) history.forward();
}
