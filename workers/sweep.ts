/** One core of a sweep: does the runs whose numbers it is given, and writes what came of each. */
import { prepare, doRuns as runThese } from '../src/sweep/worker.ts';

export const doRuns = runThese;

/** Has what takes time at the start done. */
export function begin({ folder }: { folder: string }): void {
  prepare(folder);
}
