/** Runs side by side: one branches off another, with one difference; cells and draws are the same. */
import type { Prepared } from '../../scenario/prepared.ts';
import type { Command, Opened } from '../../serve/protocol.ts';
import { Arm } from './arm.ts';
import type { ArmState } from './arm-state.ts';
import { arms, focus, MAX_ARMS } from './state.ts';
import { pause } from './time.ts';

/** Earlier states that a branch takes along, so that it can go back. */
const PAST = 6;

/**
 * Branches off the run in focus at the present moment. The new run then has the focus and the difference.
 * @param nameFrom gives its name from the step of the branch, known only once a playing run has paused
 * @returns null when there is no room for one more
 */
export async function branch(nameFrom: (step: number) => string, differ: () => Promise<unknown>): Promise<Arm | null> {
  if (arms.value.length >= MAX_ARMS) return null;
  const from = focus.value;
  await pause();
  const snapshot = await from.simulation.snapshot(PAST);
  const arm = new Arm({ arm: from, step: snapshot.step });
  arm.scenario = from.scenario;
  arm.name.value = nameFrom(snapshot.step);
  try {
    const run = await arm.simulation.restore(snapshot, threadsFor(arms.value.length + 1));
    arm.begin(run);
    arm.series = from.series.until(snapshot.step);
    await arm.frames.refresh();
  } catch (error) {
    arm.close();
    throw error;
  }
  arms.value = [...arms.value, arm];
  focus.value = arm;
  await differ();
  return arm;
}

/** For a run opened beside others: where it branched off one of them, its commands, and a state to go on from. */
interface Left {
  from: number;
  step: number;
  log: Command[];
  state: ArmState | null;
}

/** Opens a scenario of the same tissues beside the runs that are shown, with the seed of the first, from its start. */
export async function openBeside(name: string, scenario: Prepared, left: Left | null = null): Promise<Arm> {
  const first = arms.value[0];
  const { seed, settle } = first.opened.value!;
  const arm = new Arm({ arm: arms.value[left?.from ?? 0] ?? first, step: left?.step ?? -settle });
  arm.scenario = scenario;
  arm.name.value = name;
  const threads = threadsFor(arms.value.length + 1);
  const { log = null, state = null } = left ?? {};
  try {
    arm.begin(
      state === null
        ? await arm.simulation.open(scenario, seed, log, threads)
        : await arm.simulation.restore(state.snapshot, threads),
    );
    if (state !== null) {
      arm.series = state.series;
      if (log !== null) await arm.simulation.rewrite(log);
    }
  } catch (error) {
    arm.close();
    throw error;
  }
  arms.value = [...arms.value, arm];
  return arm;
}

/** A run that is computed without being shown. */
export interface Unseen {
  arm: Arm;
  run: Opened;
}

/** Opens a scenario of the same tissues, with the seed of the first run, without showing it. */
export async function openUnseen(scenario: Prepared): Promise<Unseen> {
  const [first] = arms.value;
  const { seed, settle } = first.opened.value!;
  const arm = new Arm({ arm: first, step: -settle });
  arm.scenario = scenario;
  try {
    return { arm, run: await arm.simulation.open(scenario, seed, null, threadsFor(arms.value.length + 1)) };
  } catch (error) {
    arm.close();
    throw error;
  }
}

/** Shows it beside the others. */
export function showBeside({ arm, run }: Unseen): void {
  arm.begin(run);
  arms.value = [...arms.value, arm];
}

/** Ends one of several runs. */
export function closeArm(arm: Arm): void {
  if (arms.value.length < 2) return;
  arms.value = arms.value.filter((one) => one !== arm);
  if (focus.value === arm) focus.value = arms.value[0];
  arm.close();
}

/** Ends all runs but the first. */
export function closeBranches(): void {
  for (const arm of arms.value.slice(1)) closeArm(arm);
}

/** Number of threads that each of several runs may have. */
const threadsFor = (runs: number): number => Math.max(1, Math.floor(navigator.hardwareConcurrency / runs));
