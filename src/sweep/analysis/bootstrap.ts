/**
 * Percentile bootstrap: the 95 % interval of a statistic of n independent rows, from samples of n rows drawn with
 * replacement.
 *
 * Source: B. Efron and R. J. Tibshirani, An introduction to the bootstrap, 1993, chapter 13.
 */
import type { Interval } from '../../analysis/statistics.ts';

const SAMPLES = 1000;
const COVERED = 0.95;

/** Ascending, NaN last. */
const byNumber = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : a - b;

/** `statistic` is given the row numbers of a sample; all the values it returns come from the same samples. */
export function bootstrap(rows: number, statistic: (chosen: Int32Array) => number[], draw: () => number): Interval[] {
  const estimates = statistic(Int32Array.from({ length: rows }, (_, i) => i));
  const samples = Array.from({ length: SAMPLES }, () =>
    statistic(Int32Array.from({ length: rows }, () => Math.floor(draw() * rows))),
  );
  return estimates.map((estimate, k) => {
    const sorted = Float64Array.from(samples, (values) => values[k]).sort(byNumber);
    const at = (share: number): number => sorted[Math.min(SAMPLES - 1, Math.floor(share * SAMPLES))];
    return { estimate, low: at((1 - COVERED) / 2), high: at((1 + COVERED) / 2) };
  });
}
