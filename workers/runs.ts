/** One thread of a sweep in the page: does the runs whose numbers it is given, one after another. */
import * as Comlink from 'comlink';
import { makeJob, memoryOf } from '../src/sweep/job.ts';
import type { Plan } from '../src/sweep/plan.ts';
import type { Outcome } from '../src/sweep/result-rows.ts';

let ready: { job: ReturnType<typeof makeJob>; memory: WebAssembly.Memory } | null = null;

const runs = {
  /** Gets ready for the runs of a plan. */
  begin(plan: Plan): void {
    ready = { job: makeJob(plan), memory: memoryOf(plan) };
  },
  run(number: number): Outcome {
    if (!ready) throw new Error('found no plan, expected one before its runs');
    return ready.job(number, { memory: ready.memory });
  },
};

export type Runs = typeof runs;

Comlink.expose(runs);
