/** Crowded cells: who is displaced, and to which side, does not hang on how the file is sorted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Placed, place } from '../../src/scenario/first-tissue/placing.ts';

const SIZE = { width: 80, height: 80 };

/** A round crowd, `apart` sites between its cells, in the order of `by`. */
function crowd(apart: number, by: (a: readonly number[], b: readonly number[]) => number): number[][] {
  const cells: number[][] = [];
  for (let v = -14; v <= 14; v += apart)
    for (let u = -14; u <= 14; u += apart)
      if (u * u + v * v < 196) cells.push([Math.floor(40.5 + u), Math.floor(40.5 + v)]);
  return cells.sort(by);
}

function placed(cells: readonly (readonly number[])[]): Placed {
  const list = { kind: cells.map(() => 0), x: cells.map(([x]) => x), y: cells.map(([, y]) => y) };
  return place(list, SIZE, ['tumour'], () => 'structural', [], 6);
}

const middleOf = (sites: readonly number[]): number[] => [
  sites.reduce((sum, site) => sum + (site % SIZE.width), 0) / sites.length,
  sites.reduce((sum, site) => sum + Math.floor(site / SIZE.width), 0) / sites.length,
];

describe.each([0.8, 0.65, 0.5])('cells that are %s sites apart', (apart) => {
  const orders = {
    leftToRight: (a: readonly number[], b: readonly number[]) => a[0] - b[0] || a[1] - b[1],
    rightToLeft: (a: readonly number[], b: readonly number[]) => b[0] - a[0] || b[1] - a[1],
    downwards: (a: readonly number[], b: readonly number[]) => a[1] - b[1] || a[0] - b[0],
  };

  test.each(Object.entries(orders))('stay where they are as a whole: %s', (_, by) => {
    const cells = crowd(apart, by);
    const { sites, site } = placed(cells);
    const kept = sites.get('tumour')!;
    const before = middleOf(cells.flatMap(([x, y], i) => (site[i] >= 0 ? [y * SIZE.width + x] : [])));
    const after = middleOf(kept);
    // A part of a site, where the crowd spreads by several sites.
    for (const axis of [0, 1]) expect(Math.abs(after[axis] - before[axis])).toBeLessThan(0.3);
    expect(new Set(kept).size).toBe(kept.length);
  });

  test('take the same sites whatever the order of the file', () => {
    const [one, ...others] = Object.values(orders).map((by) => new Set(placed(crowd(apart, by)).sites.get('tumour')));
    for (const other of others) expect(other).toEqual(one);
  });
});

test('whoever has a free site of its own keeps it, and the others go no farther than they must', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 79 }), fc.integer({ min: 0, max: 79 })), { maxLength: 80 });
  fc.assert(
    fc.property(some, (cells) => {
      const { site, moved } = placed(cells);
      const own = cells.map(([x, y]) => y * SIZE.width + x);
      for (const one of new Set(own)) expect(own.some((at, i) => at === one && site[i] === one)).toBe(true);
      expect(moved.cells).toBe(own.length - new Set(own).size);
    }),
  );
});
