import { describe, expect, test } from 'vitest';
import { ADI_IMPLICIT, ADI_POSITIVE, ADI_WRAP } from '../../src/kernels/field-kernels.ts';
import { adiStepPlain } from '../../src/kernels/plain/adi.ts';
import { amount, diffusion, randomise } from './diffusion.ts';

const modes = [0, ADI_POSITIVE, ADI_IMPLICIT, ADI_WRAP, ADI_POSITIVE | ADI_WRAP, ADI_IMPLICIT | ADI_WRAP];
const shapes: [number, number][] = [
  [16, 16],
  [48, 32],
  [32, 144],
  [208, 96],
];

describe.each(modes)('flags %i', (flags) => {
  const mode = {
    positive: (flags & ADI_POSITIVE) !== 0,
    implicit: (flags & ADI_IMPLICIT) !== 0,
    wrap: (flags & ADI_WRAP) !== 0,
  };

  test.each(shapes)('kernel and twin agree on random layouts of %i × %i', (width, height) => {
    const lattice = diffusion(width, height);
    for (let seed = 1; seed <= 6; seed++) {
      randomise(lattice, { seed, wrap: mode.wrap, held: 0.03, dead: seed % 2 === 0 ? 0.1 : 0 });
      const twin = { ...lattice, c: lattice.c.slice() };
      const start = lattice.c.slice();
      const clipped = lattice.step(7.5, 1, flags);
      const clippedPlain = adiStepPlain(twin, 7.5, 1, mode);
      let worst = 0;
      for (let i = 0; i < start.length; i++) worst = Math.max(worst, Math.abs(lattice.c[i] - twin.c[i]));
      expect(worst).toBeLessThan(1e-5);
      expect(Math.abs(clipped - clippedPlain)).toBeLessThan(1e-5 * (1 + clippedPlain) * width);
      expect(lattice.c).not.toEqual(start);
    }
  });

  test.each(shapes)('the balance closes to 1e-5 of throughput on %i × %i', (width, height) => {
    const lattice = diffusion(width, height);
    for (let seed = 11; seed <= 16; seed++) {
      randomise(lattice, { seed, wrap: mode.wrap, held: 0, dead: 0.05 });
      const before = lattice.c.slice();
      const amountBefore = amount(lattice);
      const dt = 0.5;
      const clipped = lattice.step(3, dt, flags);
      let gain = 0;
      let throughput = 0;
      for (let i = 0; i < before.length; i++) {
        const c = mode.positive || mode.implicit ? lattice.c[i] : (before[i] + lattice.c[i]) / 2;
        gain += dt * (lattice.source[i] - lattice.loss[i] * c);
        throughput += dt * (lattice.source[i] + lattice.loss[i] * c);
      }
      expect(clipped).toBe(0);
      expect(Math.abs(amount(lattice) - amountBefore - gain)).toBeLessThan(1e-5 * throughput);
    }
  });

  test('clipping is counted: the balance after a jump closes with it (positive mode clips nothing)', () => {
    const lattice = diffusion(48, 48);
    lattice.c[24 * 48 + 24] = 1;
    const clipped = lattice.step(7.5, 1, flags);
    if (mode.positive) expect(clipped).toBe(0);
    else expect(clipped).toBeGreaterThan(0.01);
    expect(amount(lattice)).toBeCloseTo(1 + clipped, 5);
  });

  test('held sites keep their bits, also at odd values', () => {
    const lattice = diffusion(64, 32);
    randomise(lattice, { seed: 5, wrap: mode.wrap, held: 0.2, dead: 0 });
    const values = [0, 1 / 3, 1e-20, 39.123456, 1e4];
    for (let i = 0; i < lattice.c.length; i++) if (lattice.retardation[i] > 1e29) lattice.c[i] = values[i % 5];
    const before = lattice.c.slice();
    for (let k = 0; k < 5; k++) lattice.step(7.5, 1, flags);
    const held = [...before.keys()].filter((i) => lattice.retardation[i] > 1e29);
    expect(held.length).toBeGreaterThan(300);
    expect(held.map((i) => lattice.c[i])).toEqual(held.map((i) => before[i]));
    expect(lattice.c.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
  });

  test('nothing below 1e-25 and no −0 is stored', () => {
    const lattice = diffusion(208, 208);
    lattice.c[100 * 208 + 100] = 1;
    lattice.c[0] = -0;
    lattice.c[7] = 1e-30;
    lattice.step(0.3, 1, flags);
    const wrong = lattice.c.filter((value) => Object.is(value, -0) || (value !== 0 && value < 1e-25));
    expect(wrong.length).toBe(0);
    expect(lattice.c.filter((value) => value === 0).length).toBeGreaterThan(100);
  });
});

test.each(modes)('flags %i: a compact source in a large empty lattice leaves no denormals, which are slow', (flags) => {
  const lattice = diffusion(208, 208);
  if ((flags & ADI_WRAP) !== 0) {
    lattice.faceX.fill(1);
    lattice.faceY.fill(1);
  }
  lattice.source[100 * 208 + 100] = 1;
  for (let k = 0; k < 3; k++) expect(lattice.step(0.3, 1, flags)).toBeLessThan(1e-3);
  const left = lattice.scratch();
  const denormal = [...left, ...lattice.c].filter((value) => value !== 0 && Math.abs(value) < 1.2e-38);
  expect(denormal.length).toBe(0);
  expect(lattice.c.filter((value) => value === 0).length).toBeGreaterThan(100);
});

test('positive mode stays positive and conserves where Douglas goes negative', () => {
  for (const [flags, wrap] of [
    [ADI_POSITIVE, false],
    [ADI_POSITIVE | ADI_WRAP, true],
  ] as const) {
    const lattice = diffusion(96, 96);
    randomise(lattice, { seed: 3, wrap, held: 0, dead: 0 });
    lattice.c.fill(0);
    lattice.loss.fill(0);
    lattice.source.fill(0);
    lattice.c[40 * 96 + 50] = 1000;
    const before = amount(lattice);
    expect(lattice.step(50, 6, flags)).toBe(0);
    expect(Math.abs(amount(lattice) - before)).toBeLessThan(1e-5 * before);
  }
});

test('a periodic lattice is the same when it is shifted', () => {
  const [width, height, dx, dy] = [48, 32, 19, 27];
  const lattice = diffusion(width, height);
  const shifted = diffusion(width, height);
  randomise(lattice, { seed: 8, wrap: true, held: 0.05, dead: 0.05 });
  for (const name of ['c', 'retardation', 'loss', 'source', 'faceX', 'faceY'] as const) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        shifted[name][((y + dy) % height) * width + ((x + dx) % width)] = lattice[name][y * width + x];
      }
    }
  }
  for (let k = 0; k < 4; k++) {
    lattice.step(5, 1, ADI_WRAP);
    shifted.step(5, 1, ADI_WRAP);
  }
  let worst = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const there = shifted.c[((y + dy) % height) * width + ((x + dx) % width)];
      worst = Math.max(worst, Math.abs(there - lattice.c[y * width + x]));
    }
  }
  expect(worst).toBeLessThan(2e-6);
});

