/** Finds the runs of a question among those that are shown, also when they were reopened from what the device kept. */
import { dequal } from 'dequal/lite';
import { isSameModel } from '../../link/session.ts';
import { unnumbered } from '../../run/command.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Arm } from '../run/arm.ts';
import { arms } from '../run/state.ts';
import type { Side } from './task.ts';

/** Whether two scenarios give the same runs. */
const isSame = (a: Prepared, b: Prepared): boolean => a === b || (dequal(a.schedule, b.schedule) && isSameModel(a, b));

/** The run of a side's scenario, whatever was changed in it by hand. */
export const runWith = ({ scenario }: Side): Arm | undefined =>
  arms.value.find((arm) => arm.scenario !== null && isSame(arm.scenario, scenario));

/** The run of a side as the question means it, if it is shown. */
export const runOf = (side: Side, seed: string): Arm | undefined => arms.value.find((arm) => isRunOf(arm, side, seed));

/** Whether a run is that of a side, from its start, with nothing changed by hand. */
export function isRunOf(arm: Arm, { scenario }: Side, seed: string): boolean {
  const run = arm.opened.peek();
  return (
    arm.scenario !== null &&
    isSame(arm.scenario, scenario) &&
    run?.seed === seed &&
    dequal(arm.knownLog().map(unnumbered), run.log.map(unnumbered))
  );
}

/** Whether the rows of a run already reach a step: it has been there. */
export const hasBeenAt = ({ series }: Arm, step: number): boolean => series.last >= step;
