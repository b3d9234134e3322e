/** The course of measures over a run, and how it becomes one number. */
import { measuresOf, readMeasures } from '../observe/measures.ts';
import { compile } from '../scenario/compile.ts';
import type { ReadScenario } from '../scenario/read.ts';
import type { REDUCTIONS } from '../scenario/table/target.ts';
import type { Command } from '../simulation/protocol.ts';
import { advance, openRun, type Run, restoreRun, snapshotOf, stepOnce } from '../simulation/run.ts';
import { commandsOf } from '../simulation/schedule.ts';
import { stepOf } from '../world/world.ts';

export interface Course {
  /** Hours of every reading; the first is 0. */
  hours: number[];
  /** By measure, one value a reading. */
  values: Record<string, number[]>;
}

export type Reduction = (typeof REDUCTIONS)[number];

/** Runs to time 0, through settling. */
export function settle(scenario: ReadScenario, seed: string): Run<ReadScenario> {
  const run = openRun(scenario, seed);
  advance(run, run.engine.world.model.settle);
  return run;
}

/** Another course of a settled run: the same state, another command log. */
export function branch(run: Run<ReadScenario>, log: readonly Command[]): Run {
  return restoreRun({ ...snapshotOf(run), log: [...log] });
}

/** The commands of an arm's own schedule. */
export const logOf = (scenario: ReadScenario): Command[] => commandsOf(scenario, scenario.schedule);

/**
 * Reads measures at time 0 and after every step until `minutes`. The measures are those of `scenario`, which may have
 * some that the run has not, since what they count was knocked out of it; they read 0 there.
 */
export function follow(run: Run, scenario: ReadScenario, measures: readonly string[], minutes: number): Course {
  const { engine } = run;
  const { model } = engine.world;
  const all = measuresOf(compile(scenario), scenario);
  const chosen = measures.map((id) => {
    const found = all.find((measure) => measure.id === id);
    if (!found) throw new Error(`measure: found no "${id}" in ${scenario.id}`);
    return found;
  });
  const course: Course = { hours: [], values: Object.fromEntries(measures.map((id) => [id, []])) };
  const steps = Math.round(minutes / model.minutes);
  for (let n = 0; ; n++) {
    const values = readMeasures(engine, chosen);
    course.hours.push((stepOf(engine.world) * model.minutes) / 60);
    measures.forEach((id, i) => course.values[id]!.push(values[i]!));
    if (n === steps) return course;
    stepOnce(run);
  }
}

export interface Window {
  reduce: Reduction;
  /** Minutes; without `from` the window is all up to `at`, without `at` it ends with the course. */
  from?: number | undefined;
  at?: number | undefined;
}

/** One number from the course of a measure; times in hours. */
export function reduceCourse(course: Course, measure: string, window: Window): number {
  const values = course.values[measure]!;
  const { hours } = course;
  const end = window.at === undefined ? hours[hours.length - 1]! : window.at / 60;
  const start = window.from === undefined ? 0 : window.from / 60;
  const inside = hours.flatMap((hour, i) => (hour >= start - 1e-6 && hour <= end + 1e-6 ? [i] : []));
  if (inside.length === 0) return Number.NaN;
  const last = inside[inside.length - 1]!;
  const most = inside.reduce((best, i) => (values[i]! > values[best]! ? i : best), inside[0]!);
  switch (window.reduce) {
    case 'last':
      return values[last]!;
    case 'max':
      return values[most]!;
    case 'min':
      return Math.min(...inside.map((i) => values[i]!));
    case 'mean':
      return inside.reduce((sum, i) => sum + values[i]!, 0) / inside.length;
    case 'timeOfMax':
      return hours[most]!;
    case 'halfLife':
      return halfLife(
        inside.map((i) => hours[i]!),
        inside.map((i) => values[i]!),
      );
  }
}

/** Half-life of an exponential fall, from the straight line of the logarithms. */
function halfLife(hours: readonly number[], values: readonly number[]): number {
  const logs = values.map((value) => Math.log(value));
  const meanHour = hours.reduce((a, b) => a + b, 0) / hours.length;
  const meanLog = logs.reduce((a, b) => a + b, 0) / logs.length;
  let covariance = 0;
  let variance = 0;
  hours.forEach((hour, i) => {
    covariance += (hour - meanHour) * (logs[i]! - meanLog);
    variance += (hour - meanHour) * (hour - meanHour);
  });
  return (-Math.LN2 * variance) / covariance;
}
