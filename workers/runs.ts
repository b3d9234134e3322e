/** One thread of a sweep in the page: does the runs whose numbers it is given, one after another. */
import * as Comlink from 'comlink';
import { makeJob } from '../src/sweep/job.ts';
import type { Plan } from '../src/sweep/plan.ts';
import type { Outcome } from '../src/sweep/result-rows.ts';
import { reusableMemory } from '../src/world/sections.ts';

let job: ReturnType<typeof makeJob> | null = null;
const memory = reusableMemory();

const runs = {
  /** Gets ready for the runs of a plan. */
  begin(plan: Plan): void {
    job = makeJob(plan);
  },
  run(number: number): Outcome {
    if (!job) throw new Error('found no plan, expected one before its runs');
    return job(number, { memory });
  },
};

export type Runs = typeof runs;

Comlink.expose(runs);
