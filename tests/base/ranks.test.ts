import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlationOfRanks, ranksOf } from '../../src/base/ranks.ts';

const some = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 60 });

test('a rank is one more than the number of smaller values, and half of those that are equal besides', () => {
  fc.assert(
    fc.property(some, (values) => {
      const ranks = values.map((value) => {
        const smaller = values.filter((other) => other < value).length;
        const equal = values.filter((other) => other === value).length;
        return smaller + (equal + 1) / 2;
      });
      expect([...ranksOf(values)]).toEqual(ranks);
    }),
  );
});

test('the correlation is 1 with itself, −1 with its reverse, that of Pearson of the ranks, and none with one value', () => {
  const rising = [1, 5, 7, 20];
  expect(correlationOfRanks(ranksOf(rising), ranksOf([0, 1, 2, 900]))).toBe(1);
  expect(correlationOfRanks(ranksOf(rising), ranksOf([4, 3, 2, 1]))).toBe(-1);
  // Ranks 1 2 3 4 5 and 2 1 4 3 5: 1 − 6 Σd² / (n (n² − 1)) = 1 − 6 · 4 / 120.
  expect(correlationOfRanks(ranksOf([1, 2, 3, 4, 5]), ranksOf([20, 10, 40, 30, 50]))).toBeCloseTo(0.8, 12);
  expect(correlationOfRanks(ranksOf(rising), ranksOf([3, 3, 3, 3]))).toBeNaN();
});
