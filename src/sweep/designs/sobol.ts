/**
 * Sobol' sequence: any number of its points fill the space evenly, best at powers of 2. The first one, all zeros, is
 * included.
 *
 * Source: P. Bratley and B. L. Fox, Algorithm 659, ACM Transactions on Mathematical Software 14 (1988) 88-100, with
 * the direction numbers of Joe and Kuo.
 */
import type { Design, Space } from './design.ts';
import { JOE_KUO } from './joe-kuo.ts';

export const MAX_DIMENSIONS = JOE_KUO.length + 1;

const BITS = 32;
/** 2^32, the number of different words. */
const WORDS = 0x1_0000_0000;

export function sobol(points: number, { levels }: Space): Design {
  const coordinate = sobolSequence(levels.length);
  return { points, at: (point) => levels.map((_, f) => coordinate(point, f)) };
}

/** Returns a function that gives coordinate `dimension` of a point of the sequence, in [0, 1). */
export function sobolSequence(dimensions: number): (point: number, dimension: number) => number {
  const directions = Array.from({ length: dimensions }, (_, d) => directionsOf(d));
  return (point, dimension) => {
    const own = directions[dimension];
    let gray = (point ^ (point >>> 1)) >>> 0;
    let bits = 0;
    for (let j = 0; gray !== 0; j++, gray >>>= 1) if (gray & 1) bits ^= own[j];
    return (bits >>> 0) / WORDS;
  };
}

/** v_j = m_j / 2^j as words of 32 bits, with m from the recurrence of the polynomial. */
function directionsOf(dimension: number): Uint32Array {
  const words = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let j = 0; j < BITS; j++) words[j] = 1 << (BITS - 1 - j);
    return words;
  }
  const [degree, coefficients, first] = JOE_KUO[dimension - 1];
  for (let j = 0; j < BITS; j++) {
    if (j < degree) {
      words[j] = first[j] << (BITS - 1 - j);
      continue;
    }
    let word = words[j - degree] ^ (words[j - degree] >>> degree);
    for (let k = 1; k < degree; k++) if ((coefficients >> (degree - 1 - k)) & 1) word ^= words[j - k];
    words[j] = word;
  }
  return words;
}
