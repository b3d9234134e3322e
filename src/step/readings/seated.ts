/** Whether a cell holds a niche seat. */
import { NO_DIRECTION } from '../../world/lattice.ts';
import type { ReadingOf } from './reading.ts';

export const seated: ReadingOf<'seated'> = {
  one: ({ tissue, row }) => (tissue.pool.link[row] < NO_DIRECTION ? 1 : 0),
};
