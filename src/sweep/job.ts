/** One run of a sweep, from its number to its outcome. */
import { type Measure, measuresOf, readMeasures } from '../observe/measures/measures.ts';
import { closeRun, digestOf, memoryFor, openRun, type Run, type RunOptions, stepOnce } from '../run/run.ts';
import { commandsOf } from '../run/schedule.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { checkConsistency } from '../scenario/read/consistency.ts';
import { stepOf } from '../world/world.ts';
import { Series } from './measured-series.ts';
import type { Plan, PlannedMeasure, PlannedRun, PlannedStop } from './plan.ts';
import { runsOf } from './plan.ts';
import type { Outcome } from './result-rows.ts';

/** Returns a function that does the runs of a plan, one after another. */
export function makeJob(plan: Plan): (number: number, options?: RunOptions) => Outcome {
  const runs = runsOf(plan);
  const readers = Object.fromEntries(plan.scenarios.map((one) => [one.name, readersOf(plan, one.name, one.scenario)]));
  return (number, options) => {
    const planned = runs.run(number);
    try {
      return doRun(plan, planned, runs.scenario(planned), readers[planned.scenario], options);
    } catch (error) {
      return { run: number, digest: '', readings: [], error: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** A memory for all runs of a plan, one after another. */
export const memoryOf = ({ scenarios }: Plan): WebAssembly.Memory =>
  memoryFor(scenarios.map(({ scenario }) => modelOf(scenario)));

/** Measures by name, as the scenario has them before anything is varied; a measure that then disappears reads 0. */
interface Readers {
  measures: { planned: PlannedMeasure; measure: Measure }[];
  stop: { planned: PlannedStop; measure: Measure } | null;
}

function readersOf(plan: Plan, name: string, scenario: Prepared): Readers {
  // What a scenario lacks, as where an arm takes out what is counted, is read as another one has it.
  const others = plan.scenarios.filter((one) => one.name !== name).map((one) => one.scenario);
  const all = new Map(
    [...others, scenario].flatMap((one) => measuresOf(modelOf(one), one).map((measure) => [measure.id, measure])),
  );
  return {
    measures: plan.measures
      .filter(({ scenarios }) => scenarios.includes(name))
      .map((planned) => ({ planned, measure: all.get(planned.measure)! })),
    stop: plan.stop && { planned: plan.stop, measure: all.get(plan.stop.measure)! },
  };
}

function doRun(
  plan: Plan,
  { run: number, scenario: name, seed }: PlannedRun,
  scenario: Prepared,
  { measures, stop }: Readers,
  options: RunOptions = {},
): Outcome {
  const [unfit] = checkConsistency(scenario);
  if (unfit) throw new Error(`${unfit.path.map(String).join('.')}: ${unfit.message}`);
  const { until, log } = plan.scenarios.find((one) => one.name === name)!;
  const commands = log === undefined ? commandsOf(scenario, scenario.schedule, until) : [...log];
  const run = openRun(scenario, seed, commands, options);
  try {
    const { minutes, settle } = run.engine.world.model;
    const inSteps = (time: number): number => Math.round(time / minutes);
    const last = inSteps(until);
    const courses = measures.map(({ planned }) => new Series(planned, inSteps, last));
    for (let n = 0; n < settle; n++) stepOnce(run);
    for (;;) {
      const step = stepOf(run.engine.world);
      const stopped = stop !== null && isOver(run, stop.measure, stop.planned, inSteps);
      read(run, courses, measures, step, stopped || step === last);
      if (stopped || step === last) break;
      stepOnce(run);
    }
    const readings = courses.flatMap((course) => course.readings());
    return { run: number, digest: digestOf(run), readings, error: '' };
  } finally {
    closeRun(run);
  }
}

/** Reads all measures that are due at once: measures share counts. */
function read(run: Run, courses: readonly Series[], measures: Readers['measures'], step: number, end: boolean): void {
  const due = courses.flatMap((course, i) => (course.isDue(step, end) ? [i] : []));
  if (due.length === 0) return;
  const values = readMeasures(
    run.engine,
    due.map((i) => measures[i].measure),
  );
  const hours = (step * run.engine.world.model.minutes) / 60;
  due.forEach((i, n) => courses[i].add(hours, values[n]));
}

function isOver(
  run: Run,
  measure: Measure,
  { above, below, every }: PlannedStop,
  inSteps: (time: number) => number,
): boolean {
  if (stepOf(run.engine.world) % Math.max(1, inSteps(every)) !== 0) return false;
  const value = readMeasures(run.engine, [measure])[0];
  return (above !== null && value > above) || (below !== null && value < below);
}
