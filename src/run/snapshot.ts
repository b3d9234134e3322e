/** States from which a run can continue: saving, restoring and going back to them. */
import { type Resumable, runToEnd } from '../base/resumable.ts';
import { listOf } from '../base/uniform.ts';
import { modelOf, type Prepared, prepare } from '../scenario/prepared.ts';
import { derive, invalidate } from '../step/derive.ts';
import { restoreState, saveState } from '../world/sections.ts';
import { stepOf } from '../world/world.ts';
import { changeModel, infusionOf } from './apply.ts';
import { type Command, isLasting } from './command.ts';
import { type Numbered, numberLog } from './numbering.ts';
import { applyDue, engineFor, type Run, type RunOptions } from './run.ts';
import { withKnockout, withSetting } from './settings.ts';

/** The bytes of a world, `step` steps after time 0. */
export interface KeptState {
  step: number;
  /** Number of commands of the log that have been applied. */
  applied: number;
  state: ArrayBuffer;
}

/** A state from which a run can continue: bytes of the world and the log that led to it. */
export interface Snapshot extends KeptState {
  scenario: unknown;
  seed: string;
  log: Command[];
  /** Earlier states of the run, to which it can go back. */
  past: KeptState[];
}

export const takeSnapshot = (run: Run): Snapshot => runToEnd(takeSnapshotResumably(run));

/** The same with pauses, during which the run must not change. */
export function* takeSnapshotResumably(run: Run, past: KeptState[] = []): Resumable<Snapshot> {
  const { scenario, seed, log } = run;
  return { scenario, seed, log: [...log], past, ...(yield* keepState(run)) };
}

/** The present state, to go back to later; the run must not change while it is saved. */
export function* keepState(run: Run, spare: ArrayBuffer | null = null): Resumable<KeptState> {
  const { world } = run.engine;
  return { step: stepOf(world), applied: run.applied, state: yield* saveState(world.buffer, spare) };
}

/** A run that goes on from a snapshot. */
export function restoreRun(snapshot: Snapshot, options?: RunOptions): Run {
  const scenario = prepare(snapshot.scenario as Prepared);
  const { seed, log } = snapshot;
  const numbered = log.reduce((highest, { number = 0 }) => Math.max(highest, number), 0);
  const engine = engineFor(modelOf(scenario), seed, options);
  const commands = numberLog(log, { log: [], numbered });
  const run: Run = { engine, scenario, current: scenario, seed, ...commands, applied: 0, begun: true };
  goBack(run, snapshot);
  return run;
}

/** Puts a run back into an earlier state, with the commands that it had then, and applies those due since. */
export function goBack(run: Run, { applied, state }: KeptState): void {
  const { engine, scenario } = run;
  let current = scenario;
  const before = run.log.slice(0, applied);
  for (const command of before) {
    if (command.do === 'set') current = withSetting(current, command.path, command.value);
    if (command.do === 'knockout') current = withKnockout(current, command.path);
  }
  if (current !== run.current) run.current = changeModel(engine, current);
  restoreState(engine.world.buffer, state);
  run.applied = applied;
  const { model } = engine.world;
  engine.infusions = listOf(before.flatMap((command) => (isLasting(command) ? [infusionOf(model, command)] : [])));
  invalidate(engine);
  derive(engine);
  applyDue(run);
}

/** Gives a run another log; `back` is a state from before the first difference, needed if the run has passed it. */
export function rewriteLog(run: Run, log: Numbered, back: KeptState | null): void {
  Object.assign(run, log);
  if (back) goBack(run, back);
  else applyDue(run);
}
