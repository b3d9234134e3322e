/** Density of matrix where a cell stands. */
import { gatherAtSites } from '../cells/block.ts';
import type { ReadingOf } from './reading.ts';

export const matrix: ReadingOf<'matrix'> = {
  one: ({ tissue, site }) => tissue.matrix[site],
  many: ({ engine, tissue, count }, _, out) => gatherAtSites(engine.block, tissue.matrix, count, out),
};
