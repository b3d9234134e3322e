import { describe, expect, test } from 'vitest';
import { oxygenSolvePlain } from '../../src/kernels/plain/oxygen.ts';
import { neighbours } from '../../src/kernels/plain/oxygenLevels.ts';
import { uniform } from './arena.ts';
import { copyOf, hold, type Oxygen, oxygen, physics, tissue } from './oxygenLattice.ts';

const shapes: [number, number][] = [
  [16, 16],
  [48, 32],
  [81, 81],
  [112, 176],
  [200, 208],
];

describe.each(shapes)('%i × %i', (columns, rows) => {
  test.each([false, true])('kernel and twin agree on a tissue, round for round; rings: %s', (rings) => {
    const lattice = oxygen(columns, rows);
    if (rings) join(lattice);
    tissue(lattice, columns);
    const twin = copyOf(lattice);
    lattice.prepare();
    for (const rounds of [1, 1, 3]) {
      const found = lattice.solve(physics, 0, rounds);
      const plain = oxygenSolvePlain(twin, physics, 0, rounds);
      expect(found.rounds).toBe(plain.rounds);
      expect(largestDifference(lattice.p, twin.p)).toBeLessThan(4e-4);
      expect(Math.abs(found.uptake / plain.uptake - 1)).toBeLessThan(1e-5);
      expect(Math.abs(found.inflow / plain.inflow - 1)).toBeLessThan(1e-4);
    }
  });

  test('fuzz: random faces, held and dead sites, uptake, rings; finite, never negative, balanced', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const lattice = oxygen(columns, rows);
      scatter(lattice, seed, columns === lattice.width && rows === lattice.height && seed % 2 === 0);
      const held = [...lattice.p.keys()].filter((i) => lattice.held[i] === 1);
      const before = held.map((i) => lattice.p[i]);
      lattice.prepare();
      const result = lattice.solve(physics, 2e-4, 60);
      expect(held.map((i) => lattice.p[i])).toEqual(before);
      expect(lattice.p.every((value) => value >= 0 && value < 100 && !Object.is(value, -0))).toBe(true);
      expect(result.rounds).toBeLessThan(60);
      expect(Math.abs(result.inflow - result.uptake)).toBeLessThan(2.1e-4 * result.uptake + 1e-3);
      expect(bruteForceError(lattice)).toBeLessThan(3e-4);
    }
  });
});

test('a point vessel of 4 µm meets the radial profile along its axis', () => {
  const lattice = oxygen(81, 81);
  hold(lattice, 40, 40, 40, Math.PI / 2 / Math.log(5));
  lattice.prepare();
  const { rounds } = lattice.solve(physics, 2e-4, 30);
  expect(rounds).toBeLessThan(10);
  const exact = [18.71, 10.1, 5.71];
  for (const step of [1, -1, lattice.width, -lattice.width]) {
    const centre = 40 * lattice.width + 40;
    for (let k = 0; k < 3; k++) {
      expect(Math.abs(lattice.p[centre + (k + 1) * step] / exact[k] - 1)).toBeLessThan(0.03);
    }
  }
});

test('a wall of vessels one column wide gives the exponential of the lattice', () => {
  const lattice = oxygen(144, 48);
  for (let y = 0; y < 48; y++) hold(lattice, 71, y, 40);
  lattice.uptake.fill(75);
  lattice.prepare();
  lattice.solve({ ...physics, linear: true }, 1e-6, 60);
  // p_{j+1} − 2 p_j + p_{j−1} = (λ h²/D) p_j decays by the smaller root of q² − (2 + λ h²/D) q + 1.
  const share = 75 / 2.5 / 300;
  const q = 1 + share / 2 - Math.sqrt(share + (share * share) / 4);
  for (let k = 1; k < 12; k++) {
    for (const x of [71 + k, 71 - k]) {
      const found = lattice.p[20 * 144 + x];
      expect(Math.abs(found / (40 * q ** k) - 1)).toBeLessThan(1e-3);
      expect(Math.abs(found / (40 * Math.exp(-k * Math.sqrt(share))) - 1)).toBeLessThan(0.02);
    }
  }
});

test('warm start after 0.3 % of the sites changed: few rounds, small error', () => {
  const lattice = oxygen(256, 256);
  tissue(lattice, 4);
  lattice.prepare();
  const cold = lattice.solve(physics, 2e-4, 30);
  expect(cold.rounds).toBeLessThan(15);
  const next = uniform(9);
  for (let i = 0; i < lattice.p.length; i++) {
    if (next() < 0.003 && lattice.held[i] === 0) lattice.uptake[i] = lattice.uptake[i] > 100 ? 30 : 300;
  }
  const warm = lattice.solve(physics, 2e-4, 30);
  expect(warm.rounds).toBeGreaterThan(0);
  expect(warm.rounds).toBeLessThanOrEqual(4);
  const found = lattice.p.slice();
  lattice.solve(physics, 0, 20);
  expect(largestDifference(found, lattice.p)).toBeLessThan(0.05);
});

