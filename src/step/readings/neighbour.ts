/** The strongest signal of a receptor among the neighbouring cells of a type. */
import { largestNear } from '../cells/near.ts';
import { signalOf } from '../cells/signal.ts';
import type { ReadingOf } from './reading.ts';

export const neighbour: ReadingOf<'neighbour'> = {
  one: ({ view, tissue, site }, { cell, receptor }) =>
    largestNear(tissue, site, cell, (other) => signalOf(view, tissue, other, receptor)),
  many({ engine, tissue, count }, { cell, receptor }, out) {
    const signal = tissue.scratch.signal[receptor];
    const signalOfRow = (row: number): number => signal[row];
    const { sites } = engine.block;
    for (let i = 0; i < count; i++) out.values[i] = largestNear(tissue, sites[i], cell, signalOfRow);
  },
};
