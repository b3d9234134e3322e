/** Evaluates the readings of rules, for one cell or for a block of cells. */
import type { Reading } from '../../scenario/vocabulary.ts';
import type { SeenTissue } from '../../world/world.ts';
import type { Column } from '../cells/block.ts';
import type { Window } from '../window.ts';
import { READINGS } from './list.ts';
import type { AnyReading, ManyCells, OneCell } from './reading.ts';

/** The table entry under a reading's own name. */
const entryOf = ({ read }: Reading): AnyReading => READINGS[read];

/** The value of a reading for the cell in a row; for observers. */
export function readOne(view: Window, tissue: SeenTissue, row: number, reading: Reading): number {
  const { pool } = tissue;
  const type = view.world.model.cells[pool.type[row] - 1];
  return entryOf(reading).one({ view, tissue, row, site: pool.site[row], type }, reading);
}

/** Writes a reading of the first `count` cells of the block, all of one type, to a column. */
export function readMany(cells: ManyCells, reading: Reading, out: Column): void {
  const entry = entryOf(reading);
  if (entry.many) {
    entry.many(cells, reading, out);
    return;
  }
  const { engine, tissue, type, count } = cells;
  const { rows, sites } = engine.block;
  const cell: OneCell = { view: engine, tissue, row: 0, site: 0, type };
  for (let i = 0; i < count; i++) {
    cell.row = rows[i];
    cell.site = sites[i];
    out.values[i] = entry.one(cell, reading);
  }
}
