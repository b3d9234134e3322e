import { describe, expect, test } from 'vitest';
import { sequenceOf } from '../../src/base/seed.ts';
import type { Design, Space } from '../../src/sweep/designs/design.ts';
import { makeDesign } from '../../src/sweep/designs/designs.ts';
import { morrisStep } from '../../src/sweep/designs/morris.ts';
import { MAX_DIMENSIONS, sobolSequence } from '../../src/sweep/designs/sobol.ts';

const space = (levels: number[], ranges = levels.map(() => true)): Space => ({
  levels,
  ranges,
  random: () => sequenceOf('designs'),
});
const all = (design: Design): number[][] => Array.from({ length: design.points }, (_, i) => design.at(i));

test('a grid has every combination, the last factor first', () => {
  expect(all(makeDesign({ kind: 'grid' }, space([2, 3])))).toEqual([
    [0, 0],
    [0, 0.5],
    [0, 1],
    [1, 0],
    [1, 0.5],
    [1, 1],
  ]);
  expect(all(makeDesign({ kind: 'grid' }, space([2, 1], [false, true])))).toEqual([
    [0.25, 0],
    [0.75, 0],
  ]);
  expect(all(makeDesign({ kind: 'grid' }, space([])))).toEqual([[]]);
});

test('a list has the levels side by side', () => {
  expect(all(makeDesign({ kind: 'list' }, space([3, 3], [true, false])))).toEqual([
    [0, 1 / 6],
    [0.5, 0.5],
    [1, 2.5 / 3],
  ]);
});

test('a Latin hypercube has one point in every stratum of every factor', () => {
  const points = all(makeDesign({ kind: 'latinHypercube', points: 40 }, space([0, 0, 0])));
  for (const f of [0, 1, 2]) {
    const strata = points.map((point) => Math.floor(point[f] * 40)).sort((a, b) => a - b);
    expect(strata).toEqual(Array.from({ length: 40 }, (_, i) => i));
  }
  expect(points).toEqual(all(makeDesign({ kind: 'latinHypercube', points: 40 }, space([0, 0, 0]))));
});

describe("the Sobol' sequence", () => {
  test('begins as published', () => {
    const coordinate = sobolSequence(6);
    const first = Array.from({ length: 8 }, (_, i) => [0, 1, 2, 3, 4, 5].map((d) => coordinate(i, d)));
    // The first points in 6 dimensions with the direction numbers of Joe and Kuo, as SciPy 1.17 gives them.
    expect(first).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
      [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ]);
  });

  test('goes on as published', () => {
    const coordinate = sobolSequence(MAX_DIMENSIONS);
    expect(MAX_DIMENSIONS).toBe(64);
    expect([coordinate(5, 9), coordinate(7, 41), coordinate(6, 63)]).toEqual([0.125, 0.875, 0.875]);
    expect(Array.from({ length: 8 }, (_, d) => coordinate(999, d))).toEqual([
      0.1572265625, 0.9091796875, 0.0810546875, 0.9892578125, 0.9677734375, 0.8447265625, 0.8583984375, 0.7119140625,
    ]);
    expect([coordinate(777, 63), coordinate(1023, 40)]).toEqual([0.4267578125, 0.6318359375]);
  });

  test('has each dimension evenly filled at every power of 2', () => {
    const coordinate = sobolSequence(MAX_DIMENSIONS);
    for (let d = 0; d < MAX_DIMENSIONS; d++) {
      const cells = new Set(Array.from({ length: 256 }, (_, i) => Math.floor(coordinate(i, d) * 256)));
      expect(cells.size).toBe(256);
    }
  });
});

test('Morris trajectories change one factor at a time by Δ, and stay inside', () => {
  const count = 5;
  const points = all(makeDesign({ kind: 'morris', trajectories: 30, levels: 4 }, space([0, 0, 0, 0, 0])));
  expect(points).toHaveLength(30 * (count + 1));
  for (let t = 0; t < 30; t++) {
    const own = points.slice(t * (count + 1), (t + 1) * (count + 1));
    const moved = own.slice(1).map((point, i) => point.flatMap((share, f) => (share === own[i][f] ? [] : [f])));
    expect(moved.every((factors) => factors.length === 1)).toBe(true);
    expect(moved.flat().sort()).toEqual([0, 1, 2, 3, 4]);
    own.slice(1).forEach((point, i) => {
      const step = point[moved[i][0]] - own[i][moved[i][0]];
      expect(Math.abs(step)).toBeCloseTo(morrisStep(4), 12);
    });
  }
  const shares = points.flat();
  expect(Math.min(...shares)).toBeGreaterThan(-1e-12);
  expect(Math.max(...shares)).toBeLessThan(1 + 1e-12);
});

test('a row of Saltelli is A, AB of every factor, and B', () => {
  const design = makeDesign({ kind: 'saltelli', samples: 16 }, space([0, 0, 0]));
  expect(design.points).toBe(16 * 5);
  for (let row = 0; row < 16; row++) {
    const [a, ab1, ab2, ab3, b] = Array.from({ length: 5 }, (_, i) => design.at(row * 5 + i));
    expect([ab1, ab2, ab3]).toEqual([
      [b[0], a[1], a[2]],
      [a[0], b[1], a[2]],
      [a[0], a[1], b[2]],
    ]);
    expect(a).not.toEqual(b);
  }
});
