/** Dead cells within a distance. */
import { deadAt, sitesWithin } from '../cells/near.ts';
import type { ReadingOf } from './reading.ts';

export const dead: ReadingOf<'dead'> = {
  one: ({ tissue, site }, { reach }) => sitesWithin(tissue, site, reach, deadAt),
};
