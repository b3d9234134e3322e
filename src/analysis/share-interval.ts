/** Shares and ranks of outcomes of two kinds, such as sets in which something holds and sets in which it does not. */
import library from 'jstat';
import { correlationOfRanks, ranksOf } from '../base/ranks.ts';
import type { Interval } from './statistics.ts';

const { beta, normal } = library.jStat;

/** A share of a number of trials with its exact 95 % interval (Clopper and Pearson). */
export function shareInterval(successes: number, trials: number): Interval {
  if (trials === 0) return { estimate: Number.NaN, low: Number.NaN, high: Number.NaN };
  return {
    estimate: successes / trials,
    low: successes === 0 ? 0 : beta.inv(0.025, successes, trials - successes + 1),
    high: successes === trials ? 1 : beta.inv(0.975, successes + 1, trials - successes),
  };
}

export interface Parting {
  /** A correlation of ranks. Of two kinds the biserial one: 1 where every value of the second is above all of the first. */
  effect: number;
  /** Two-sided, by the normal approximation; of two kinds that of the rank-sum test (Mann and Whitney). */
  p: number;
}

/** How far two lists rise together by their ranks (Spearman); null where one has a single value. */
export function rising(a: readonly number[], b: readonly number[]): Parting | null {
  const effect = correlationOfRanks(ranksOf(a), ranksOf(b));
  if (Number.isNaN(effect)) return null;
  return { effect, p: 2 * (1 - normal.cdf(Math.abs(effect) * Math.sqrt(a.length - 1), 0, 1)) };
}

/** How far values part two kinds; null where one kind is missing. */
export function parting(values: readonly number[], isSecond: readonly boolean[]): Parting | null {
  const second = isSecond.filter(Boolean).length;
  const first = values.length - second;
  if (first === 0 || second === 0) return null;
  const ranks = ranksOf(values);
  const sum = isSecond.reduce((total, is, i) => (is ? total + ranks[i] : total), 0);
  const effect = (2 * (sum - (second * (second + 1)) / 2)) / (first * second) - 1;
  const z = (Math.abs(effect) * first * second) / 2 / Math.sqrt((first * second * (values.length + 1)) / 12);
  return { effect, p: 2 * (1 - normal.cdf(z, 0, 1)) };
}
