/** Open sites within a distance. */
import { sitesWithin, voidAt } from '../cells/near.ts';
import type { ReadingOf } from './reading.ts';

export const openVoid: ReadingOf<'void'> = {
  one: ({ tissue, site }, { reach }) => sitesWithin(tissue, site, reach, voidAt),
};
