/** Goes on with runs whose workers have failed: from their last saved states, with all their commands. */
import type { Arm } from './arm.ts';
import { stateOf } from './arm-state.ts';
import { begin, continueWith, settle, threadsAsked } from './open.ts';
import { arms } from './state.ts';

/** Starts new workers for the runs that have failed. */
export async function recover(): Promise<void> {
  for (const arm of arms.value) if (arm.health.value.state !== 'well') await recoverArm(arm);
}

async function recoverArm(arm: Arm): Promise<void> {
  const log = arm.knownLog();
  const state = stateOf(arm);
  arm.replaceWorker();
  if (state === null) {
    begin(arm, await arm.simulation.open(arm.scenario, arm.opened.value?.seed ?? null, log, threadsAsked()), null);
    await settle(arm);
    return;
  }
  const run = await arm.simulation.restore(state.snapshot);
  begin(arm, run, state);
  await continueWith(arm, run, log);
}
