/**
 * Saltelli's scheme for Sobol' indices: two independent matrices A and B of N points each, and for each factor the
 * matrix A with that factor's column of B. The points of one row of all matrices are consecutive: A, AB of every
 * factor, B.
 *
 * Source: A. Saltelli and others, Variance based sensitivity analysis of model output, Computer Physics
 * Communications 181 (2010) 259-270. A and B are the two halves of a Sobol' sequence of twice as many dimensions.
 */
import type { Design, Space } from './design.ts';
import { MAX_DIMENSIONS, sobolSequence } from './sobol.ts';

/**
 * Number of points skipped at the start of the sequence, where A and B are nearly alike. A block that starts at a
 * power of 2 is as even as the first one.
 */
function skipped(samples: number): number {
  let points = 16;
  while (points < samples) points *= 2;
  return points;
}

export const MAX_SALTELLI_FACTORS = MAX_DIMENSIONS / 2;

export function saltelli(samples: number, { levels }: Space): Design {
  const count = levels.length;
  const coordinate = sobolSequence(2 * count);
  const first = skipped(samples);
  return {
    points: samples * (count + 2),
    at(point) {
      const row = first + Math.floor(point / (count + 2));
      const matrix = point % (count + 2);
      const fromB = (factor: number): boolean => matrix === count + 1 || matrix === factor + 1;
      return levels.map((_, f) => coordinate(row, fromB(f) ? count + f : f));
    },
  };
}
