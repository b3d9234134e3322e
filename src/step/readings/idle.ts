/** How far a node of the inner pathways is from full activity. */
import { activityInto, activityOf } from './node.ts';
import type { ReadingOf } from './reading.ts';

export const idle: ReadingOf<'idle'> = {
  one: (cell, { node }) => 1 - activityOf(cell, node),
  many: (cells, { node }, out) => {
    activityInto(cells, node, out);
    for (let i = 0; i < cells.count; i++) out.values[i] = 1 - out.values[i];
  },
};
