/** A state of a cell. */
import { gather } from '../cells/block.ts';
import type { ReadingOf } from './reading.ts';

export const state: ReadingOf<'state'> = {
  one: ({ view, tissue, row }, reading) => tissue.pool.levels[view.world.model.receptors.length + reading.state][row],
  many: ({ engine, tissue, count }, reading, out) =>
    gather(engine.block, tissue.pool.levels[engine.world.model.receptors.length + reading.state], count, out),
};
