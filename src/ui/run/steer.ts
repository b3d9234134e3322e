/** What a person does to the run in focus: every change is a command in its log, and can be taken back. */
import type { Action, Command } from '../../serve/protocol.ts';
import type { Arm } from './arm.ts';
import { focus, live, target } from './state.ts';
import { atRest, seek } from './time.ts';

/** Movements of one control belong to one gesture when they follow each other so soon, milliseconds. */
const ONE_GESTURE = 1000;
/** Gestures that can be taken back. */
const MAX_UNDONE = 200;

/** Keeps the log as it was before a gesture; those of one name that follow each other soon enough are one. */
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

/** Gives a command; all that bear the name of one gesture are taken back together. */
export async function act(action: Action, gesture = ''): Promise<Command> {
  const arm = focus.value;
  const remembered = remember(arm, gesture, Number.POSITIVE_INFINITY);
  const command = await arm.door.act(action);
  await remembered;
  arm.frames.want();
  await arm.readLog();
  return command;
}

/** Does something now and more of it later, as one gesture. */
export async function actAndSchedule(action: Action, later: (first: Command) => Command[]): Promise<void> {
  const first = await act(action);
  const commands = later(first);
  const arm = focus.value;
  if (commands.length > 0) await arm.door.schedule(commands);
  await arm.readLog();
}

/**
 * Gives the run in focus another log; what follows the first difference is computed again. The log is shown at once, so
 * that what is done next starts from it; one that follows soon waits until this one is in force.
 */
export function rewrite(next: Command[]): Promise<void> {
  const arm = focus.value;
  const mine = ++arm.rewrites.count;
  arm.log.value = [...next].sort((a, b) => a.step - b.step);
  const done = arm.rewrites.last.then(async () => {
    try {
      await remember(arm, '');
      await replaceLog(arm, next);
    } finally {
      if (mine === arm.rewrites.count) await arm.readLog();
    }
  });
  arm.rewrites.last = done.catch(() => {});
  return done;
}

async function replaceLog(arm: Arm, log: Command[]): Promise<void> {
  // It may be on its way to another step.
  const to = target.value ?? arm.live.value.step;
  await atRest(async () => {
    target.value = to;
    await arm.door.rewrite(log).finally(() => {
      target.value = null;
    });
  });
  if (!live.value.running && arm.live.value.step !== to) await seek(to);
}

/** Takes the last gesture back. */
export const undo = (): Promise<void> => turn(focus.value, 'before', 'after');

/** Does again what was taken back. */
export const redo = (): Promise<void> => turn(focus.value, 'after', 'before');

async function turn(arm: Arm, from: 'before' | 'after', to: 'before' | 'after'): Promise<void> {
  const log = arm.undone[from].pop();
  if (log === undefined) return;
  arm.undone[to].push(await arm.simulation.log());
  arm.undone.gesture = '';
  arm.noteUndo();
  await replaceLog(arm, log);
  await arm.readLog();
}

/** Moves a control: shown and sent at once; while it is dragged on, its last value is sent with each animation frame. */
export function setControl(path: string, value: number): void {
  const arm = focus.value;
  const waiting = Object.keys(arm.moving).length > 0;
  arm.moving[path] = value;
  arm.controlValues.value = { ...arm.controlValues.value, [path]: value };
  void remember(arm, path).catch(() => {});
  if (!waiting) void sendMoved(arm);
}

async function sendMoved(arm: Arm): Promise<void> {
  const sent = { ...arm.moving };
  const done = Object.entries(sent).map(async ([path, value]) => {
    const command = await arm.door.act({ do: 'set', path, value });
    // Asked for before, a picture would be made first, and without it.
    arm.frames.hurry();
    arm.noteByHand(command);
  });
  await Promise.all([frameOrSoon(), ...done]).catch(() => {});
  for (const [path, value] of Object.entries(sent)) if (arm.moving[path] === value) delete arm.moving[path];
  arm.frames.want();
  if (Object.keys(arm.moving).length > 0) await sendMoved(arm);
  else await arm.readLog().catch(() => {});
}

/** The next animation frame, or soon without one where drawing is slow. */
function frameOrSoon(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 33);
  });
}
