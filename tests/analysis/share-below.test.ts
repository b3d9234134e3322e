import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareBelow, shareOfSitesBelow } from '../../src/analysis/share-below.ts';

const field = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 64, maxLength: 64 });
const disc = fc.record({
  x: fc.double({ min: 0, max: 8, noNaN: true }),
  y: fc.double({ min: 0, max: 8, noNaN: true }),
  radius: fc.double({ min: 1, max: 4, noNaN: true }),
});

test('a place in a field is judged by the sites that are lower than its mean; those that are equal count half', () => {
  fc.assert(
    fc.property(field, disc, (values, place) => {
      const middle = (site: number) => [(site % 8) + 0.5 - place.x, Math.floor(site / 8) + 0.5 - place.y];
      const near = values.filter((_, site) => Math.hypot(...middle(site)) <= place.radius);
      const mean = near.reduce((sum, value) => sum + value, 0) / near.length;
      const below = values.filter((value) => value < mean).length + values.filter((value) => value === mean).length / 2;
      expect(shareOfSitesBelow(values, 8, place)).toBeCloseTo(near.length === 0 ? 0 : below / 64, 9);
    }),
  );
  expect(shareOfSitesBelow(new Float32Array(64).fill(3), 8, { x: 4, y: 4, radius: 2 })).toBe(0.5);
});

test('a place is judged by the levels of living cells of one type, and is none where they are few', () => {
  const [width, type, dead] = [8, 2, 1];
  const structural = new Uint8Array(4 * 64);
  const mobile = new Uint8Array(4 * 64);
  const put = (x: number, y: number, level: number, of = type, flags = 0) =>
    structural.set([of, flags, level, 0], 4 * (8 * y + x));
  for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) put(x, y, x < 4 ? 10 : 200);
  // Other types and dead cells do not count, whatever their level.
  put(0, 0, 255, 1);
  put(1, 0, 255, type, dead);
  const picture = { width, height: 8, structural, mobile };
  expect(shareBelow(picture, type, dead, { x: 6, y: 4, radius: 2 })).toBeCloseTo((30 + 16) / 62, 9);
  expect(shareBelow(picture, type, dead, { x: 2, y: 4, radius: 2 })).toBeCloseTo(15 / 62, 9);
  expect(shareBelow(picture, 1, dead, { x: 4, y: 4, radius: 3 })).toBe(0);
});