test('without vessels oxygen is used up and stays finite', () => {
  const lattice = oxygen(90, 60);
  for (let y = 0; y < 60; y++) lattice.p.fill(40, y * lattice.width, y * lattice.width + 90);
  lattice.prepare();
  const result = lattice.solve(physics, 2e-4, 30);
  expect(result.inflow).toBe(0);
  expect(Math.max(...lattice.p)).toBeLessThan(1e-3);
  lattice.p.fill(0);
  expect(lattice.solve(physics, 2e-4, 30)).toEqual({ rounds: 0, residual: 0, uptake: 0, inflow: 0 });
});

test('held strips and regions without uptake give the straight line between them', () => {
  const lattice = oxygen(96, 64);
  for (let y = 0; y < 64; y++) {
    for (const x of [0, 1, 2, 3, 4]) hold(lattice, x, y, 40);
    for (const x of [93, 94, 95]) hold(lattice, x, y, 4);
  }
  lattice.uptake.fill(0);
  lattice.prepare();
  const { inflow } = lattice.solve(physics, 1e-6, 60);
  for (let x = 5; x < 93; x++) expect(Math.abs(lattice.p[30 * 96 + x] - (40 - (36 * (x - 4)) / 89))).toBeLessThan(2e-3);
  expect(Math.abs(inflow)).toBeLessThan(1);
});

test('a ring is the same when it is shifted, and a vessel at its corner feeds all four sides', () => {
  const fields = [0, 23].map((shift) => {
    const lattice = oxygen(48, 48);
    join(lattice);
    hold(lattice, shift, shift, 40, 1.1);
    lattice.prepare();
    lattice.solve(physics, 1e-6, 40);
    return lattice.p;
  });
  const at = (field: Float32Array, x: number, y: number) => field[((y + 48) % 48) * 48 + ((x + 48) % 48)];
  for (let y = 0; y < 48; y++) {
    for (let x = 0; x < 48; x++)
      expect(Math.abs(at(fields[0], x, y) - at(fields[1], x + 23, y + 23))).toBeLessThan(1e-3);
  }
  for (const [x, y] of [
    [-1, 0],
    [0, -1],
    [0, 1],
  ])
    expect(at(fields[0], x, y)).toBeCloseTo(at(fields[0], 1, 0), 4);
});

test('the same input gives the same bits whatever the scratch held before', () => {
  const solve = () => {
    const lattice = oxygen(96, 80);
    tissue(lattice, 2);
    lattice.prepare();
    const result = lattice.solve(physics, 2e-4, 30);
    return { p: lattice.p, result };
  };
  expect(solve()).toEqual(solve());
});

/** Opens the faces between the last and the first column and row of the padded lattice. */
function join({ faceX, faceY, width, height }: Oxygen): void {
  for (let y = 0; y < height; y++) faceX[y * width + width - 1] = 1;
  for (let x = 0; x < width; x++) faceY[(height - 1) * width + x] = 1;
}

/** Random faces, uptake, held and dead sites, a held block and a held line. */
function scatter(lattice: Oxygen, seed: number, rings: boolean): void {
  const { p, uptake, faceX, faceY, width, height } = lattice;
  const next = uniform(seed);
  for (let i = 0; i < width * height; i++) {
    if (rings) {
      faceX[i] = 1;
      faceY[i] = 1;
    }
    if (uptake[i] > 0) p[i] = 40 * next();
    uptake[i] *= next() < 0.3 ? 0.1 : next();
    if (next() < 0.1) faceX[i] = 0;
    if (next() < 0.1) faceY[i] = 0;
  }
  for (let k = 0; k < (width * height) / 200; k++)
    hold(lattice, Math.floor(next() * 16), Math.floor(next() * 16), 40, 0.98 + 0.7 * next());
  for (let y = 2; y < 9; y++) for (let x = 3; x < 8; x++) hold(lattice, x, y, 30);
  for (let y = 0; y < 14; y++) hold(lattice, 11, y, 20);
}

/** Σ|Σ f (p_j − p_i) D/h² − V p/(K + p)| / Σ V p/(K + p), in double. */
function bruteForceError({ p, uptake, faceX, faceY, held, width, height }: Oxygen): number {
  let error = 0;
  let used = 0;
  for (let i = 0; i < width * height; i++) {
    if (held[i] === 1) continue;
    const [w, e, n, s] = neighbours(i, width, height);
    const flow =
      faceX[i] * (p[e] - p[i]) + faceX[w] * (p[w] - p[i]) + faceY[i] * (p[s] - p[i]) + faceY[n] * (p[n] - p[i]);
    const use = (uptake[i] * p[i]) / (physics.half + p[i]);
    error += Math.abs(physics.conductance * flow - use);
    used += use;
  }
  return error / used;
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  let worst = 0;
  for (let i = 0; i < a.length; i++) worst = Math.max(worst, Math.abs(a[i] - b[i]));
  return worst;
}
