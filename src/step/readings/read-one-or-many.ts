/** Evaluates the readings of rules, for one cell or for a block of cells. */
import { uniform } from '../../base/uniform.ts';
import type { Reading } from '../../scenario/vocabulary.ts';
import type { SeenTissue } from '../../world/world.ts';
import type { Column } from '../cells/block.ts';
import type { ReadingSource } from '../cells/evaluation.ts';
import type { Window } from '../window.ts';
import { READINGS } from './list.ts';
import type { AnyReading, ManyCells, OneCell } from './reading.ts';

const NAMES = Object.keys(READINGS) as Reading['read'][];

/** The readers in the order of their list, all in one form, even those without `many`. */
const READERS: readonly AnyReading[] = uniform(
  Object.values(READINGS).map(({ one, many }) => ({ one, many })),
) as never;

/** The value of a reading for the cell in a row; for observers. */
export function readOne(view: Window, tissue: SeenTissue, row: number, reading: Reading): number {
  const { pool } = tissue;
  const type = view.world.model.cells[pool.type[row] - 1];
  return READERS[NAMES.indexOf(reading.read)].one({ view, tissue, row, site: pool.site[row], type }, reading);
}

/** Where a reading for the cells of a block comes from, and the column that it fills. */
export const sourceOf = (reading: Reading, out: Column): ReadingSource => ({
  reader: NAMES.indexOf(reading.read),
  reading,
  out,
});

/** Writes a reading of the first `count` cells of the block, all of one type, to its column. */
export function readMany(cells: ManyCells, { reader, reading, out }: ReadingSource): void {
  const { one, many } = READERS[reader];
  if (many) {
    many(cells, reading, out);
    return;
  }
  const { engine, tissue, type, count } = cells;
  const { rows, sites } = engine.block;
  const cell: OneCell = { view: engine, tissue, row: 0, site: 0, type };
  for (let i = 0; i < count; i++) {
    cell.row = rows[i];
    cell.site = sites[i];
    out.values[i] = one(cell, reading);
  }
}
