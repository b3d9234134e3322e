/** Level of a receptor; 0 if the type lacks it. */
import { gather } from '../cells/block.ts';
import type { ReadingOf } from './reading.ts';

export const level: ReadingOf<'level'> = {
  one: ({ tissue, type, row }, { receptor }) => (type.rest[receptor] === 0 ? 0 : tissue.pool.levels[receptor][row]),
  many: ({ engine, tissue, type, count }, { receptor }, out) => {
    if (type.rest[receptor] === 0) out.values.fill(0, 0, count);
    else gather(engine.block, tissue.pool.levels[receptor], count, out);
  },
};
