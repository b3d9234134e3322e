/** Cell types that occur together are told apart by shape or by colour, whichever cones an eye has. */
import { expect, test } from 'vitest';
import { parseColour, type Rgb } from '../../src/render/colour.ts';
import { load, SHIPPED } from '../scenario/files.ts';

/** What an eye without one kind of cones sees, in linear light: Machado, Oliveira and Fernandes 2009, severity 1. */
const EYES: Record<string, number[][]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Linear sRGB to XYZ, by the white of D65. */
const TO_XYZ = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];

const NEAR = 10;

const times = (matrix: number[][], of: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, factor, k) => sum + factor * of[k], 0));

/** CIE L*a*b* of a colour as an eye sees it. */
function labOf(colour: Rgb, eye: number[][]): number[] {
  const linear = colour.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const seen = times(eye, linear).map((channel) => Math.min(1, Math.max(0, channel)));
  const [x, y, z] = times(TO_XYZ, seen).map((t) =>
    t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29,
  );
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(a: string, b: string, eye: number[][]): number {
  const [one, other] = [labOf(parseColour(a), eye), labOf(parseColour(b), eye)];
  return Math.hypot(...one.map((value, k) => value - other[k]));
}

test('of two colours that an eye cannot tell apart the distance is small', () => {
  expect(distance('#ffffff', '#000000', EYES.usual)).toBeCloseTo(100, 1);
  // Red and green of the same lightness, for an eye without the cones for green.
  expect(distance('#c05000', '#7a7a00', EYES.usual)).toBeGreaterThan(40);
  expect(distance('#c05000', '#7a7a00', EYES.deuteranopia)).toBeLessThan(NEAR);
});

test('every two cell types of a shipped scenario differ in shape or in colour', { timeout: 60_000 }, () => {
  const alike = new Set<string>();
  for (const path of SHIPPED) {
    const types = Object.entries(load(path).cells);
    for (const [i, [name, { look }]] of types.entries()) {
      for (const [other, { look: second }] of types.slice(i + 1)) {
        if (look.shape === second.shape) {
          for (const [eye, matrix] of Object.entries(EYES)) {
            for (const theme of ['dark', 'light'] as const) {
              const apart = distance(look[theme], second[theme], matrix);
              if (apart < NEAR) alike.add(`${name} and ${other}, ${theme}, ${eye}: ${apart.toFixed(1)}`);
            }
          }
        }
      }
    }
  }
  expect([...alike]).toEqual([]);
});
