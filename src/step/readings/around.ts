/** Sum of a receptor, state or trait over the living cells of a type among the 8 neighbours. */
import { sumAround, touchingInto } from '../cells/near.ts';
import type { ReadingOf } from './reading.ts';

export const around: ReadingOf<'around'> = {
  one: ({ tissue, site }, { cell, level }) => sumAround(tissue, site, cell, tissue.pool.levels[level]),
  many({ engine, tissue, count }, { cell, level }, out) {
    const { values } = out;
    const { sites } = engine.block;
    touchingInto(engine, tissue, cell, count, out);
    for (let i = 0; i < count; i++) {
      if (values[i] !== 0) values[i] = sumAround(tissue, sites[i], cell, tissue.scratch.seen.get(level)!);
    }
  },
};
