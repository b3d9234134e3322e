import { expect, test } from 'vitest';
import { HILL_ADD, HILL_FALLING, HILL_GATE, HILL_MULTIPLY } from '../../src/kernels/load.ts';
import { hillBatchPlain } from '../../src/kernels/plain/hill.ts';
import { arena, uniform } from './arena.ts';

const inputs = [0, -0, -3, 1e-30, 1e-8, 0.4, 2.5, 10, 39.7, 1e5, 1e12, 3e38];

for (const operator of [HILL_MULTIPLY, HILL_GATE, HILL_ADD]) {
  for (const direction of [0, HILL_FALLING]) {
    test(`operator ${operator} + ${direction}: kernel and twin agree for powers 1 to 4`, () => {
      const { kernels, floats } = arena(1);
      const next = uniform(operator + direction);
      for (let power = 1; power <= 4; power++) {
        const [x, out] = [floats(64, 64), floats(64, 64)];
        for (let i = 0; i < 64; i++) x[i] = i < inputs.length ? inputs[i] : 40 * next();
        out.fill(1.5);
        const plain = out.slice();
        kernels.hillBatch(x.byteOffset, out.byteOffset, 60, 10, power, 3, operator | direction);
        hillBatchPlain(x, plain, 60, 10, power, 3, operator | direction);
        for (let i = 0; i < 64; i++)
          expect(Math.abs(out[i] - plain[i])).toBeLessThan(1e-6 * (0.2 + Math.abs(plain[i])));
        expect(out[60]).toBe(1.5);
      }
    });
  }
}

test('half of the effect at the half maximum', () => {
  const { kernels, floats } = arena(1);
  const [x, out] = [floats(4, 64), floats(4, 64)];
  x.fill(10);
  for (let power = 1; power <= 4; power++) {
    out.fill(1);
    kernels.hillBatch(x.byteOffset, out.byteOffset, 4, 10, power, 3, HILL_MULTIPLY);
    expect([...out]).toEqual([2, 2, 2, 2]);
  }
});
