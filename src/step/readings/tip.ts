/** Whether a cell is the tip of a sprout. */
import { FLAG } from '../../world/world.ts';
import type { ReadingOf } from './reading.ts';

export const tip: ReadingOf<'tip'> = {
  one: ({ tissue, row }) => (tissue.pool.flags[row] & FLAG.tip ? 1 : 0),
};
