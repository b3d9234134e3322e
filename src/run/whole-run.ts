/** Does a whole run and records measures on the way. */

import { unknownName } from '../base/nearest.ts';
import { namesMeant } from '../base/patterns.ts';
import { runToEnd } from '../base/resumable.ts';
import { type Measure, measuresOf } from '../observe/measures/measures.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { hoursOf, stepOf } from '../world/world.ts';
import type { Command } from './command.ts';
import { closeRun, digestOf, openRun, type Run, type RunOptions, readRun, stepOnce } from './run.ts';
import { commandsOf } from './schedule.ts';

export interface RecordOptions extends RunOptions {
  /** Seed text; the scenario's own if there is none. */
  seed?: string;
  /** Steps of the whole run, settling included; by default those of the scenario. */
  steps?: number;
  /** Steps between two rows; by default only the first and the last are kept. */
  every?: number;
  /** Commands in place of the scenario's own schedule. */
  log?: readonly Command[];
  /** Called after every step with the number of steps done and hours since time 0. */
  onStep?: (done: number, hours: number) => void;
  /** Called with the run before its first step and after each. */
  look?: (run: Run) => void;
  /** Asked before every step; once it says yes, the run ends there. */
  stop?: () => boolean;
}

/** Values read after a step. */
export interface Row {
  /** Steps since time 0; negative while settling. */
  step: number;
  hours: number;
  /** 16 hexadecimal digits that name the state. */
  digest: string;
  values: Float64Array;
}

export interface RunRecord {
  run: Run;
  /** Steps done, settling included. */
  steps: number;
  hours: number;
  /** Digest of the last state. */
  digest: string;
  /** The measures that the values of a row are of, in order. */
  measures: Measure[];
  /** Rows of the first state, of every `every` steps, and of the last. */
  rows: Row[];
  /** Whether `stop` ended it early. */
  stopped: boolean;
}

/** Runs a scenario from its first step. */
export function run(scenario: Prepared, options: RecordOptions = {}): RunRecord {
  const running = recording(scenario, options);
  for (;;) {
    const { done, value } = running.next();
    if (done) return value;
  }
}

/** The same, but with a pause after every step. */
export function* recording(scenario: Prepared, options: RecordOptions = {}): Generator<void, RunRecord> {
  const log = options.log ?? logFor(scenario, options.steps);
  return yield* recordingFrom(openRun(scenario, options.seed, log, options), [], options);
}

/** The commands of a scenario's schedule in a run of some steps, settling included. */
export const logFor = (scenario: Prepared, steps = 0): Command[] =>
  commandsOf(scenario, scenario.schedule, steps * scenario.step - scenario.settle);

/**
 * Goes on with a run from its present state, which need not be its first.
 * @param before rows of earlier states
 */
export function* recordingFrom(
  opened: Run,
  before: readonly Row[],
  options: RecordOptions,
): Generator<void, RunRecord> {
  try {
    return yield* record(opened, before, options);
  } finally {
    closeRun(opened);
  }
}

function* record(opened: Run, before: readonly Row[], options: RecordOptions): Generator<void, RunRecord> {
  const { world } = opened.engine;
  const first = -world.model.settle;
  const last = first + (options.steps ?? world.model.settle + world.model.duration);
  const every = options.every ?? 0;
  const measures = recordedMeasures(opened);
  const rows: Row[] = [...before];
  const read = (): void => {
    const values = runToEnd(readRun(opened, measures));
    rows.push({ step: stepOf(world), hours: hoursOf(world), digest: digestOf(opened), values });
  };
  const readIfDue = (): void => {
    const now = stepOf(world);
    if (now === first || now === last || (every > 0 && now % every === 0)) read();
  };
  let stopped = false;
  readIfDue();
  options.look?.(opened);
  while (stepOf(world) < last) {
    stopped = options.stop?.() ?? false;
    if (stopped) break;
    stepOnce(opened);
    readIfDue();
    options.look?.(opened);
    options.onStep?.(stepOf(world) - first, hoursOf(world));
    yield;
  }
  if (rows.at(-1)?.step !== stepOf(world)) read();
  const { hours, digest } = rows[rows.length - 1];
  return { run: opened, steps: stepOf(world) - first, hours, digest, measures, rows, stopped };
}

/** The measures that the scenario names, or all. Throws for an unknown name. */
export function recordedMeasures({ scenario, engine }: Run): Measure[] {
  const all = measuresOf(engine.world.model, scenario);
  if (scenario.measure.length === 0) return all;
  const ids = all.map(({ id }) => id);
  const wanted = scenario.measure.flatMap((text) => {
    const meant = namesMeant(text, ids);
    if (meant.length === 0) throw new Error(`measure: ${unknownName(text, 'a measure', ids)}`);
    return meant;
  });
  const known = new Map(all.map((one) => [one.id, one]));
  return [...new Set(wanted)].map((id) => known.get(id)!);
}
