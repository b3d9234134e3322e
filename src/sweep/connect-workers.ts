/** Does the runs of a sweep in workers of the page. */
import { wrap } from 'comlink';
import type { Runs } from '../../workers/runs.ts';
import RunsWorker from '../../workers/runs.ts?worker';
import type { Plan } from './plan.ts';
import type { Outcome } from './result-rows.ts';

export interface Doing {
  /** Resolves when all runs are done, or after `end`. */
  over: Promise<void>;
  end(): void;
}

/**
 * @param numbers the runs to do, in this order
 * @param count number of workers
 * @param tell is given the outcome of each run
 */
export function startRuns(
  plan: Plan,
  numbers: readonly number[],
  count: number,
  tell: (outcome: Outcome) => void,
): Doing {
  const ends = new Set<() => void>();
  let next = 0;
  let ended = false;

  /** Each worker does one run after another; a run during which its worker dies fails, and a new worker goes on. */
  const lane = async (): Promise<void> => {
    let worker = await startOne(plan, ends);
    while (!ended && next < numbers.length) {
      const run = numbers[next++];
      const outcome = await worker.run(run).catch(async (error: unknown): Promise<Outcome | null> => {
        if (ended) return null;
        worker.end();
        worker = await startOne(plan, ends);
        const text = error instanceof Error ? error.message : String(error);
        return { run, digest: '', readings: [], error: `its worker ended: ${text}` };
      });
      if (outcome && !ended) tell(outcome);
    }
    worker.end();
  };
  const over = Promise.all(Array.from({ length: Math.min(count, numbers.length) }, lane)).then(
    () => {},
    (error: unknown) => {
      for (const end of ends) end();
      if (!ended) throw error;
    },
  );
  return {
    over,
    end() {
      ended = true;
      for (const end of ends) end();
    },
  };
}

/** Starts a worker and waits until it is ready; its calls reject when it fails. */
async function startOne(plan: Plan, ends: Set<() => void>) {
  const worker: Worker = new RunsWorker();
  const remote = wrap<Runs>(worker);
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(new Error(event.message || 'it could not be started'));
  });
  const end = (): void => {
    worker.terminate();
    ends.delete(end);
    fail(new Error('ended'));
  };
  ends.add(end);
  await Promise.race([remote.begin(plan), failed]);
  return { run: (number: number): Promise<Outcome> => Promise.race([remote.run(number), failed]), end };
}
