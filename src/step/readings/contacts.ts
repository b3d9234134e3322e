/** Living cells of a type among the 8 neighbours. */
import { countNear, touchingInto } from '../cells/near.ts';
import type { ReadingOf } from './reading.ts';

export const contacts: ReadingOf<'contacts'> = {
  one: ({ tissue, site }, { cell }) => countNear(tissue, site, cell),
  many: ({ engine, tissue, count }, { cell }, out) => touchingInto(engine, tissue, cell, count, out),
};
