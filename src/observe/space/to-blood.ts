/** How far every site of a tissue is from blood. */
import { FLAG, PHASE, type SeenTissue } from '../../world/world.ts';
import { squaredDistances } from './distance.ts';

/** Distances to blood as they were found last: the cells that carry it change seldom. */
const lastSquares = new WeakMap<SeenTissue, { carrying: Uint8Array; squares: Int32Array | null }>();

/** Squared distance, in sites, of every site to the nearest living cell that carries blood; null without one. */
export function squaresToBlood(tissue: SeenTissue): Int32Array | null {
  const { pool, lattice } = tissue;
  const carrying = new Uint8Array(lattice.stride * lattice.rows);
  for (let row = 0; row < pool.counts[0]; row++)
    if (pool.type[row] !== 0 && pool.phase[row] === PHASE.alive && pool.flags[row] & FLAG.perfused)
      carrying[pool.site[row]] = 1;
  let last = lastSquares.get(tissue);
  if (!last || !isEqual(last.carrying, carrying)) {
    last = { carrying, squares: squaredDistances(lattice, carrying) };
    lastSquares.set(tissue, last);
  }
  return last.squares;
}

/** Whether two arrays hold the same; their length is a multiple of eight. */
function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  const [these, those] = [a, b].map(({ buffer, byteLength }) => new Float64Array(buffer, 0, byteLength / 8));
  return these.every((word, i) => word === those[i]);
}
