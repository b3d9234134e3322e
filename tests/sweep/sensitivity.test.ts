import { describe, expect, test } from 'vitest';
import { sequenceOf } from '../../src/base/seed.ts';
import { morrisIndices } from '../../src/sweep/analysis/morris-effects.ts';
import { sobolIndices } from '../../src/sweep/analysis/sobol-indices.ts';
import { makeDesign } from '../../src/sweep/designs/designs.ts';
import { outputsOf } from '../../src/sweep/outputs.ts';
import { sensitivities } from '../../src/sweep/sensitivity.ts';
import { planOf, sweep } from './files.ts';

const draw = () => sequenceOf('sensitivity');
const space = (factors: number) => ({
  levels: new Array<number>(factors).fill(0),
  ranges: new Array<boolean>(factors).fill(true),
  random: draw,
});

/** Ishigami and Homma, 1990, with a = 7 and b = 0.1, over −π to π. */
const ishigami = (shares: readonly number[]): number => {
  const [x, y, z] = shares.map((share) => Math.PI * (2 * share - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

test("Sobol' indices of the Ishigami function are the exact ones", () => {
  const design = makeDesign({ kind: 'saltelli', samples: 4096 }, space(3));
  const outputs = Array.from({ length: design.points }, (_, i) => ishigami(design.at(i)));
  const { factors, rows } = sobolIndices(outputs, 3, draw());
  expect(rows).toBe(4096);
  // V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2, of which the parts of x, of y, and of x with z.
  expect(factors.map(({ first }) => first.estimate)).toEqual(
    [0.314, 0.442, 0].map((exact) => expect.closeTo(exact, 2)),
  );
  expect(factors.map(({ total }) => total.estimate)).toEqual(
    [0.558, 0.442, 0.244].map((exact) => expect.closeTo(exact, 2)),
  );
  for (const { first, total } of factors) {
    for (const { estimate, low, high } of [first, total]) {
      expect(low).toBeLessThanOrEqual(estimate);
      expect(high).toBeGreaterThanOrEqual(estimate);
      expect(high - low).toBeLessThan(0.15);
    }
  }
});

describe('Morris indices', () => {
  const design = makeDesign({ kind: 'morris', trajectories: 200, levels: 4 }, space(4));
  const shares = Array.from({ length: design.points }, (_, i) => design.at(i));

  test('of a linear function are its slopes, without spread', () => {
    const { factors, trajectories } = morrisIndices(
      shares,
      shares.map(([a, b, c]) => 3 * a - 2 * b + 0.5 * c),
      draw(),
    );
    expect(trajectories).toBe(200);
    expect(factors.map(({ mean }) => mean.estimate)).toEqual([3, -2, 0.5, 0].map((slope) => expect.closeTo(slope, 10)));
    expect(factors.map(({ meanOfSizes }) => meanOfSizes.estimate)).toEqual(
      [3, 2, 0.5, 0].map((slope) => expect.closeTo(slope, 10)),
    );
    for (const { deviation } of factors) expect(deviation.estimate).toBeCloseTo(0, 10);
  });

  test('of a product have spread', () => {
    // The effect of a is b, which is 0, 1/3, 2/3 or 1 with a quarter of the trajectories each.
    const { factors } = morrisIndices(
      shares,
      shares.map(([a, b]) => a * b),
      draw(),
    );
    expect(factors[0].mean.estimate).toBeCloseTo(0.5, 1);
    expect(factors[0].deviation.estimate).toBeCloseTo(Math.sqrt(5) / 6, 1);
    expect(factors[0].mean.low).toBeLessThan(factors[0].mean.estimate);
  });

  test('leave out trajectories with a failed run', () => {
    const outputs = shares.map(([a]) => a);
    outputs[7] = Number.NaN;
    const { factors, trajectories } = morrisIndices(shares, outputs, draw());
    expect(trajectories).toBe(199);
    expect(factors[0].mean.estimate).toBeCloseTo(1, 10);
  });
});

test('the outputs of a sweep are means over replicates, and its indices are named', () => {
  const plan = planOf(
    sweep(`design: { kind: morris, trajectories: 4 }
replicates: 2
vary:
  oxygen: { path: tissues.tumour.vesselOxygen, from: 10, to: 60 }
  speed: { path: cells.tumour.speed, from: 0.1, to: 1, scale: log }
`),
  );
  expect(plan.runs).toBe(4 * 3 * 2);
  const outcomes = Array.from({ length: plan.runs }, (_, i) => ({
    run: i + 1,
    digest: '',
    error: '',
    readings: [{ measure: 'tumour.tumour.count', hours: 24, value: i }],
  }));
  const [output] = outputsOf(plan, outcomes);
  expect(output).toEqual({
    scenario: 'small',
    measure: 'tumour.tumour.count',
    hours: 24,
    points: Array.from({ length: 12 }, (_, i) => 2 * i + 0.5),
  });
  const found = sensitivities(plan, outcomes.slice(1));
  expect(found.map(({ factor, index, samples }) => [factor, index, samples])).toEqual(
    ['oxygen', 'speed'].flatMap((factor) => ['mu', 'mu*', 'sigma'].map((index) => [factor, index, 3])),
  );
});
