import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePairs, exactInterval, holm, pairsFor, quantilesOf, t975, widthOf } from '../../src/analysis/paired.ts';
import { sequenceOf } from '../../src/base/seed.ts';
import { studentP, studentT } from './student.ts';

/** Standard normal values from a seed (Box and Muller). */
function normals(seed: string, count: number): number[] {
  const next = sequenceOf(seed);
  return Array.from({ length: count }, () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()));
}

test("quantiles of Student's t are those of SciPy", () => {
  const scipy: [number, number][] = [
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [9, 2.2621571627982053],
    [30, 2.0422724563012378],
    [99, 1.9842169515864174],
  ];
  for (const [freedom, t] of scipy) expect(Math.abs(t975(freedom) / t - 1)).toBeLessThan(1e-7);
});

test('difference, interval, effect and p of pairs are those of SciPy', () => {
  // scipy.stats.ttest_rel(b, a), and its confidence_interval()
  const paired = comparePairs([10, 12, 9, 11, 14, 8], [13, 12, 11, 15, 15, 9]);
  expect(paired.difference).toBeCloseTo(1.8333333333, 9);
  expect(paired.t).toBeCloseTo(3.0508510792, 6);
  expect(paired.p).toBeCloseTo(0.0283967251, 9);
  expect(paired.low).toBeCloseTo(0.2886058973, 6);
  expect(paired.high).toBeCloseTo(3.3780607694, 6);
  expect(paired.effect).toBeCloseTo(paired.t / Math.sqrt(6), 12);
});

const values = fc.array(
  fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: -1e3, max: 1e3, noNaN: true })),
  {
    minLength: 2,
    maxLength: 60,
  },
);

test('of any pairs, interval and p belong together: 0 is an end of the interval where p is 0.05', () => {
  fc.assert(
    fc.property(values, (pairs) => {
      const a = pairs.map(([x]) => x);
      const b = pairs.map(([, y]) => y);
      const { difference, low, high, t, p, deviation, pairs: n } = comparePairs(a, b);
      if (deviation < 1e-6) return;
      if (difference === 0) expect(t).toBe(0);
      else expect(Math.abs(t) / ((difference * Math.sqrt(n)) / deviation) - Math.sign(difference)).toBeCloseTo(0, 6);
      expect(Math.abs(p - studentP(t, n - 1))).toBeLessThan(1e-6);
      expect(Math.abs((high - low) / 2 / ((studentT(n - 1) * deviation) / Math.sqrt(n)) - 1)).toBeLessThan(1e-5);
      if (Math.abs(p - 0.05) > 1e-6) expect(p < 0.05).toBe(low > 0 || high < 0);
      // The other way round it is the same with another sign.
      expect(comparePairs(b, a)).toMatchObject({ p, difference: expect.closeTo(-difference, 9) });
    }),
  );
});

test('pairs with a value that is no number do not count; one pair has no interval', () => {
  const { pairs, difference } = comparePairs([1, Number.NaN, 3, 4], [2, 5, Number.POSITIVE_INFINITY, 7]);
  expect([pairs, difference]).toEqual([2, 2]);
  expect(comparePairs([1], [2])).toMatchObject({ pairs: 1, difference: 1, low: Number.NaN, p: Number.NaN });
  expect(comparePairs([1, 2], [1, 2])).toMatchObject({ difference: 0, effect: 0, t: 0, p: 1 });
  expect(comparePairs([1, 2], [3, 4])).toMatchObject({ difference: 2, deviation: 0, p: 0 });
});

describe('the number of pairs for a width', () => {
  test('gives that width within 20 % when so many are drawn, and one fewer would not do', () => {
    const sure = 90;
    let within = 0;
    for (let repeat = 0; repeat < 100; repeat++) {
      const pilot = normals(`pilot ${repeat}`, 60).map((x) => 3 + 2 * x);
      const paired = comparePairs(
        pilot.map(() => 0),
        pilot,
      );
      const wanted = 0.2 + 0.01 * repeat;
      const needed = pairsFor(wanted, paired)!;
      expect(widthOf(paired.deviation, needed.pairs)).toBe(needed.width);
      expect(needed.width).toBeLessThanOrEqual(wanted);
      expect(widthOf(paired.deviation, needed.pairs - 1)).toBeGreaterThan(wanted);
      expect(needed.low).toBeLessThanOrEqual(needed.pairs);
      expect(needed.high).toBeGreaterThanOrEqual(needed.pairs);
      const { low, high } = exactInterval(normals(`again ${repeat}`, needed.pairs).map((x) => 3 + 2 * x));
      if (Math.abs((high - low) / wanted - 1) <= 0.2) within++;
    }
    expect(within).toBeGreaterThanOrEqual(sure);
  });

  test('lies within its stated range as often as it says, also from few pairs', () => {
    const truth = pairsFor(0.5, { deviation: 1, pairs: 1000 })!.pairs;
    let held = 0;
    for (let repeat = 0; repeat < 400; repeat++) {
      const pilot = normals(`few ${repeat}`, 6);
      const { low, high } = pairsFor(
        0.5,
        comparePairs(
          pilot.map(() => 0),
          pilot,
        ),
      )!;
      if (low <= truth && truth <= high) held++;
    }
    expect(held / 400).toBeGreaterThan(0.91);
    expect(held / 400).toBeLessThan(0.99);
  });

  test('is none where no width is wanted or nothing is known of the spread', () => {
    expect(pairsFor(0, { deviation: 1, pairs: 5 })).toBe(null);
    expect(pairsFor(1, { deviation: Number.NaN, pairs: 1 })).toBe(null);
    expect(pairsFor(1, { deviation: 0, pairs: 5 })).toMatchObject({ pairs: 2, width: 0 });
  });
});

test("Holm's method is that of R: p.adjust(…, 'holm')", () => {
  const found = holm([0.01, 0.04, Number.NaN, 0.03, 0.005]);
  [0.03, 0.06, Number.NaN, 0.06, 0.02].forEach((p, i) => {
    if (Number.isNaN(p)) expect(found[i]).toBeNaN();
    else expect(found[i]).toBeCloseTo(p, 12);
  });
});

test('quantiles are those of NumPy', () => {
  expect(quantilesOf([5, 1, 3, 2], [0, 0.05, 0.25, 0.5, 0.75, 1])).toEqual([
    1,
    expect.closeTo(1.15, 12),
    1.75,
    2.5,
    3.5,
    5,
  ]);
  expect(quantilesOf([7], [0, 0.5, 1])).toEqual([7, 7, 7]);
});
