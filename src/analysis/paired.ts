/**
 * Two variants compared on the same seeds: differences of pairs, their interval, the paired t test, and how many pairs
 * an interval of some width needs. Quantiles are exact, from jStat.
 */
import library from 'jstat';
import { type Interval, meanInterval } from './statistics.ts';

const { studentt, chisquare } = library.jStat;

const found = new Map<number, number>();

/** Student's t at 97.5 % for some degrees of freedom. */
export function t975(freedom: number): number {
  const t = found.get(freedom) ?? studentt.inv(0.975, freedom);
  found.set(freedom, t);
  return t;
}

/** Mean of the values that are numbers with its 95 % interval by Student's t; fewer than two have none. */
export function exactInterval(values: readonly number[]): Interval {
  const known = values.filter(Number.isFinite);
  const interval = meanInterval(known, t975);
  return known.length < 2 ? { ...interval, low: Number.NaN, high: Number.NaN } : interval;
}

export interface Paired {
  /** Pairs in which both values are numbers. */
  pairs: number;
  first: number;
  second: number;
  /** Mean of second minus first, with its 95 % interval. */
  difference: number;
  low: number;
  high: number;
  /** Standard deviation of the differences. */
  deviation: number;
  /** The mean difference in standard deviations of the differences: Cohen's d of pairs. */
  effect: number;
  /** Of the paired t test with `pairs` − 1 degrees of freedom, two-sided. */
  t: number;
  p: number;
}

/** Compares values of pairs, given in the same order; pairs with a value that is no number do not count. */
export function comparePairs(first: readonly number[], second: readonly number[]): Paired {
  const kept = first.flatMap((a, i) => (Number.isFinite(a) && Number.isFinite(second[i]) ? [i] : []));
  const differences = kept.map((i) => second[i] - first[i]);
  const pairs = kept.length;
  const { estimate: difference, low, high } = exactInterval(differences);
  const deviation = Math.sqrt(
    differences.reduce((sum, d) => sum + (d - difference) * (d - difference), 0) / (pairs - 1),
  );
  const effect = difference === 0 ? 0 : difference / deviation;
  const t = effect * Math.sqrt(pairs);
  return {
    pairs,
    first: meanOf(kept.map((i) => first[i])),
    second: meanOf(kept.map((i) => second[i])),
    difference,
    low,
    high,
    deviation,
    effect: pairs < 2 ? Number.NaN : effect,
    t: pairs < 2 ? Number.NaN : t,
    p: pairs < 2 ? Number.NaN : twoSided(t, pairs - 1),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function twoSided(t: number, freedom: number): number {
  if (t === 0) return 1;
  return Number.isFinite(t) ? 2 * studentt.cdf(-Math.abs(t), freedom) : 0;
}

/** Corrects p values for their number (Holm's step-down method); those that are no number stay so and do not count. */
export function holm(values: readonly number[]): number[] {
  const order = values.flatMap((p, i) => (Number.isNaN(p) ? [] : [i])).sort((a, b) => values[a] - values[b]);
  const corrected = values.map(() => Number.NaN);
  let least = 0;
  order.forEach((i, rank) => {
    least = Math.max(least, Math.min(1, values[i] * (order.length - rank)));
    corrected[i] = least;
  });
  return corrected;
}

export interface Needed {
  pairs: number;
  /** Range of the number, since the spread itself is known only from the pairs at hand: a 95 % interval. */
  low: number;
  high: number;
  /** Width that the interval then has. */
  width: number;
}

/** Most pairs that are asked for. */
const MAX_PAIRS = 1e9;

/**
 * Least number of pairs with which the 95 % interval of the mean difference is at most `width` wide, from low to high;
 * null where no number of pairs is known to do.
 */
export function pairsFor(width: number, { deviation, pairs }: Pick<Paired, 'deviation' | 'pairs'>): Needed | null {
  if (!(width > 0) || !Number.isFinite(deviation) || pairs < 2) return null;
  const spread = (share: number): number => deviation * Math.sqrt((pairs - 1) / chisquare.inv(share, pairs - 1));
  const least = leastPairs(width, deviation);
  return {
    pairs: least,
    width: widthOf(deviation, least),
    low: leastPairs(width, spread(0.975)),
    high: leastPairs(width, spread(0.025)),
  };
}

/** Width of the 95 % interval of a mean. */
export const widthOf = (deviation: number, pairs: number): number =>
  (2 * t975(pairs - 1) * deviation) / Math.sqrt(pairs);

/** The width falls as pairs are added, so the number is found by halving. */
function leastPairs(width: number, deviation: number): number {
  let [enough, few] = [2, 1];
  while (widthOf(deviation, enough) > width) {
    if (enough >= MAX_PAIRS) return MAX_PAIRS;
    few = enough;
    enough *= 2;
  }
  while (enough - few > 1) {
    const middle = Math.floor((enough + few) / 2);
    if (widthOf(deviation, middle) > width) few = middle;
    else enough = middle;
  }
  return enough;
}

/** Quantiles of values, interpolated linearly between them, as NumPy and R do. */
export const quantilesOf = (values: readonly number[], shares: readonly number[]): number[] =>
  // jStat knows none of a single value.
  values.length === 1 ? shares.map(() => values[0]) : library.jStat.quantiles([...values], [...shares], 1, 1);
