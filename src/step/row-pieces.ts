/** The rows of all lattices, in pieces that any thread may do in any order. */
import type { TissueState } from '../world/world.ts';
import type { Engine } from './engine.ts';
import type { TissueWork } from './work.ts';

/** Rows per piece; lattices are padded to multiples of it. */
const PIECE_ROWS = 16;

export const rowPieces = (engine: Engine): number =>
  engine.world.tissues.reduce((sum, { lattice }) => sum + lattice.rows / PIECE_ROWS, 0);

/** Piece number `piece`: sites `from` to `to` − 1 of a tissue. */
export function rowPieceOf(
  engine: Engine,
  piece: number,
): { tissue: TissueState; work: TissueWork; from: number; to: number } {
  let index = piece;
  let t = 0;
  while (index >= engine.world.tissues[t].lattice.rows / PIECE_ROWS)
    index -= engine.world.tissues[t++].lattice.rows / PIECE_ROWS;
  const tissue = engine.world.tissues[t];
  const { stride } = tissue.lattice;
  return { tissue, work: engine.work[t], from: index * PIECE_ROWS * stride, to: (index + 1) * PIECE_ROWS * stride };
}
