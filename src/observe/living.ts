/** The living cells of a tissue type by type, found once for all that is read from them. */
import { PHASE, type SeenTissue } from '../world/world.ts';

/** Cells of type t (from 0) stand from index `first[t]` to before `first[t + 1]`, in the order of their rows. */
export interface Living {
  readonly rows: Int32Array;
  readonly first: Int32Array;
}

/** Memory for the rows of each tissue: made anew each time, it would cost more than finding them. */
const held = new WeakMap<SeenTissue, Int32Array>();

function roomFor(tissue: SeenTissue, count: number): Int32Array {
  const known = held.get(tissue);
  if (known && known.length >= count) return known;
  const room = new Int32Array(Math.ceil(1.5 * count));
  held.set(tissue, room);
  return room;
}

/** The living cells of a tissue, of `types` types, in its present state; valid until that changes. */
export function livingIn(tissue: SeenTissue, types: number): Living {
  const { pool } = tissue;
  const { type, phase } = pool;
  const used = pool.counts[0];
  const first = new Int32Array(types + 1);
  for (let row = 0; row < used; row++) if (type[row] !== 0 && phase[row] === PHASE.alive) first[type[row]]++;
  for (let t = 0; t < types; t++) first[t + 1] += first[t];
  const rows = roomFor(tissue, first[types]);
  const next = first.slice();
  for (let row = 0; row < used; row++) {
    if (type[row] !== 0 && phase[row] === PHASE.alive) rows[next[type[row] - 1]++] = row;
  }
  return { rows, first };
}
