/** Evaluates the readings of rules, for one cell or for a block of cells. */
import { uniform } from '../../base/uniform.ts';
import type { Reading } from '../../scenario/vocabulary.ts';
import type { SeenTissue } from '../../world/world.ts';
import type { Column } from '../cells/block.ts';
import type { Window } from '../window.ts';
import { READINGS } from './list.ts';
import type { AnyReading, ManyCells, OneCell, ReadingSource } from './reading.ts';

/** The table entry under a reading's own name. */
const entryOf = ({ read }: Reading): AnyReading => ENTRIES[read];

/** All in one form, those without `many` too. */
const ENTRIES = uniform(
  Object.fromEntries(Object.entries(READINGS).map(([read, { one, many }]) => [read, { one, many }])),
) as unknown as Record<Reading['read'], AnyReading>;

/** The value of a reading for the cell in a row; for observers. */
export function readOne(view: Window, tissue: SeenTissue, row: number, reading: Reading): number {
  const { pool } = tissue;
  const type = view.world.model.cells[pool.type[row] - 1];
  return entryOf(reading).one({ view, tissue, row, site: pool.site[row], type }, reading);
}

/** The source of a reading for the cells of a block. */
export const sourceOf = (reading: Reading, out: Column): ReadingSource => ({ entry: entryOf(reading), reading, out });

/** Writes a reading of the first `count` cells of the block, all of one type, to its column. */
export function readMany(cells: ManyCells, { entry, reading, out }: ReadingSource): void {
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
