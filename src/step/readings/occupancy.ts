/** Occupancy θ of a receptor. */
import { gather } from '../cells/block.ts';
import { occupancyAt } from '../cells/signal.ts';
import type { ReadingOf } from './reading.ts';

export const occupancy: ReadingOf<'occupancy'> = {
  one: ({ view, tissue, type, site }, { receptor }) =>
    type.rest[receptor] === 0 ? 0 : occupancyAt(view, tissue, site, receptor),
  many: ({ engine, tissue, count }, { receptor }, out) =>
    gather(engine.block, tissue.scratch.occupancy[receptor], count, out),
};
