/** Lesions: groups of touching cells of a type, and the front of the largest. */
import { turnedBy } from '../../base/turn.ts';
import { DX, DY, neighbour } from '../../world/lattice.ts';
import { PHASE, type SeenTissue } from '../../world/world.ts';

/** Fewest cells of a group that counts as a lesion. */
const LEAST_CELLS = 10;
/** Sectors about the centre, each with a point of the front. */
const SECTORS = 64;

export interface Lesions {
  /** Groups of at least ten touching cells. */
  count: number;
  /** Cells of the largest group, even if it has fewer. */
  largest: number;
  /** Root mean square deviation of the front of the largest from a circle, sites; 0 without a lesion. */
  roughness: number;
}

/** Positions of the cells of a group, unwrapped across the seam of a lattice that wraps. */
interface Group {
  x: number[];
  y: number[];
}

/** The lesions of the living cells of a type (from 0): those that touch, also at a corner, belong together. */
export function lesionsOf(tissue: SeenTissue, type: number): Lesions {
  const { pool, sites } = tissue;
  const seen = new Uint8Array(sites);
  const own = new Uint8Array(sites);
  for (let row = 0; row < pool.counts[0]; row++)
    if (pool.type[row] === type + 1 && pool.phase[row] === PHASE.alive) own[pool.site[row]] = 1;
  let count = 0;
  let largest: Group = { x: [], y: [] };
  for (let row = 0; row < pool.counts[0]; row++) {
    const site = pool.site[row];
    if (pool.type[row] !== type + 1 || own[site] === 0 || seen[site] === 1) continue;
    const group = groupFrom(tissue, site, own, seen);
    if (group.x.length >= LEAST_CELLS) count++;
    if (group.x.length > largest.x.length) largest = group;
  }
  return { count, largest: largest.x.length, roughness: count > 0 ? roughnessOf(largest) : 0 };
}

function groupFrom({ lattice }: SeenTissue, start: number, own: Uint8Array, seen: Uint8Array): Group {
  const group: Group = { x: [start % lattice.stride], y: [Math.floor(start / lattice.stride)] };
  const sites = [start];
  seen[start] = 1;
  for (let i = 0; i < sites.length; i++) {
    for (let d = 0; d < 8; d++) {
      const site = neighbour(lattice, sites[i], d);
      if (site < 0 || own[site] === 0 || seen[site] === 1) continue;
      seen[site] = 1;
      sites.push(site);
      group.x.push(group.x[i] + DX[d]);
      group.y.push(group.y[i] + DY[d]);
    }
  }
  return group;
}

/**
 * Roughness of a contour as its root mean square width: the deviation, over sectors about the centre of mass, of the
 * farthest cell's distance from its mean. A. Brú and others, Biophysical Journal 85 (2003) 2948-2961.
 */
function roughnessOf({ x, y }: Group): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const centre = { x: mean(x), y: mean(y) };
  const front = new Float64Array(SECTORS);
  for (let i = 0; i < x.length; i++) {
    const dx = x[i] - centre.x;
    const dy = y[i] - centre.y;
    const sector = sectorOf(dx, dy);
    front[sector] = Math.max(front[sector], Math.sqrt(dx * dx + dy * dy));
  }
  const reached = Array.from(front).filter((radius) => radius > 0);
  const radius = mean(reached);
  return Math.sqrt(mean(reached.map((one) => (one - radius) * (one - radius))));
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
