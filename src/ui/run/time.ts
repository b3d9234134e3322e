/** Time of all runs that are shown: they play, stop and go to a step together. */
import type { Arm } from './arm.ts';
import { arms, focus, live, opened, speed, stopAt, target, together } from './state.ts';

/** How far a run may be ahead of the slowest: seconds at its speed, but at least this many steps. */
const LEAD_SECONDS = 0.3;
const LEAST_LEAD = 2;
/** The lead at full speed, steps: enough that no run waits for the next picture, each of which extends the lead. */
const LEAD_AT_ONCE = 30;
/** A seek that has taken longer than this, in milliseconds, is abandoned at once for a new one. */
const PATIENCE = 250;

/** The step up to which each run may go on its own. */
const leashes = new Map<Arm, number>();

export async function play(): Promise<void> {
  target.value = null;
  const [only] = arms.value;
  if (arms.value.length > 1 || stopAt.value !== null) {
    leashes.clear();
    watch(true);
    return;
  }
  await only.simulation.play(speed.value);
  only.live.value = { ...only.live.value, running: true, digest: '' };
}

/** Stops all runs, at the step of the most advanced one, unless another step was requested meanwhile. */
export async function pause(): Promise<void> {
  watch(false);
  await Promise.all(arms.value.map((arm) => arm.simulation.pause()));
  await Promise.all(arms.value.map((arm) => arm.frames.refresh()));
  const steps = arms.value.map((arm) => arm.live.value.step);
  const last = Math.max(...steps);
  if (target.value === null && steps.some((step) => step < last)) await seek(last);
  for (const arm of arms.value) arm.noteSnapshot();
}

/** Stops the runs wherever they are, also on their way to another step. */
export async function halt(): Promise<void> {
  target.value = null;
  await pause();
}

export async function setSpeed(hoursPerSecond: number): Promise<void> {
  speed.value = hoursPerSecond;
  leashes.clear();
  if (arms.value.length === 1 && live.value.running) await focus.value.simulation.play(hoursPerSecond);
}

export async function step(): Promise<void> {
  watch(false);
  await Promise.all(arms.value.map((arm) => arm.simulation.step(1)));
  await Promise.all(arms.value.map((arm) => arm.frames.refresh()));
}

let going = false;
let begun = 0;

/** Goes to a step, back or forward; of several requests, only the latest counts. */
export async function seek(to: number): Promise<void> {
  const before = target.value;
  target.value = to;
  if (going) {
    if (before !== to && performance.now() - begun > PATIENCE)
      for (const arm of arms.value) void arm.simulation.seek(to);
    return;
  }
  going = true;
  try {
    watch(false);
    for (let at: number | null = null; target.value !== null && target.value !== at; ) {
      at = target.value;
      begun = performance.now();
      await goTo(at);
    }
  } finally {
    going = false;
    target.value = null;
  }
}

async function goTo(to: number): Promise<void> {
  await Promise.all(arms.value.map((arm) => arm.simulation.seek(to)));
  await Promise.all(arms.value.map((arm) => arm.frames.refresh()));
}

/** Applies a change to the runs while they stand still, and resumes them if they were playing. */
export async function atRest(change: () => Promise<unknown>): Promise<void> {
  const { running } = live.value;
  if (running) await pause();
  try {
    await change();
    await Promise.all(arms.value.map((arm) => arm.frames.refresh()));
  } finally {
    if (running) await play();
  }
}

let stopWatching = () => {};

/** Starts or stops playing several runs together, with continuous requests for frames. */
function watch(on: boolean): void {
  together.value = on;
  stopWatching();
  for (const arm of arms.value) arm.frames.keepComing(on);
  const stops = on ? arms.value.map((arm) => arm.frames.listen(keepInStep)) : [];
  stopWatching = () => {
    for (const stop of stops) stop();
  };
}

/** The step that the last picture of a run shows. */
const reached = (arm: Arm): number => arm.frames.current?.step ?? arm.live.value.step;

/** Called with every picture of runs that play together: keeps them in step. */
function keepInStep(): void {
  const run = opened.value;
  if (!together.value || run === null) return;
  const least = Math.min(...arms.value.map(reached));
  const end = Math.min(run.duration, stopAt.value ?? Number.POSITIVE_INFINITY);
  if (least >= end) {
    watch(false);
    return;
  }
  const perSecond = (speed.value * 60) / run.minutesPerStep;
  const lead = Number.isFinite(perSecond) ? Math.max(LEAST_LEAD, Math.ceil(perSecond * LEAD_SECONDS)) : LEAD_AT_ONCE;
  const until = Math.min(end, least + lead);
  for (const arm of arms.value) {
    if ((leashes.get(arm) ?? Number.NEGATIVE_INFINITY) >= until) continue;
    leashes.set(arm, until);
    void arm.simulation.play(speed.value, until).catch(() => {});
  }
}
