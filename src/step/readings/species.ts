/** Ligand (or oxygen) sensed where a cell stands. */
import { sensed, sensedInto } from '../cells/signal.ts';
import type { ReadingOf } from './reading.ts';

export const species: ReadingOf<'species'> = {
  one: ({ view, tissue, site }, reading) => sensed(view, tissue, reading.species, site),
  many: ({ engine, tissue, count }, reading, out) => sensedInto(engine, tissue, reading.species, count, out),
};
