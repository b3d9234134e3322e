/** Does the runs of a sweep on the cores of this machine. */
import { availableParallelism } from 'node:os';
import Piscina from 'piscina';
import { readOutcome, writeOutcome } from '../../sweep/folder.ts';
import type { Plan } from '../../sweep/plan.ts';
import { Queue } from '../../sweep/queue.ts';
import type { Done } from '../../sweep/worker.ts';
import { builtFile } from '../home.ts';
import { asWrong, onFolder, planIn } from './files.ts';

/** Maximum number of threads; more than any machine has cores. */
export const MAX_WORKERS = 1024;

export interface Work {
  done: number;
  failed: number;
  workers: number;
  /** CPU seconds of the runs over all threads. */
  cpu: number;
  /** Wall seconds after start-up. */
  wall: number;
  /** CPU seconds of the runs over cores × wall seconds. */
  efficiency: number;
  /** Milliseconds per run that a thread was not busy with a run. */
  overhead: number;
}

/** Threads that each do one run at a time. */
export interface Workers {
  /** Does these runs of the sweep in a folder; calls `tell` after each, with the wall seconds so far. */
  run(folder: string, numbers: ArrayLike<number>, tell: (done: Done, seconds: number) => void): Promise<Work>;
  /** Ends the threads; a run that they were doing is not done. */
  end(): Promise<void>;
}

export function startWorkers(workers: number): Workers {
  const pool = new Piscina({
    filename: builtFile('workers/sweep.js'),
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
  });
  let ended = false;
  return {
    async run(folder, numbers, tell) {
      const plan = planIn(folder);
      const queue = new Queue(numbers, workers);
      const work = { done: 0, failed: 0, cpu: 0, busy: 0 };
      let start = performance.now();
      const seconds = (): number => (performance.now() - start) / 1000;
      const hear = (one: Done): void => {
        work.done++;
        work.cpu += one.cpu;
        work.busy += one.seconds;
        if (one.failed) work.failed++;
        tell(one, seconds());
      };
      /** Does one batch after another; there are as many lanes as threads. */
      const lane = async (): Promise<void> => {
        for (let runs = queue.next(); runs.length > 0 && !ended; runs = queue.next()) {
          try {
            const done = (await pool.run({ folder, runs }, { name: 'doRuns' })) as Done[];
            done.forEach(hear);
            queue.heard(done, runs);
          } catch (error) {
            // Its thread was ended: none of its runs is at fault.
            if (ended) return;
            if (asWrong(error) !== error) throw error;
            const lost = queue.died(runs.filter((run) => readOutcome(folder, plan, run) === null));
            for (const run of runs) {
              const own = { run, failed: run === lost, cpu: 0, seconds: 0 };
              if (run === lost) writeLost(folder, plan, run, error);
              if (run === lost || readOutcome(folder, plan, run) !== null) hear(own);
            }
          }
        }
      };
      try {
        await Promise.all(Array.from({ length: workers }, () => pool.run({ folder }, { name: 'begin' })));
        start = performance.now();
        await Promise.all(Array.from({ length: workers }, lane));
      } catch (error) {
        throw asWrong(error);
      }
      const wall = seconds();
      const { done, failed, cpu, busy } = work;
      const cores = Math.min(workers, availableParallelism());
      return {
        done,
        failed,
        workers,
        cpu: round(cpu),
        wall: round(wall),
        efficiency: round(done > 0 ? cpu / (cores * wall) : 1),
        overhead: round(done > 0 ? (1000 * (workers * wall - busy)) / done : 0),
      };
    },
    end() {
      ended = true;
      return pool.destroy();
    },
  };
}

const round = (value: number): number => Number(value.toFixed(3));

const writeLost = (folder: string, plan: Plan, run: number, error: unknown): void => {
  const text = error instanceof Error ? error.message : String(error);
  onFolder(() =>
    writeOutcome(folder, plan, { run, digest: '', readings: [], error: `its thread ended twice: ${text}` }),
  );
};
