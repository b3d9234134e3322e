/** What an estimate works with: runs of one scenario with one seed, in any arm, each done once. */
import type { Course } from '../analysis/course.ts';
import type { Run } from '../run/run.ts';
import { openRun } from '../run/run.ts';
import { BASE, withArm } from '../run/scenario-arms.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { branch, follow, logOf, settle } from './settled.ts';

export interface Bench {
  scenario: Prepared;
  seed: string;
  /** A fresh run of an arm at its first step. */
  open(arm?: string): Run;
  /** The course of a measure in an arm, over the whole run. */
  course(measure: string, arm?: string): Course;
}

/** `measures` are read together, so that each run is done once. Arms that set nothing share one settled tissue. */
export function makeBench(scenario: Prepared, seed: string, measures: readonly string[]): Bench {
  const courses = new Map<string, Course>();
  let settled: Run | undefined;
  const settledRun = (): Run => {
    settled ??= settle({ ...scenario, schedule: [] }, seed);
    return settled;
  };
  const runArm = (name: string): Course => {
    const arm = withArm(scenario, name);
    const changes = Object.keys(scenario.arms[name]?.set ?? {}).length > 0;
    const run = changes ? settle(arm, seed) : branch(settledRun(), logOf(arm));
    return follow(run, arm, measures, scenario.duration);
  };
  return {
    scenario,
    seed,
    open: (arm = BASE) => openRun(withArm(scenario, arm), seed),
    course(measure, arm = BASE) {
      const known = courses.get(arm);
      if (known) return known;
      if (!measures.includes(measure)) throw new Error(`measure: "${measure}" is not among those read`);
      const made = runArm(arm);
      courses.set(arm, made);
      return made;
    },
  };
}
