import { expect, test } from 'vitest';
import { normalQuantile } from '../../src/base/normal.ts';

test.each([
  [0.5, 0],
  [0.841344746068543, 1],
  [0.977249868051821, 2],
  [0.025, -1.959963984540054],
  [0.001, -3.090232306167813],
])('the quantile of %f is %f', (u, z) => {
  expect(normalQuantile(u)).toBeCloseTo(z, 7);
});

test('it is odd about one half and finite at both ends', () => {
  for (const u of [0.01, 0.1, 0.3]) expect(normalQuantile(1 - u)).toBeCloseTo(-normalQuantile(u), 7);
  expect(normalQuantile(0)).toBeGreaterThan(-7);
  expect(normalQuantile(1 - 2 ** -32)).toBeLessThan(7);
});
