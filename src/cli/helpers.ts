/** Node threads that help a run. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { MAX_THREADS } from '../threads/control.ts';
import type { Helpers } from '../threads/crew.ts';
import { threadsFor } from '../threads/suited.ts';
import { builtFile } from './home.ts';
import { readWhole } from './numbers.ts';

export const THREADS_HELP = 'number of threads; by default as many as suit the run; the digests do not depend on it';

/** The number given by `--threads`, or the number that suits the scenario on this machine. */
export const readThreads = (text: string | undefined, scenario: Prepared): number =>
  text === undefined
    ? threadsFor(modelOf(scenario), availableParallelism())
    : readWhole(text, '--threads', 1, MAX_THREADS);

/**
 * Does the steps of a run, or other work in pieces, and lets the event loop run now and then, for signals and for
 * threads that have ended.
 */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let last = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - last < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  }
}

/** Time between two turns of the event loop, milliseconds. */
const TURN = 200;

/** Starts `threads` − 1 helpers. They end with the process or at `end`. */
export function startHelpers(threads: number): Helpers {
  let failure: Error | null = null;
  let ending = false;
  const workers = Array.from({ length: threads - 1 }, (_, i) => {
    const worker = new Worker(builtFile('workers/step.js'));
    worker.unref();
    const lost = (why: string) => {
      if (!ending) failure ??= new Error(`thread ${i + 2} of ${threads} ended: ${why}`);
    };
    worker.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => lost(`exit code ${code}`));
    return worker;
  });
  return {
    list: workers.map((worker) => ({
      post: (message) => worker.postMessage(message),
      end: () => void worker.terminate(),
    })),
    cores: availableParallelism(),
    failure: () => failure,
    end() {
      ending = true;
      for (const worker of workers) void worker.terminate();
    },
  };
}
