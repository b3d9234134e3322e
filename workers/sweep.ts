/** One thread of a sweep: does the runs whose numbers it is given, and writes the outcome of each. */
import { prepare, doRuns as runThese } from '../src/sweep/worker.ts';

export const doRuns = runThese;

/** Does the slow preparations in advance. */
export function begin({ folder }: { folder: string }): void {
  prepare(folder);
}
