/** Whether a vessel cell carries blood. */
import { FLAG } from '../../world/world.ts';
import type { ReadingOf } from './reading.ts';

export const perfused: ReadingOf<'perfused'> = {
  one: ({ tissue, row }) => (tissue.pool.flags[row] & FLAG.perfused ? 1 : 0),
};
