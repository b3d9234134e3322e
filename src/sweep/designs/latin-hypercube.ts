/**
 * Latin hypercube: each factor's range is cut into as many equal strata as there are points, and each stratum holds
 * exactly one point, at a random place in it.
 *
 * Source: M. D. McKay, R. J. Beckman and W. J. Conover, A comparison of three methods for selecting values of input
 * variables in the analysis of output from a computer code, Technometrics 21 (1979) 239-245.
 */
import type { Design, Space } from './design.ts';

export function latinHypercube(points: number, { levels, random }: Space): Design {
  const draw = random();
  const columns = levels.map(() => {
    const strata = shuffled(points, draw);
    return Float64Array.from(strata, (stratum) => (stratum + draw()) / points);
  });
  return { points, at: (point) => columns.map((column) => column[point]) };
}

/** The numbers from 0 to n − 1 in random order (Fisher and Yates). */
export function shuffled(n: number, draw: () => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}
