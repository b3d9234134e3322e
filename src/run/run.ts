/**
 * A run: a scenario, a seed and a command log. Only stepping changes it; everything else reads.
 *
 * @example
 * const run = openRun(scenario, 'ember-41');
 * advance(run, 100);
 * digestOf(run); // 16 hexadecimal digits, the same in every engine
 */
import { digestWordsResumably } from '../base/digest.ts';
import { type Resumable, runToEnd } from '../base/resumable.ts';
import { keyOf, sequenceOf } from '../base/seed.ts';
import { instantiateKernels, type Kernels } from '../kernels/load.ts';
import type { Measure } from '../observe/measures/measure.ts';
import { readMeasuresResumably } from '../observe/measures/measures.ts';
import type { Model } from '../scenario/model.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { finishBeginning, layOutFirst } from '../step/begin.ts';
import { derive } from '../step/derive.ts';
import type { Engine } from '../step/engine.ts';
import { engineSections, makeEngine } from '../step/make-engine.ts';
import { step } from '../step/stages.ts';
import { Crew, type Helpers, sectionsFor } from '../threads/crew.ts';
import { tallyTogether } from '../threads/tally-together.ts';
import { createWorld, worldBytes } from '../world/create-world.ts';
import { reusableMemory, stateWords } from '../world/sections.ts';
import { CLOCK, stepOf } from '../world/world.ts';
import { applyCommand } from './apply.ts';
import type { Command, Logged } from './command.ts';
import { numberLog } from './numbering.ts';
import { commandsOf, isSuperseded } from './schedule.ts';

/** How a run is computed; nothing here changes its result. */
export interface RunOptions {
  /** Threads that step the run together with the calling one. */
  helpers?: Helpers | null;
  /** Memory of a finished run that may be reused, for a run on one thread. */
  memory?: WebAssembly.Memory;
}

export interface Run {
  engine: Engine;
  /** As it was at the start. */
  scenario: Prepared;
  /** As it is now, after `set` and `knockout`. */
  current: Prepared;
  seed: string;
  /** Sorted by step; the first `applied` commands, which are all up to the present step, have been applied. */
  log: Logged[];
  applied: number;
  /** Highest number given to a command so far. */
  numbered: number;
  /** Whether the first fields have been made. */
  begun: boolean;
}

/** A run at its first step. `log` replaces the scenario's own schedule. */
export function openRun(
  scenario: Prepared,
  seed: string = scenario.seed,
  log?: readonly Command[],
  options?: RunOptions,
): Run {
  const run = layOutRun(scenario, seed, log, options);
  runToEnd(begin(run));
  return run;
}

/** A run whose cells are in place but whose fields are not yet steady: enough for a picture; `begin` must follow. */
export function layOutRun(scenario: Prepared, seed: string, log?: readonly Command[], options?: RunOptions): Run {
  const engine = engineFor(modelOf(scenario), seed, options);
  layOutFirst(engine, sequenceOf(seed));
  const commands = numberLog(log ?? commandsOf(scenario, scenario.schedule));
  return { engine, scenario, current: scenario, seed, ...commands, applied: 0, begun: false };
}

/** Makes the first fields, then runs `ready`, then applies the first commands. */
export function* begin(run: Run, ready?: () => Resumable): Resumable {
  yield* finishBeginning(run.engine);
  run.begun = true;
  if (ready) yield* ready();
  applyDue(run);
}

/** An engine over an empty world, together with its helpers. */
export function engineFor(model: Model, seed: string, { helpers, memory }: RunOptions = {}): Engine {
  const key = keyOf(seed);
  if (!helpers || helpers.list.length === 0) {
    const world = createWorld(model, key, engineSections(model, 1), { reuse: memory });
    return makeEngine(world, kernelsOver(world.buffer.memory));
  }
  const sections = sectionsFor(model, helpers.list.length + 1);
  const world = createWorld(model, key, sections, { shared: true });
  return makeEngine(world, instantiateKernels(world.buffer.memory), 0, new Crew(helpers, world));
}

/** A memory for successive runs of these models on one thread. */
export const memoryFor = (models: readonly Model[]): WebAssembly.Memory =>
  reusableMemory(Math.max(0, ...models.map((model) => worldBytes(model, engineSections(model, 1)))));

const loaded = new WeakMap<WebAssembly.Memory, Kernels>();

/** The kernels over a memory, loaded once for all the runs that use it in turn. */
function kernelsOver(memory: WebAssembly.Memory): Kernels {
  const kernels = loaded.get(memory) ?? instantiateKernels(memory);
  loaded.set(memory, kernels);
  return kernels;
}

/** Ends a run and frees its helpers for another one. */
export function closeRun(run: Run): void {
  run.engine.team.close();
}

/** Does one step, then applies the commands of the next one. */
export function* stepResumably(run: Run): Resumable {
  yield* step(run.engine);
  applyDue(run);
}

export function stepOnce(run: Run): void {
  runToEnd(stepResumably(run));
}

/** Applies the commands of the next step, then derives what follows from the state. */
export function applyDue(run: Run): void {
  const now = stepOf(run.engine.world);
  const before = run.applied;
  while (run.applied < run.log.length && run.log[run.applied].step <= now) {
    const command = run.log[run.applied];
    if (!isSuperseded(command, run.log[run.applied + 1])) run.current = applyCommand(run.engine, run.current, command);
    run.applied++;
    run.engine.world.clock[CLOCK.applied] = run.applied;
  }
  if (run.applied > before) derive(run.engine);
}

export function advance(run: Run, steps: number): void {
  for (let i = 0; i < steps; i++) stepOnce(run);
}

/** Adds a command between two steps, for the next step at the earliest; one that cannot be applied is not kept. */
export function append(run: Run, command: Command): Logged {
  const number = run.numbered + 1;
  const due = { ...command, step: Math.max(command.step, stepOf(run.engine.world)), number };
  let at = run.log.length;
  while (at > run.applied && run.log[at - 1].step > due.step) at--;
  run.log.splice(at, 0, due);
  try {
    if (run.begun) applyDue(run);
  } catch (error) {
    run.log.splice(at, 1);
    throw error;
  }
  run.numbered = number;
  return due;
}

/** Present values of some measures, read by all threads of the run; it must not change meanwhile. */
export const readRun = ({ engine }: Run, measures: readonly Measure[]): Resumable<Float64Array> =>
  readMeasuresResumably(engine, measures, tallyTogether(engine));

/** Digest of the whole state: 64 bits as 16 hexadecimal digits. */
export const digestOf = (run: Run): string => runToEnd(digestResumably(run));

/** The same with pauses, during which the run must not change. */
export const digestResumably = (run: Run): Resumable<string> =>
  digestWordsResumably(stateWords(run.engine.world.buffer));
