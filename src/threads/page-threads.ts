/** Workers of a page that help with a run. */
import StepWorker from '../../workers/step.ts?worker';
import type { Model } from '../scenario/model.ts';
import type { Helpers } from './crew.ts';
import { sitesOf, threadsFor } from './suited.ts';

/** Whether memory can be shared here: only between workers of a page that is isolated from others. */
export const canShare = (): boolean => globalThis.crossOriginIsolated === true;

/** Number of sites from which a run may also use the core on which the page draws. */
const MANY_SITES = 100_000;

/** Number of threads that suit a model in a page. */
export function threadsForPage(model: Model): number {
  const cores = navigator.hardwareConcurrency;
  return threadsFor(model, sitesOf(model) >= MANY_SITES ? cores : Math.max(1, cores - 1));
}

/** Starts `threads` − 1 helpers; they end with the worker that starts them. */
export function startHelpers(threads: number): Helpers {
  let failure: Error | null = null;
  const workers = Array.from({ length: threads - 1 }, (_, i) => {
    const worker: Worker = new StepWorker({ name: `stroma-step-${i + 2}` });
    const lost = (why: string) => {
      failure ??= new Error(`thread ${i + 2} of ${threads} ended: ${why}`);
    };
    worker.addEventListener('error', (event) => lost(event.message || 'it could not be started'));
    void watch(worker, () => lost('its worker was stopped'));
    return worker;
  });
  return {
    list: workers.map((worker) => ({ post: (message) => worker.postMessage(message), end: () => worker.terminate() })),
    cores: navigator.hardwareConcurrency,
    failure: () => failure,
    end() {
      for (const worker of workers) worker.terminate();
    },
  };
}

/**
 * Calls back when a worker has ended, which no event reports: it holds a lock for as long as it lives, and its first
 * message is the name of that lock.
 */
async function watch(worker: Worker, gone: () => void): Promise<void> {
  const lock = await new Promise<string>((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
  });
  await navigator.locks?.request(lock, gone);
}
