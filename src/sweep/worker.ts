/** A thread of a sweep: it reads the plan once, and then does a run for each number that it is given. */
import { readFileSync } from 'node:fs';
import { readPlan, writeOutcome } from './folder.ts';
import { makeJob, memoryOf } from './job.ts';
import type { Plan } from './plan.ts';
import { BATCH_SECONDS } from './queue.ts';

export interface Done {
  run: number;
  failed: boolean;
  /** CPU time of this thread for the run, seconds. */
  cpu: number;
  /** Wall time of the run, seconds. */
  seconds: number;
}

interface Ready {
  folder: string;
  plan: Plan;
  job: ReturnType<typeof makeJob>;
  memory: WebAssembly.Memory;
}

let ready: Ready | null = null;

/** Gets a thread ready for the runs of the sweep in a folder. */
export function prepare(folder: string): Ready {
  if (ready?.folder === folder) return ready;
  const plan = readPlan(folder);
  ready = { folder, plan, job: makeJob(plan), memory: memoryOf(plan) };
  return ready;
}

/** Does runs of the sweep in a folder, in turn: at least one, and as many as fit in a short time. */
export function doRuns({ folder, runs }: { folder: string; runs: readonly number[] }): Done[] {
  const end = performance.now() + 1000 * BATCH_SECONDS;
  const done: Done[] = [];
  for (const run of runs) {
    done.push(doRun(folder, run));
    if (performance.now() >= end) break;
  }
  return done;
}

function doRun(folder: string, run: number): Done {
  const { plan, job, memory } = prepare(folder);
  const start = { cpu: cpuSeconds(), wall: performance.now() };
  const outcome = job(run, { memory });
  const cpu = cpuSeconds() - start.cpu;
  const seconds = (performance.now() - start.wall) / 1000;
  writeOutcome(folder, plan, outcome);
  return { run, failed: outcome.error !== '', cpu, seconds };
}

/** CPU time of this thread where the system reports it, else wall time. */
function cpuSeconds(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e9;
  } catch {
    return performance.now() / 1000;
  }
}
