/** One core of a sweep: does the runs whose numbers it is given, and writes what came of each. */
import { prepare, doRun as runOne } from '../src/sweep/worker.ts';

export const doRun = runOne;

/** Has what takes time at the start done. */
export function begin({ folder }: { folder: string }): void {
  prepare(folder);
}
