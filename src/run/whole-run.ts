/** Does a whole run and records measures on the way. */

import { unknownName } from '../base/nearest.ts';
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
  const until = (options.steps ?? 0) * scenario.step - scenario.settle;
  const log = options.log ?? commandsOf(scenario, scenario.schedule, until);
  const opened = openRun(scenario, options.seed, log, options);
  try {
    return yield* record(opened, options);
  } finally {
    closeRun(opened);
  }
}

function* record(opened: Run, options: RecordOptions): Generator<void, RunRecord> {
  const { world } = opened.engine;
  const steps = options.steps ?? world.model.settle + world.model.duration;
  const every = options.every ?? 0;
  const measures = recordedMeasures(opened);
  const rows: Row[] = [];
  const read = (): void => {
    const values = runToEnd(readRun(opened, measures));
    rows.push({ step: stepOf(world), hours: hoursOf(world), digest: digestOf(opened), values });
  };
  read();
  options.look?.(opened);
  for (let done = 1; done <= steps; done++) {
    stepOnce(opened);
    if (done === steps || (every > 0 && stepOf(world) % every === 0)) read();
    options.look?.(opened);
    options.onStep?.(done, hoursOf(world));
    yield;
  }
  const last = rows[rows.length - 1];
  return { run: opened, steps, hours: last.hours, digest: last.digest, measures, rows };
}

/** The measures that the scenario names, or all. Throws for an unknown name. */
export function recordedMeasures({ scenario, engine }: Run): Measure[] {
  const all = measuresOf(engine.world.model, scenario);
  if (scenario.measure.length === 0) return all;
  const ids = all.map(({ id }) => id);
  return scenario.measure.map((id) => {
    const measure = all.find((one) => one.id === id);
    if (!measure) throw new Error(`measure: ${unknownName(id, 'a measure', ids)}`);
    return measure;
  });
}
