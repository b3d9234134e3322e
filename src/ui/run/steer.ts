/** What the user does to the run in focus: every change is a command in its log, and can be undone. */
import type { Action, Command } from '../../serve/protocol.ts';
import type { Arm, Moving } from './arm.ts';
import { focus, live, target } from './state.ts';
import { atRest, seek } from './time.ts';

/** Movements of one control that follow each other within this time are one gesture, milliseconds. */
const ONE_GESTURE = 1000;
/** Number of gestures that can be undone. */
const MAX_UNDONE = 200;

/** Keeps the log as it was before a gesture; consecutive gestures of one name within `soon` milliseconds are one. */
async function remember(arm: Arm, gesture: string, soon = ONE_GESTURE): Promise<void> {
  const { undone } = arm;
  const now = performance.now();
  const goesOn = gesture !== '' && gesture === undone.gesture && now - undone.at < soon;
  undone.gesture = gesture;
  undone.at = now;
  if (goesOn) return;
  const log = await arm.simulation.log();
  undone.before.push(log);
  if (undone.before.length > MAX_UNDONE) undone.before.shift();
  undone.after.length = 0;
  arm.noteUndo();
}

/** Gives a command; commands with the same gesture name are undone together. */
export async function act(action: Action, gesture = ''): Promise<Command> {
  const arm = focus.value;
  const remembered = remember(arm, gesture, Number.POSITIVE_INFINITY);
  const command = await arm.door.act(action);
  await remembered;
  await arm.frames.refresh();
  return command;
}

/** Gives a command now and further ones for later, as one gesture. */
export async function actAndSchedule(action: Action, later: (first: Command) => Command[]): Promise<void> {
  const first = await act(action);
  const commands = later(first);
  const arm = focus.value;
  if (commands.length === 0) return;
  await arm.door.schedule(commands);
  await arm.frames.refresh();
}

/**
 * Gives the run in focus another log; everything after the first difference is computed again. The log is shown at
 * once, so that the next change starts from it; a change made soon after waits until this one takes effect.
 */
export function rewrite(next: Command[]): Promise<void> {
  const arm = focus.value;
  arm.rewrites.waiting++;
  arm.log.value = [...next].sort((a, b) => a.step - b.step);
  const done = arm.rewrites.last.then(async () => {
    try {
      await remember(arm, '');
      await replaceLog(arm, next);
    } finally {
      arm.rewrites.waiting--;
      await arm.frames.refresh();
      arm.showLog();
    }
  });
  arm.rewrites.last = done.catch(() => {});
  return done;
}

async function replaceLog(arm: Arm, log: Command[]): Promise<void> {
  // The run may be on its way to another step.
  const to = target.value ?? arm.live.value.step;
  await atRest(async () => {
    target.value = to;
    await arm.door.rewrite(log).finally(() => {
      target.value = null;
    });
  });
  if (!live.value.running && arm.live.value.step !== to) await seek(to);
}

/** Undoes the last gesture. */
export const undo = (): Promise<void> => turn(focus.value, 'before', 'after');

/** Redoes what was undone. */
export const redo = (): Promise<void> => turn(focus.value, 'after', 'before');

async function turn(arm: Arm, from: 'before' | 'after', to: 'before' | 'after'): Promise<void> {
  const log = arm.undone[from].pop();
  if (log === undefined) return;
  arm.undone[to].push(await arm.simulation.log());
  arm.undone.gesture = '';
  arm.noteUndo();
  await replaceLog(arm, log);
  await arm.frames.refresh();
}

/** Moves a control: shown and sent at once; during a drag its latest value is sent with each animation frame. */
export function setControl(path: string, value: number): void {
  const arm = focus.value;
  const sending = [...arm.moving.values()].some(isUnsent);
  arm.moving.set(path, { value, number: null });
  arm.showControls();
  void remember(arm, path).catch(() => {});
  if (!sending) void sendMoved(arm);
}

const isUnsent = ({ number }: Moving): boolean => number === null;

async function sendMoved(arm: Arm): Promise<void> {
  const done = [...arm.moving].map(async ([path, moved]) => {
    if (!isUnsent(moved)) return;
    try {
      const { number } = await arm.door.act({ do: 'set', path, value: moved.value });
      moved.number = number;
    } catch {
      // Refused, or the run has failed; this is reported elsewhere on the page.
      if (arm.moving.get(path) === moved) arm.moving.delete(path);
    }
    // A picture requested earlier would be made first, without the command.
    arm.frames.hurry();
  });
  await Promise.all([frameOrSoon(), ...done]);
  if ([...arm.moving.values()].some(isUnsent)) await sendMoved(arm);
  else arm.frames.want();
}

/** Waits for the next animation frame, or a short time where drawing is slow. */
function frameOrSoon(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 33);
  });
}
