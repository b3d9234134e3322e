/** Runs over several seeds: how they are named, and what they say together. */

/** Seed texts of `count` runs: `ember-41/1`, `ember-41/2` … */
export const seedsFrom = (seed: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${seed}/${i + 1}`);

export interface Spread {
  mean: number;
  low: number;
  high: number;
}

/** Mean with the 95 % interval of the mean (Student's t); a single value has no interval. */
export function spreadOf(values: readonly number[]): Spread {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, low: mean, high: mean };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = studentT(n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half };
}

/** 97.5 % quantiles of Student's t for 1 to 6 degrees of freedom. */
const FEW = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469];

/** 97.5 % quantile of Student's t; Cornish-Fisher expansion from 7 degrees of freedom on, within 1e-3. */
function studentT(freedom: number): number {
  const exact = FEW[freedom - 1];
  if (exact !== undefined) return exact;
  const z = 1.959964;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
