/** What a rule reads of a cell: of a single one, or of a block at a time. */

import type { CellType } from '../../scenario/model.ts';
import type { Reading } from '../../scenario/vocabulary.ts';
import type { SeenTissue, TissueState } from '../../world/world.ts';
import type { Column } from '../cells/block.ts';
import type { Engine } from '../engine.ts';
import type { Window } from '../window.ts';

/** One cell, as observers see it. */
export interface OneCell {
  view: Window;
  tissue: SeenTissue;
  row: number;
  site: number;
  type: CellType;
}

/** The first `count` cells of the engine's block, all of one type. */
export interface ManyCells {
  engine: Engine;
  tissue: TissueState;
  type: CellType;
  count: number;
}

/** A reading of any kind: its entry in the table. */
export interface AnyReading {
  one(cell: OneCell, reading: Reading): number;
  many: ((cells: ManyCells, reading: Reading, out: Column) => void) | undefined;
  ofAll?: (engine: Engine, reading: Reading) => number;
}

type Named<Read extends Reading['read']> = Extract<Reading, { read: Read }>;

export interface ReadingOf<Read extends Reading['read']> {
  /** From the present state; needs no engine and writes nothing. */
  one(cell: OneCell, reading: Named<Read>): number;
  /**
   * The same for many cells, into a column: the same numbers, but for the rounding of float32. Left out where reading
   * cells one by one is just as good.
   */
  many?(cells: ManyCells, reading: Named<Read>, out: Column): void;
  /** The same for a cell that is on no lattice, if all cells share the value. */
  ofAll?(engine: Engine, reading: Named<Read>): number;
}

/** A reading whose value is the same for all cells. */
export const shared = <Read extends Reading['read']>(
  of: (view: Window, reading: Named<Read>) => number,
): ReadingOf<Read> => ({
  one: ({ view }, reading) => of(view, reading),
  many: ({ engine, count }, reading, out) => {
    out.values.fill(of(engine, reading), 0, count);
  },
  ofAll: of,
});
