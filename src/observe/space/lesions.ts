/** Lesions: groups of touching cells of a type, and the front of the largest. */
import { turnedBy } from '../../base/turn.ts';
import { DX, DY, neighbour } from '../../world/lattice.ts';
import type { SeenTissue } from '../../world/world.ts';
import type { Living } from '../living.ts';
import { scratch } from '../scratch.ts';

/** Minimum number of cells in a group that counts as a lesion. */
const LEAST_CELLS = 10;
/** Sectors about the centre, each with a point of the front. */
const SECTORS = 64;

export interface Lesions {
  /** Groups of at least ten touching cells. */
  count: number;
  /** Cells of the largest group, even if it has fewer. */
  largest: number;
  /** For each group that counts as a lesion: cells by clone, if requested. */
  clones: ReadonlyMap<number, number>[];
  /** Root mean square deviation of the front of the largest from a circle, sites; 0 without a lesion. */
  roughness: number;
}

/** Positions of the cells of all groups, group by group, unwrapped across the seam of a lattice that wraps. */
interface Places {
  site: Int32Array;
  x: Int32Array;
  y: Int32Array;
}

const leftAt = scratch(Uint8Array);
const cloneAt = scratch(Int32Array);
const sitesOf = scratch(Int32Array);
const xOf = scratch(Int32Array);
const yOf = scratch(Int32Array);

/** The lesions of the living cells of a type (from 0): those that touch, also at a corner, belong together. */
export function lesionsOf(tissue: SeenTissue, living: Living, type: number, withClones: boolean): Lesions {
  const [begin, end] = [living.first[type], living.first[type + 1]];
  const cells = end - begin;
  const { pool } = tissue;
  if (cells === 0) return { count: 0, largest: 0, clones: [], roughness: 0 };
  /** 1 at living cells of the type that belong to no group yet. */
  const left = leftAt(tissue.sites);
  for (let i = begin; i < end; i++) left[pool.site[living.rows[i]]] = 1;
  const clone = cloneAt(withClones ? tissue.sites : 0);
  if (withClones) for (let i = begin; i < end; i++) clone[pool.site[living.rows[i]]] = pool.clone[living.rows[i]];
  const places: Places = { site: sitesOf(cells), x: xOf(cells), y: yOf(cells) };
  const clones: Map<number, number>[] = [];
  let count = 0;
  let from = 0;
  let [start, largest] = [0, 0];
  for (let i = begin; i < end && from < cells; i++) {
    const site = pool.site[living.rows[i]];
    if (left[site] === 0) continue;
    const size = groupFrom(tissue, site, left, places, from) - from;
    if (size >= LEAST_CELLS) count++;
    if (size >= LEAST_CELLS && withClones) clones.push(clonesIn(clone, places.site, from, size));
    if (size > largest) [start, largest] = [from, size];
    from += size;
  }
  const [x, y] = [places.x, places.y].map((one) => one.subarray(start, start + largest));
  return { count, largest, clones, roughness: count > 0 ? roughnessOf(x, y) : 0 };
}

/** Cells by clone in the group of `size` sites from index `from` on. */
function clonesIn(clone: Int32Array, site: Int32Array, from: number, size: number): Map<number, number> {
  const cells = new Map<number, number>();
  for (let i = from; i < from + size; i++) cells.set(clone[site[i]], (cells.get(clone[site[i]]) ?? 0) + 1);
  return cells;
}

/** Moves the group of the cell at `start` from `left` to `places`, from index `from` on; returns where it ends. */
function groupFrom({ lattice }: SeenTissue, start: number, left: Uint8Array, places: Places, from: number): number {
  const { site: sites, x, y } = places;
  const { edge, offsets } = lattice;
  sites[from] = start;
  y[from] = Math.floor(start / lattice.stride);
  x[from] = start - y[from] * lattice.stride;
  left[start] = 0;
  let end = from + 1;
  for (let i = from; i < end; i++) {
    const inner = edge[sites[i]] === 0;
    for (let d = 0; d < 8; d++) {
      const site = inner ? sites[i] + offsets[d] : neighbour(lattice, sites[i], d);
      if (site < 0 || left[site] === 0) continue;
      left[site] = 0;
      sites[end] = site;
      x[end] = x[i] + DX[d];
      y[end] = y[i] + DY[d];
      end++;
    }
  }
  return end;
}

/**
 * Roughness of a contour as its root mean square width: over sectors about the centre of mass, the deviation of the
 * farthest cell's distance from the mean of these distances. A. Brú and others, Biophysical Journal 85 (2003)
 * 2948-2961.
 */
function roughnessOf(x: Int32Array, y: Int32Array): number {
  const centre = { x: meanOf(x), y: meanOf(y) };
  const front = new Float64Array(SECTORS);
  for (let i = 0; i < x.length; i++) {
    const dx = x[i] - centre.x;
    const dy = y[i] - centre.y;
    const sector = sectorOf(dx, dy);
    front[sector] = Math.max(front[sector], Math.sqrt(dx * dx + dy * dy));
  }
  const reached = Array.from(front).filter((radius) => radius > 0);
  const radius = meanOf(reached);
  return Math.sqrt(meanOf(reached.map((one) => (one - radius) * (one - radius))));
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Unit vectors at the starts of the sectors of the first half turn. */
const EDGES = Array.from({ length: SECTORS / 2 }, (_, k) => turnedBy(k / SECTORS));

function sectorOf(dx: number, dy: number): number {
  const below = dy < 0 || (dy === 0 && dx < 0);
  const [x, y] = below ? [-dx, -dy] : [dx, dy];
  let low = 0;
  let high = EDGES.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (EDGES[middle].x * y - EDGES[middle].y * x >= 0) low = middle;
    else high = middle;
  }
  return low + (below ? SECTORS / 2 : 0);
}
