/** All lattices cut into strips of rows that may be done by any thread in any order. */
import type { TissueState } from '../world/world.ts';
import type { Engine } from './engine.ts';
import type { TissueWork } from './work.ts';

/** Rows of a strip; lattices are padded to multiples of it. */
const STRIP = 16;

export const stripsOf = (engine: Engine): number =>
  engine.world.tissues.reduce((sum, { lattice }) => sum + lattice.rows / STRIP, 0);

/** The strip of a number: the sites `from` to `to` − 1 of a tissue. */
export function stripOf(
  engine: Engine,
  piece: number,
): { tissue: TissueState; work: TissueWork; from: number; to: number } {
  let index = piece;
  let t = 0;
  while (index >= engine.world.tissues[t]!.lattice.rows / STRIP)
    index -= engine.world.tissues[t++]!.lattice.rows / STRIP;
  const tissue = engine.world.tissues[t]!;
  const { stride } = tissue.lattice;
  return { tissue, work: engine.work[t]!, from: index * STRIP * stride, to: (index + 1) * STRIP * stride };
}
