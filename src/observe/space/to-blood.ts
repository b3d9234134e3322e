/** How far every site of a tissue is from blood. */
import { FLAG, PHASE, type SeenTissue } from '../../world/world.ts';
import { scratch } from '../scratch.ts';
import { squaredDistances } from './distance.ts';

/** Distances to blood as last found: the cells that carry it rarely change. */
const lastSquares = new WeakMap<SeenTissue, { sites: Int32Array; squares: Int32Array | null }>();

const sitesOf = scratch(Int32Array);

/** Squared distance, in sites, of every site to the nearest living cell that carries blood; null without one. */
export function squaresToBlood(tissue: SeenTissue): Int32Array | null {
  const { lattice } = tissue;
  const sites = sitesWithBlood(tissue);
  const last = lastSquares.get(tissue);
  if (last?.sites.length === sites.length && last.sites.every((site, i) => site === sites[i])) return last.squares;
  const near = new Uint8Array(lattice.stride * lattice.rows);
  for (const site of sites) near[site] = 1;
  const squares = squaredDistances(lattice, near);
  lastSquares.set(tissue, { sites: sites.slice(), squares });
  return squares;
}

/** Sites of the living cells that carry blood, in the order of their rows. */
function sitesWithBlood({ pool }: SeenTissue): Int32Array {
  const { type, phase, flags, site } = pool;
  const used = pool.counts[0];
  const sites = sitesOf(used);
  let count = 0;
  for (let row = 0; row < used; row++)
    if (type[row] !== 0 && phase[row] === PHASE.alive && flags[row] & FLAG.perfused) sites[count++] = site[row];
  return sites.subarray(0, count);
}
