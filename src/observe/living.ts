/** The living cells of a tissue type by type, found once for all that is read from them. */
import { PHASE, type SeenTissue } from '../world/world.ts';

/** Cells of type t (from 0) stand from index `first[t]` to before `first[t + 1]`, in the order of their rows. */
export interface Living {
  readonly rows: Int32Array;
  /** The site of each. */
  readonly sites: Int32Array;
  readonly first: Int32Array;
}

/** Memory for the rows and sites of each tissue: made anew each time, it would cost more than finding them. */
const held = new WeakMap<SeenTissue, { rows: Int32Array; sites: Int32Array }>();

function roomFor(tissue: SeenTissue, count: number): { rows: Int32Array; sites: Int32Array } {
  const known = held.get(tissue);
  if (known && known.rows.length >= count) return known;
  const length = Math.ceil(1.5 * count);
  const room = { rows: new Int32Array(length), sites: new Int32Array(length) };
  held.set(tissue, room);
  return room;
}

/** The living cells of a tissue, of `types` types, in its present state; valid until that changes. */
export function livingIn(tissue: SeenTissue, types: number): Living {
  const { pool } = tissue;
  const { type, phase, site } = pool;
  const used = pool.counts[0];
  const first = new Int32Array(types + 1);
  for (let row = 0; row < used; row++) if (type[row] !== 0 && phase[row] === PHASE.alive) first[type[row]]++;
  for (let t = 0; t < types; t++) first[t + 1] += first[t];
  const { rows, sites } = roomFor(tissue, first[types]);
  const next = first.slice();
  for (let row = 0; row < used; row++) {
    if (type[row] === 0 || phase[row] !== PHASE.alive) continue;
    const i = next[type[row] - 1]++;
    rows[i] = row;
    sites[i] = site[row];
  }
  return { rows, sites, first };
}
