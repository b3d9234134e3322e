/**
 * How many threads suit a run: as many as make its steps clearly shorter.
 *
 * Two threads lose about half a millisecond per step to synchronisation, whatever its size, and each field is one
 * thread's work. Measured, milliseconds per step on 1, 2, 4, 8 and 16 threads (the busy world of `stroma bench`;
 * sixteen cores, the first two rows on two cores):
 *
 *   64 x 64      0.58   1.14
 *   128 x 128    1.89   2.42
 *   160 x 160    4.91   3.73   3.29   2.84   3.20
 *   the flagship 8.83   5.21   3.61   3.26   4.29
 *   500 x 500    67.6   37.2   27.4   25.6   25.7
 *   1000 x 1000   241    126   95.6    102   93.5
 */
import type { Model } from '../scenario/model.ts';

/** From each number of sites up, the largest number of threads that helps. */
const HELPING: readonly { sites: number; threads: number }[] = [
  { sites: 0, threads: 1 },
  { sites: 24_000, threads: 4 },
];

/** Sites of all tissues, including the padding of their lattices. */
export const sitesOf = ({ tissues }: Model): number =>
  tissues.reduce((sum, { stride, rows }) => sum + stride * rows, 0);

/** How many threads suit a model on a machine with a number of cores. */
export function threadsFor(model: Model, cores: number): number {
  const sites = sitesOf(model);
  const helping = HELPING.filter((row) => row.sites <= sites).map(({ threads }) => threads);
  return Math.max(1, Math.min(cores, ...helping.slice(-1)));
}
