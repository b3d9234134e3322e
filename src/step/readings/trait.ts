/** A trait that a cell has inherited. */
import { firstTrait } from '../../world/traits.ts';
import { gather } from '../cells/block.ts';
import type { ReadingOf } from './reading.ts';

export const trait: ReadingOf<'trait'> = {
  one: ({ view, tissue, row }, reading) => tissue.pool.levels[firstTrait(view.world.model) + reading.trait][row],
  many: ({ engine, tissue, count }, reading, out) =>
    gather(engine.block, tissue.pool.levels[firstTrait(engine.world.model) + reading.trait], count, out),
};
