/** The signal that a resting cell of another type would have where a cell stands. */
import { occupancyAt, occupancyInto } from '../cells/signal.ts';
import type { ReadingOf } from './reading.ts';

export const visitor: ReadingOf<'visitor'> = {
  one: ({ view, tissue, site }, { cell, receptor }) =>
    occupancyAt(view, tissue, site, receptor) * view.world.model.cells[cell].rest[receptor],
  many({ engine, tissue, count }, { cell, receptor }, out) {
    occupancyInto(engine, tissue, receptor, count, out);
    engine.kernels.scale(out.at, out.at, count, engine.world.model.cells[cell].rest[receptor]);
  },
};
