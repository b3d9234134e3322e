/** What the user does to the run in focus: every change is a command in its log, and can be undone. */
import { inOrder } from '../../run/command.ts';
import type { Action, Command } from '../../serve/protocol.ts';
import type { Acting, Arm, Moving } from './arm.ts';
import { focus, live, target } from './state.ts';
import { atRest, seek } from './time.ts';
import { rememberLog } from './undo-stack.ts';

/** Gives a command; commands with the same gesture name are undone together. */
export const act = (action: Action, gesture = ''): Promise<Command> =>
  give(focus.value, { action, command: null, later: null }, gesture);

async function give(arm: Arm, acting: Acting, gesture: string): Promise<Command> {
  const remembered = rememberLog(arm, gesture, Number.POSITIVE_INFINITY);
  arm.acting.add(acting);
  try {
    const command = await arm.door.act(acting.action);
    acting.command = command;
    const later = acting.later?.(command) ?? [];
    if (later.length > 0) await arm.door.schedule(later);
    acting.later = null;
  } catch (error) {
    arm.acting.delete(acting);
    throw error;
  }
  await remembered;
  await arm.frames.refresh();
  return acting.command;
}

/** Gives a command now and further ones for later, as one gesture. */
export async function actAndSchedule(action: Action, later: (first: Command) => Command[]): Promise<void> {
  await give(focus.value, { action, command: null, later }, '');
}

/**
 * Gives the run in focus another log; everything after the first difference is computed again. The log is shown at
 * once, so that the next change starts from it; a change made soon after waits until this one takes effect.
 */
export function rewrite(next: Command[]): Promise<void> {
  const arm = focus.value;
  const earlier = arm.rewrites.last;
  const remembered = rememberLog(arm, '', 0, () => earlier.then(() => arm.simulation.log()));
  arm.rewrites.waiting++;
  arm.log.value = inOrder(next);
  const done = earlier.then(async () => {
    try {
      await remembered;
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

/** Gives a run another log without remembering the present one. */
export async function replaceLog(arm: Arm, log: Command[]): Promise<void> {
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

/** Moves a control: shown and sent at once; during a drag its latest value is sent with each animation frame. */
export function setControl(path: string, value: number): void {
  const arm = focus.value;
  const sending = [...arm.moving.values()].some(isUnsent);
  void rememberLog(arm, path).catch(() => {});
  arm.moving.set(path, { value, command: null });
  arm.showControls();
  if (!sending) void sendMoved(arm);
}

const isUnsent = ({ command }: Moving): boolean => command === null;

async function sendMoved(arm: Arm): Promise<void> {
  const done = [...arm.moving].map(async ([path, moved]) => {
    if (!isUnsent(moved)) return;
    try {
      moved.command = await arm.door.act({ do: 'set', path, value: moved.value });
    } catch {
      // Refused, or the run has failed; this is reported elsewhere on the page.
      if (arm.moving.get(path) === moved) arm.moving.delete(path);
    }
    // Otherwise a picture requested earlier would come first, without the command.
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