test('one secreting site reaches the discrete Green’s function of the lattice', () => {
  const lattice = diffusion(128, 128);
  lattice.retardation.fill(3);
  lattice.loss.fill(0.023);
  lattice.source[64 * 128 + 64] = 0.5;
  for (let k = 0; k < 1500; k++) lattice.step(3000 / 400, 1, 0);
  const at = (x: number, y: number) => lattice.c[(64 + y) * 128 + 64 + x];
  const expected: [number, number, number][] = [
    [0, 0, 0.04909],
    [1, 0, 0.03246],
    [2, 0, 0.02498],
    [3, 0, 0.02063],
    [1, 1, 0.02794],
    [2, 2, 0.021],
    [3, 3, 0.01694],
  ];
  for (const [x, y, value] of expected) {
    for (const found of [at(x, y), at(-x, y), at(x, -y), at(y, x), at(-y, -x)]) {
      expect(Math.abs(found / value - 1)).toBeLessThan(0.003);
    }
  }
});

test('the error in time falls with the square of the step', () => {
  const [nx, k] = [64, 2.5];
  const error = (steps: number) => {
    const lattice = diffusion(nx, 32);
    lattice.loss.fill(0.1);
    const mode = (i: number) =>
      Math.cos((Math.PI * 3 * ((i % nx) + 0.5)) / nx) * Math.cos((Math.PI * 2 * (Math.floor(i / nx) + 0.5)) / 32);
    for (let i = 0; i < lattice.c.length; i++) lattice.c[i] = 2 + mode(i);
    for (let s = 0; s < steps; s++) lattice.step(k, 8 / steps, 0);
    const decay = 0.1 + k * (4 - 2 * Math.cos((3 * Math.PI) / nx) - 2 * Math.cos((2 * Math.PI) / 32));
    let worst = 0;
    for (let i = 0; i < lattice.c.length; i++) {
      const exact = 2 * Math.exp(-0.8) + mode(i) * Math.exp(-8 * decay);
      worst = Math.max(worst, Math.abs(lattice.c[i] - exact));
    }
    return worst;
  };
  const [coarse, medium, fine] = [error(4), error(8), error(16)];
  expect(coarse / medium).toBeGreaterThan(3.7);
  expect(medium / fine).toBeGreaterThan(3.7);
  expect(medium / fine).toBeLessThan(4.3);
});
