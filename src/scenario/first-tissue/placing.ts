/**
 * Gives the cells of a file their sites: a site holds one cell in each of its two slots. Where cells lie closer than
 * sites, some are displaced. Who is, and to which side, must not hang on how the file is sorted: a crowd that is placed
 * from left to right drifts to the right.
 */
import { mixed } from '../../base/digest.ts';
import type { CellList } from './cell-list.ts';
import type { Size } from './frame.ts';

/** Sites along each axis by which a cell may be moved when its site is taken. */
export const REACH = 4;

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
 * Types with fewer cells go first. Of one type those come first whose own site is free; each other one takes the nearest
 * free site within reach. A structural and a mobile cell share a site.
 * @param before structural sites that are taken already
 * @param typeOf the type here for each type in the file, or null
 * @param slotOf which of the two slots a type takes
 * @param reach sites along each axis by which a cell may be moved
 */
export function place(
  { kind, x, y }: Pick<CellList, 'kind' | 'x' | 'y'>,
  { width, height }: Size,
  typeOf: readonly (string | null)[],
  slotOf: (cell: string) => 'structural' | 'mobile',
  before: readonly number[] = [],
  reach = REACH,
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
  const ways = turned(around(reach));
  for (const { of, alike } of rarestFirst(kind, typeOf.length, scattered(x, y))) {
    const [cell, slot] = [typeOf[of], slots[of]];
    if (cell === null || slot === null) {
      for (const i of alike) site[i] = NOT_TAKEN;
      continue;
    }
    const settle = (i: number, at: number): void => {
      site[i] = at;
      slot[at] = 1;
      sites.get(cell)?.push(at);
      members.get(cell)?.push(i);
    };
    const displaced: number[] = [];
    for (const i of alike) {
      if (!(x[i] >= 0 && y[i] >= 0 && x[i] < width && y[i] < height)) site[i] = OUTSIDE;
      else if (slot[y[i] * width + x[i]] === 0) settle(i, y[i] * width + x[i]);
      else displaced.push(i);
    }
    for (const i of displaced) {
      const found = freeSite(x[i], y[i], { width, height }, slot, ways);
      if (found < 0) {
        site[i] = NO_ROOM;
        continue;
      }
      settle(i, found);
      moved.cells++;
      const far = Math.max(Math.abs((found % width) - x[i]), Math.abs(Math.floor(found / width) - y[i]));
      moved.farthest = Math.max(moved.farthest, far);
    }
  }
  return { sites, members, site, moved };
}

/**
 * Places in an order that they alone decide and that favours no side; those at one place are in the order of the file.
 */
export function scattered(x: ArrayLike<number>, y: ArrayLike<number>): Uint32Array {
  const keys = Uint32Array.from(x, (_, i) => keyOf(x[i], y[i]));
  return Uint32Array.from(x, (_, i) => i).sort((a, b) => keys[a] - keys[b] || x[a] - x[b] || y[a] - y[b] || a - b);
}

const keyOf = (x: number, y: number): number => mixed(mixed(Math.round(8 * x) + 1) ^ Math.round(8 * y));

/** Cells of each type in a given order, the types with the fewest cells in the file first. */
function rarestFirst(kind: readonly number[], kinds: number, given: Uint32Array): { of: number; alike: number[] }[] {
  const all = Array.from({ length: kinds }, (_, of) => ({ of, alike: [] as number[] }));
  for (const i of given) all[kind[i]].alike.push(i);
  return all.sort((a, b) => a.alike.length - b.alike.length || a.of - b.of);
}

/** Steps to the sites within reach, the nearest first. */
export const around = (reach: number): readonly (readonly [dx: number, dy: number])[] =>
  Array.from(
    { length: (2 * reach + 1) ** 2 },
    (_, i) => [(i % (2 * reach + 1)) - reach, Math.floor(i / (2 * reach + 1)) - reach] as const,
  ).sort((a, b) => a[0] * a[0] + a[1] * a[1] - b[0] * b[0] - b[1] * b[1]);

/** The same steps, turned and mirrored in all eight ways: sites that are equally near come in another order in each. */
export function turned(steps: ReturnType<typeof around>): ReturnType<typeof around>[] {
  return Array.from({ length: 8 }, (_, way) =>
    steps.map(([dx, dy]) => {
      const [a, b] = way & 4 ? [dy, dx] : [dx, dy];
      return [way & 1 ? -a : a, way & 2 ? -b : b] as const;
    }),
  );
}

const NEAR = turned(around(REACH));

/** The site itself, or the nearest free one among `ways`, one of which the place chooses; or −1. */
export function freeSite(x: number, y: number, { width, height }: Size, taken: Uint8Array, ways = NEAR): number {
  for (const [dx, dy] of ways[keyOf(x, y) % ways.length]) {
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
