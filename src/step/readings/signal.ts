/** Signal s = r·θ of a receptor; 0 if the type lacks it. */
import { signalOf } from '../cells/signal.ts';
import type { ReadingOf } from './reading.ts';

export const signal: ReadingOf<'signal'> = {
  one: ({ view, tissue, row }, { receptor }) => signalOf(view, tissue, row, receptor),
  many: ({ engine, type, count }, { receptor }, out) => {
    if (type.rest[receptor] === 0) out.values.fill(0, 0, count);
    else engine.kernels.scale(engine.block.signals[receptor].at, out.at, count, 1);
  },
};
