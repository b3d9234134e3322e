import { describe, expect, test } from 'vitest';
import { type AccuracyRow, benchAccuracy } from '../../src/bench/accuracy.ts';
import { adi, sweep } from '../../src/bench/rivals.ts';
import { adiStepPlain } from '../../src/kernels/plain/adi.ts';
import { uniform } from '../kernels/arena.ts';

/** The scheme of the field's simulators at its default step. */
const USUAL = 'LOD, 0.01 min';

describe('the numerics of a run, against cells that draw new sites every five minutes', () => {
  const rows = benchAccuracy({ side: 64, minutes: 16 });
  const used = (name: string) => rows.find((row) => row.case === name && row.default)!;
  const usual = (name: string) => rows.find((row) => row.case === name && row.scheme === USUAL)!;

  test.each(['relocating cells, oxygen', 'relocating cells, chemokine'])(
    '%s: no worse than the usual scheme in any norm after the first minute',
    (name) => {
      const { firstMinute: _, ...errors } = used(name).errors;
      for (const [norm, error] of Object.entries(errors)) {
        expect([norm, error]).toEqual([norm, expect.any(Number)]);
        expect(error, norm).toBeLessThanOrEqual(usual(name).errors[norm as keyof AccuracyRow['errors']]);
        expect(error, norm).toBeGreaterThan(0);
      }
    },
  );

  test('shorter steps are more accurate', () => {
    const steps = rows.filter(({ case: name, scheme }) => name.endsWith('chemokine') && scheme.includes('damped'));
    expect(steps.length).toBeGreaterThanOrEqual(3);
    for (const [i, step] of steps.slice(1).entries()) {
      expect(step.errors.relative).toBeGreaterThan(steps[i].errors.relative);
      expect(step.secondsPerHour).toBeGreaterThan(0);
    }
  });

  test('a point vessel is within 3 % on its axis', () => {
    expect(used('a point vessel').errors.largestAtCells).toBeLessThan(0.03);
  });

  test('every case has at least three settings and one that a run uses', () => {
    for (const name of new Set(rows.map((row) => row.case))) {
      const own = rows.filter((row) => row.case === name);
      expect(own.length).toBeGreaterThanOrEqual(3);
      expect(own.filter((row) => row.default)).toHaveLength(1);
    }
  });
});

describe('what kernels are measured against does the same work', () => {
  const width = 32;
  const sites = width * width;
  const next = uniform(3);
  const lattice = (value: (i: number) => number) => Float32Array.from({ length: sites }, (_, i) => value(i));
  const faceX = lattice((i) => (i % width < width - 1 ? 1 : 0));
  const faceY = lattice((i) => (i < sites - width ? 1 : 0));

  test('the alternating-direction step', () => {
    const c = lattice(() => next());
    const loss = lattice(() => next());
    const source = lattice(() => next());
    const retardation = lattice((i) => (i === 77 ? 1e30 : 1 + next()));
    const twin = { c: c.slice(), retardation, loss, source, faceX, faceY, width, height: width };
    const [m, q, z, u] = [0, 1, 2, 3].map(() => new Float64Array(sites)) as Float64Array[];
    adi(c, retardation, loss, source, faceX, faceY, width, width, 7.5, 1, m, q, z, u);
    adiStepPlain(twin, 7.5, 1, { positive: false, wrap: false });
    for (let i = 0; i < sites; i++) expect(Math.abs(c[i] - twin.c[i])).toBeLessThan(1e-5);
  });

  test('the smoother, which leaves the solution alone', () => {
    const held = (i: number) => i === 300 || i === 700;
    const p = new Float64Array(sites).map((_, i) => (held(i) ? 40 : 20));
    const v = new Float64Array(sites).map((_, i) => (held(i) ? -1 : 0.3));
    for (let k = 0; k < 4000; k++) sweep(p, v, faceX, faceY, width, width, 2.5);
    for (let y = 1; y < width - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        const i = y * width + x;
        const flow = p[i - 1] + p[i + 1] + p[i - width] + p[i + width] - 4 * p[i];
        if (!held(i)) expect(Math.abs(flow - (0.3 * p[i]) / (2.5 + p[i]))).toBeLessThan(1e-6);
      }
    }
  });
});
