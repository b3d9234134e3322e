/** What a thread of a sweep does: it reads the plan once, and then does a run for each number that it is given. */
import { readFileSync } from 'node:fs';
import { reusableMemory } from '../world/sections.ts';
import { readPlan, writeOutcome } from './folder.ts';
import { makeJob } from './job.ts';

export interface Done {
  run: number;
  failed: boolean;
  /** Of this thread for the run, seconds. */
  cpu: number;
}

interface Ready {
  folder: string;
  job: ReturnType<typeof makeJob>;
  memory: WebAssembly.Memory;
}

let ready: Ready | null = null;

/** Gets a thread ready for the runs of the sweep in a folder. */
export function prepare(folder: string): Ready {
  if (ready?.folder !== folder) ready = { folder, job: makeJob(readPlan(folder)), memory: reusableMemory() };
  return ready;
}

/** Does one run of the sweep in a folder. */
export function doRun({ folder, run }: { folder: string; run: number }): Done {
  const { job, memory } = prepare(folder);
  const start = cpuSeconds();
  const outcome = job(run, { memory });
  const cpu = cpuSeconds() - start;
  writeOutcome(folder, outcome);
  return { run, failed: outcome.error !== '', cpu };
}

/** CPU time of this thread where the system tells, else wall time. */
function cpuSeconds(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e9;
  } catch {
    return performance.now() / 1000;
  }
}
