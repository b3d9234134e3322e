/** Exact functions, counter-based random numbers, digests and units. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestText, digestWords } from '../../src/base/digest.ts';
import { batchKey, draw, makeKey, PURPOSE } from '../../src/base/draws.ts';
import { chance, exp, hill, log, log10, power } from '../../src/base/exact.ts';
import { keyOf, sequenceOf } from '../../src/base/seed.ts';
import { threefry, words } from '../../src/base/threefry.ts';
import { coreUnit, displayUnit, parseQuantity } from '../../src/base/units.ts';

const ULP = 2 ** -52;

describe('exact functions', () => {
  it('exp is within one unit in the last place of the true value', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        const expected = Math.exp(x);
        return Math.abs(exp(x) - expected) <= 2 * ULP * expected;
      }),
      { numRuns: 5000 },
    );
    expect(exp(0)).toBe(1);
    expect(Math.abs(exp(1) - Math.E)).toBeLessThanOrEqual(ULP * Math.E);
    expect(exp(-1000)).toBe(0);
    expect(exp(1000)).toBe(Infinity);
    expect(exp(-745)).toBeGreaterThan(0);
  });

  it('log is within one unit in the last place, and undoes exp', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const expected = Math.log(x);
        return Math.abs(log(x) - expected) <= 2 * ULP * Math.max(Math.abs(expected), ULP);
      }),
      { numRuns: 5000 },
    );
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    for (const k of [-12, -3, 0, 1, 2, 6, 15]) expect(log10(Number(`1e${k}`))).toBeCloseTo(k, 12);
    expect(log(Number.MIN_VALUE)).toBeCloseTo(-744.4400719213812, 10);
  });

  it('whole powers, Hill factors and chances', () => {
    expect(power(3, 5)).toBe(243);
    expect(power(7, 0)).toBe(1);
    expect(hill(0, 2, 4)).toBe(0);
    expect(hill(2, 2, 4)).toBe(0.5);
    expect(hill(1e200, 1, 8)).toBe(1);
    expect(chance(0.1, 6)).toBeCloseTo(1 - Math.exp(-0.6), 15);
    expect(chance(1e-9, 6) / 6e-9).toBeCloseTo(1, 8);
  });
});

describe('random numbers', () => {
  it('give the known answers of Random123', () => {
    const answer = (k0: number, k1: number, c0: number, c1: number): string[] => {
      threefry(k0, k1, c0, c1);
      return [...words].map((word) => word.toString(16).padStart(8, '0'));
    };
    expect(answer(0, 0, 0, 0)).toEqual(['6b200159', '99ba4efe']);
    expect(answer(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)).toEqual(['1cb996fc', 'bb002be7']);
    expect(answer(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3)).toEqual(['c4923a9c', '483df7a0']);
  });

  it('are uniform and independent of order', () => {
    const key = batchKey(makeKey(1, 2), 7, PURPOSE.fate, 0);
    let sum = 0;
    let squares = 0;
    const n = 20000;
    for (let i = 0; i < n; i++) {
      const u = draw(key, i, 0);
      sum += u;
      squares += u * u;
    }
    expect(sum / n).toBeCloseTo(0.5, 1.8);
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(4 / Math.sqrt(12 * n));
    expect(squares / n).toBeCloseTo(1 / 3, 1.8);
    expect(draw(key, 5, 0)).toBe(draw(key, 5, 0));
    expect(batchKey(makeKey(1, 2), 8, PURPOSE.fate, 0)).not.toEqual(key);
    expect(batchKey(makeKey(1, 2), 7, PURPOSE.motion, 0)).not.toEqual(key);
  });

  it('a seed text gives one key and one sequence', () => {
    expect(keyOf('ember-41')).toEqual(keyOf('ember-41'));
    expect(keyOf('ember-41')).not.toEqual(keyOf('ember-42'));
    const first = sequenceOf('a');
    const second = sequenceOf('a');
    expect([first(), first(), first()]).toEqual([second(), second(), second()]);
  });
});

describe('digest', () => {
  it('changes with every single bit and with order and length', () => {
    const data = new Uint32Array(40000).map((_, i) => Math.imul(i, 2654435761));
    const before = digestWords(data);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    const seen = new Set([before]);
    for (const [at, bit] of [
      [0, 0],
      [16383, 31],
      [16384, 0],
      [39999, 5],
    ] as const) {
      const changed = data.slice();
      changed[at] ^= (1 << bit) >>> 0;
      seen.add(digestWords(changed));
    }
    const swapped = data.slice();
    [swapped[1], swapped[2]] = [data[2], data[1]];
    seen.add(digestWords(swapped));
    seen.add(digestWords(data.subarray(0, 39999)));
    expect(seen.size).toBe(7);
    expect(digestText('')).not.toBe(digestText('\0'));
  });
});

describe('units', () => {
  it('convert to core units', () => {
    expect(parseQuantity('50 um2/s', 'diffusion')).toEqual({ value: 3000 });
    expect(parseQuantity('3000 µm²/min', 'diffusion')).toEqual({ value: 3000 });
    expect(parseQuantity('2 d', 'time')).toEqual({ value: 2880 });
    expect(parseQuantity('-1.5e2 um', 'length')).toEqual({ value: -150 });
    expect(parseQuantity('1 molecules/s', 'secretion')).toEqual({ value: 0.01246 });
    expect(parseQuantity('40', 'pressure')).toEqual({ value: 40 });
  });

  it('refuse other dimensions and non-numbers', () => {
    expect(parseQuantity('40 nM', 'pressure')).toEqual({ problem: 'unit', unit: 'nM' });
    expect(parseQuantity('forty mmHg', 'pressure')).toMatchObject({ problem: 'not a number' });
    expect(coreUnit('diffusion')).toBe('um2/min');
    expect(displayUnit('um2/min')).toBe('µm²/min');
    expect(displayUnit('ug/kg')).toBe('µg/kg');
  });
});
