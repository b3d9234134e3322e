/** Means with 95 % intervals, straight-line fits, crossings and rank correlation. */

import { correlationOfRanks, ranksOf } from '../base/ranks.ts';

/** Student's t at 97.5 % for 1 to 30 degrees of freedom; 1.96 beyond. */
const T975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

export interface Interval {
  estimate: number;
  low: number;
  high: number;
}

const tabulated = (freedom: number): number => T975[freedom - 1] ?? 1.96;

/**
 * Mean of independent values with its 95 % interval by Student's t; a single value is its own interval.
 * @param t975 Student's t at 97.5 % for some degrees of freedom
 */
export function meanInterval(values: readonly number[], t975: (freedom: number) => number = tabulated): Interval {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { estimate: mean, low: mean, high: mean };
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  const half = t975(n - 1) * Math.sqrt(variance / n);
  return { estimate: mean, low: mean - half, high: mean + half };
}

export interface Line {
  slope: number;
  intercept: number;
}

/** Weighted least squares of y = intercept + slope·x. */
export function fitLine(x: readonly number[], y: readonly number[], weights?: readonly number[]): Line {
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < x.length; i++) {
    const w = weights?.[i] ?? 1;
    sum += w;
    sumX += w * x[i];
    sumY += w * y[i];
  }
  const meanX = sumX / sum;
  const meanY = sumY / sum;
  let xx = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const w = weights?.[i] ?? 1;
    xx += w * (x[i] - meanX) * (x[i] - meanX);
    xy += w * (x[i] - meanX) * (y[i] - meanY);
  }
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX };
}

/** Where a table first crosses a level, interpolated linearly between entries; NaN if it never does. */
export function crossing(x: readonly number[], y: readonly number[], level: number): number {
  for (let i = 1; i < x.length; i++) {
    const before = y[i - 1] - level;
    const after = y[i] - level;
    if (before === 0) return x[i - 1];
    if (before * after <= 0) return x[i - 1] + ((x[i] - x[i - 1]) * before) / (before - after);
  }
  return Number.NaN;
}

/** Rank correlation of two series (Spearman); ties share their mean rank. */
export const rankCorrelation = (a: readonly number[], b: readonly number[]): number =>
  correlationOfRanks(ranksOf(a), ranksOf(b));
