/** Undoes and redoes changes made on the page: to a log, or to the set of runs. */
import { stateOf } from './arm-state.ts';
import { capture } from './capture.ts';
import { openSession } from './open.ts';
import { arms, focus } from './state.ts';
import { replaceLog } from './steer.ts';
import { pause } from './time.ts';
import { endGesture, remember, type Undoable, undoStacks } from './undo-stack.ts';

/** Undoes the last change. */
export const undo = (): Promise<void> => turn('before', 'after');

/** Redoes what was undone. */
export const redo = (): Promise<void> => turn('after', 'before');

/** Remembers which runs there are, before one is ended or opened anew. */
export function rememberRuns(): void {
  endGesture();
  remember(allRuns());
}

/** All runs as they are now. */
export function allRuns(): Undoable {
  return { kind: 'runs', session: capture(), states: arms.value.map(stateOf) };
}

async function turn(from: 'before' | 'after', to: 'before' | 'after'): Promise<void> {
  const stacks = undoStacks.value;
  const entry = stacks[from].at(-1);
  if (entry === undefined) return;
  endGesture();
  undoStacks.value = { ...stacks, [from]: stacks[from].slice(0, -1) };
  const opposite = await oppositeOf(entry);
  undoStacks.value = { ...undoStacks.value, [to]: [...undoStacks.value[to], opposite] };
  if (entry.kind === 'runs') {
    await pause();
    await openSession(entry.session, entry.states);
    return;
  }
  const arm = arms.value[entry.run];
  focus.value = arm;
  await replaceLog(arm, entry.log);
  await arm.frames.refresh();
}

/** The present state of whatever the entry changes. */
async function oppositeOf(entry: Undoable): Promise<Undoable> {
  if (entry.kind === 'runs') return allRuns();
  return { kind: 'log', run: entry.run, log: await arms.value[entry.run].simulation.log() };
}
