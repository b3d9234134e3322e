import { expect, test } from 'vitest';
import { sequenceOf } from '../../src/base/seed.ts';
import type { Particle } from '../../src/sweep/fit/bayes.ts';
import { identify } from '../../src/sweep/fit/identify.ts';

const populationOf = (points: readonly (readonly number[])[]): Particle[] =>
  points.map((shares, i) => ({
    shares,
    weight: 1 / points.length,
    distance: 0.5,
    generation: 1,
    batch: 1,
    point: i + 1,
  }));

/** By itself, by a sum with the next, the next, and not at all. */
function drawn(count: number): number[][] {
  const draw = sequenceOf('identify');
  return Array.from({ length: count }, () => {
    const along = draw();
    return [0.4 + 0.1 * draw(), along, 0.95 - 0.9 * along + 0.05 * draw(), draw()];
  });
}

test('a number is known by itself, only with another, or not at all', () => {
  const known = identify(populationOf(drawn(400)), []);
  expect(known.map(({ verdict }) => verdict)).toEqual(['fixed', 'combined', 'combined', 'open']);
  expect(known[1].partner?.at).toBe(2);
  expect(known[2].partner?.at).toBe(1);
  expect(known[1].partner?.correlation).toBeLessThan(-0.95);
  // Uniform on a tenth, and on all of the range.
  expect(known[0].spread).toBeCloseTo(0.1, 1);
  expect(known[3].spread).toBeCloseTo(1, 1);
  // With the other held it varies by the noise alone: a twentieth over the slope.
  expect(known[1].spreadAlone).toBeCloseTo(0.05 / 0.9, 1);
  expect(known[1].spread).toBeGreaterThan(0.9);
});

test('weights count: what weighs nothing widens nothing', () => {
  const near = populationOf(drawn(200));
  const far = near.map((one) => ({ ...one, shares: one.shares.map((share) => 1 - share), weight: 0 }));
  const [alone, with_] = [identify(near, []), identify([...near, ...far], [])];
  for (const [i, one] of alone.entries()) expect(with_[i].spread).toBeCloseTo(one.spread, 12);
});

test('a population of one value, and a single factor, have a verdict', () => {
  const [only] = identify(populationOf([[0.3], [0.3]]), []);
  expect(only).toMatchObject({ verdict: 'fixed', partner: null });
});

test('the profile is the smallest distance in each tenth, whatever the others are', () => {
  const tried = [
    { shares: [0.05, 0.5], distance: 3 },
    { shares: [0.09, 0.1], distance: 2 },
    { shares: [1, 0.1], distance: 4 },
    { shares: [0.55, 0.1], distance: Number.POSITIVE_INFINITY },
  ];
  const [{ profile }] = identify(populationOf(drawn(20).map((shares) => shares.slice(0, 2))), tried);
  expect(profile).toEqual([2, null, null, null, null, null, null, null, null, 4]);
});
