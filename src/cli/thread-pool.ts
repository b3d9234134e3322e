/** Threads that do whole runs, one per core of the machine. */
import { availableParallelism } from 'node:os';
import Piscina from 'piscina';
import type { ExpectationResult, ExpectationsJob } from '../validation/expect.ts';
import type { SeenRun } from '../validation/seen.ts';
import type { Doing } from '../validation/targets.ts';
import { builtFile } from './home.ts';

interface Pool {
  run: Doing;
  readRun(run: SeenRun): Promise<number[]>;
  expectSeed(job: ExpectationsJob): Promise<ExpectationResult[]>;
  end(): Promise<void>;
}

export function startPool(): Pool {
  const pool = new Piscina({ filename: builtFile('workers/target.js'), maxThreads: availableParallelism() });
  return {
    run: (job) => pool.run(job, { name: 'estimateSeed' }),
    readRun: (run) => pool.run(run, { name: 'readRun' }),
    expectSeed: (job) => pool.run(job, { name: 'expectSeed' }),
    end: () => pool.destroy(),
  };
}
