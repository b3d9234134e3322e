/** Threads that do whole runs, one per core of the machine. */
import { availableParallelism } from 'node:os';
import Piscina from 'piscina';
import type { SeenJob } from '../validation/seen.ts';
import type { Doing } from '../validation/targets.ts';
import { builtFile } from './home.ts';

interface Pool {
  run: Doing;
  readSeen(job: SeenJob): Promise<number>;
  end(): Promise<void>;
}

export function startPool(): Pool {
  const pool = new Piscina({ filename: builtFile('workers/target.js'), maxThreads: availableParallelism() });
  return {
    run: (job) => pool.run(job, { name: 'estimateSeed' }),
    readSeen: (job) => pool.run(job, { name: 'readSeen' }),
    end: () => pool.destroy(),
  };
}
