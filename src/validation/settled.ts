/** The course of measures over a run. */
import { addMoment, type Course, emptyCourse } from '../analysis/course.ts';
import { measuresOf, readMeasures } from '../observe/measures/measures.ts';
import type { Command } from '../run/command.ts';
import { advance, openRun, type Run, stepOnce } from '../run/run.ts';
import { commandsOf } from '../run/schedule.ts';
import { restoreRun, takeSnapshot } from '../run/snapshot.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { stepOf } from '../world/world.ts';

/** Runs to time 0, through settling. */
export function settle(scenario: Prepared, seed: string): Run {
  const run = openRun(scenario, seed);
  advance(run, run.engine.world.model.settle);
  return run;
}

/** Another course of a settled run: the same state, another command log. */
export function branch(run: Run, log: readonly Command[]): Run {
  return restoreRun({ ...takeSnapshot(run), log: [...log] });
}

/** The commands of an arm's own schedule. */
export const logOf = (scenario: Prepared): Command[] => commandsOf(scenario, scenario.schedule);

/**
 * Reads measures at time 0 and after every step until `minutes`. The measures are those of `scenario`; some may be
 * missing from the run, because what they count was knocked out, and read 0 there.
 */
export function follow(run: Run, scenario: Prepared, measures: readonly string[], minutes: number): Course {
  const { engine } = run;
  const { model } = engine.world;
  const all = measuresOf(modelOf(scenario), scenario);
  const chosen = measures.map((id) => {
    const found = all.find((measure) => measure.id === id);
    if (!found) throw new Error(`measure: found no "${id}" in ${scenario.id}`);
    return found;
  });
  const course = emptyCourse(measures);
  const steps = Math.round(minutes / model.minutes);
  for (let n = 0; ; n++) {
    addMoment(course, (stepOf(engine.world) * model.minutes) / 60, measures, readMeasures(engine, chosen));
    if (n === steps) return course;
    stepOnce(run);
  }
}
