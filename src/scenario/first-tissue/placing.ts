/** Gives the cells of a file their sites: a site holds one cell in each of its two slots. */
import type { CellList } from './cell-list.ts';
import type { Size } from './frame.ts';

/** Sites along each axis by which a cell may be moved when its site is taken. */
export const REACH = 3;

export interface Placed {
  /** Sites by type here, in the order of the file, and the cells of the file on them. */
  sites: Map<string, number[]>;
  members: Map<string, number[]>;
  /** The site of each cell; −1 for one outside, −2 for one without a free site, −3 for one of a type that is left out. */
  site: Int32Array;
  moved: { cells: number; farthest: number };
}

export const OUTSIDE = -1;
export const NO_ROOM = -2;
export const NOT_TAKEN = -3;

/**
 * Types with fewer cells go first, each in the order of the file: a cell takes its own site, else the nearest free one
 * within reach. A structural and a mobile cell share a site.
 * @param before structural sites that are taken already
 * @param typeOf the type here for each type in the file, or null
 * @param slotOf which of the two slots a type takes
 */
export function place(
  { kind, x, y }: CellList,
  { width, height }: Size,
  typeOf: readonly (string | null)[],
  slotOf: (cell: string) => 'structural' | 'mobile',
  before: readonly number[] = [],
): Placed {
  const taken = { structural: new Uint8Array(width * height), mobile: new Uint8Array(width * height) };
  for (const one of before) taken.structural[one] = 1;
  const slots = typeOf.map((cell) => (cell === null ? null : taken[slotOf(cell)]));
  const sites = new Map<string, number[]>();
  const members = new Map<string, number[]>();
  for (const cell of typeOf) {
    if (cell === null) continue;
    sites.set(cell, []);
    members.set(cell, []);
  }
  const site = new Int32Array(kind.length);
  const moved = { cells: 0, farthest: 0 };
  for (const i of rarestFirst(kind, typeOf.length)) {
    const cell = typeOf[kind[i]];
    const slot = slots[kind[i]];
    if (cell === null || slot === null) {
      site[i] = NOT_TAKEN;
      continue;
    }
    const [column, row] = [x[i], y[i]];
    if (!(column >= 0 && row >= 0 && column < width && row < height)) {
      site[i] = OUTSIDE;
      continue;
    }
    const found = freeSite(column, row, { width, height }, slot);
    site[i] = found < 0 ? NO_ROOM : found;
    if (found < 0) continue;
    slot[found] = 1;
    sites.get(cell)!.push(found);
    members.get(cell)!.push(i);
    const far = Math.max(Math.abs((found % width) - column), Math.abs(Math.floor(found / width) - row));
    if (far > 0) {
      moved.cells++;
      moved.farthest = Math.max(moved.farthest, far);
    }
  }
  return { sites, members, site, moved };
}

/** Cells by how many there are of their type in the file, fewest first; of one type in the order of the file. */
function rarestFirst(kind: readonly number[], kinds: number): Int32Array {
  const counts = new Int32Array(kinds);
  for (const one of kind) counts[one]++;
  const order = Array.from({ length: kinds }, (_, k) => k).sort((a, b) => counts[a] - counts[b] || a - b);
  const next = new Int32Array(kinds);
  let start = 0;
  for (const k of order) {
    next[k] = start;
    start += counts[k];
  }
  const ordered = new Int32Array(kind.length);
  for (let i = 0; i < kind.length; i++) ordered[next[kind[i]]++] = i;
  return ordered;
}

/** Steps to the sites within reach, the nearest first. */
export const around = (reach: number): readonly (readonly [dx: number, dy: number])[] =>
  Array.from(
    { length: (2 * reach + 1) ** 2 },
    (_, i) => [(i % (2 * reach + 1)) - reach, Math.floor(i / (2 * reach + 1)) - reach] as const,
  ).sort((a, b) => a[0] * a[0] + a[1] * a[1] - b[0] * b[0] - b[1] * b[1]);

const NEAR = around(REACH);

/** The site itself, or the nearest free one among `steps`, or −1. */
export function freeSite(x: number, y: number, { width, height }: Size, taken: Uint8Array, steps = NEAR): number {
  for (const [dx, dy] of steps) {
    const [column, row] = [x + dx, y + dy];
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    if (taken[row * width + column] === 0) return row * width + column;
  }
  return -1;
}

/** The share of sites that lie within `reach` sites of one of the others. */
export function shareNear(
  sites: readonly number[],
  others: readonly number[],
  { width, height }: Size,
  reach: number,
): number {
  const near = new Uint8Array(width * height);
  const most = Math.floor(reach);
  for (const other of others) {
    const [x, y] = [other % width, Math.floor(other / width)];
    for (let dy = -most; dy <= most; dy++) {
      const half = Math.floor(Math.sqrt(reach * reach - dy * dy));
      const row = y + dy;
      if (row < 0 || row >= height) continue;
      near.fill(1, row * width + Math.max(0, x - half), row * width + Math.min(width - 1, x + half) + 1);
    }
  }
  const count = sites.reduce((sum, site) => sum + near[site], 0);
  return sites.length === 0 ? 1 : count / sites.length;
}
