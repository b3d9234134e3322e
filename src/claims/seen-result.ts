/** What happened when a mechanism was removed from a scenario, and whether that is what is claimed. */
import { type Interval, meanInterval } from '../analysis/statistics.ts';

/** The result for one claim in one scenario: the measure for every seed, with and without the mechanism. Plain data. */
export interface SeenResult {
  row: number;
  scenario: string;
  /** How the second run differs, in English. A claim names each of its comparisons differently. */
  compared: string;
  measure: string;
  /** Digest of everything that decides the numbers below. */
  digest: string;
  whole: number[];
  without: number[];
}

/** Names what was compared and read, whatever the version of its scenario. */
export const nameOfSight = ({
  row,
  scenario,
  compared,
  measure,
}: Pick<SeenResult, 'row' | 'scenario' | 'compared' | 'measure'>): string =>
  `${row} ${scenario} ${measure} ${compared}`;

type Pairs = Pick<SeenResult, 'whole' | 'without'>;

/**
 * The change when a mechanism is removed, % of the mean with it: mean and 95 % interval of the paired differences. A
 * measure that is never below 0 cannot lose more than all of its value, so there the interval ends at −100 %.
 */
export function changeIn({ whole, without }: Pairs): Interval {
  const { estimate, low, high } = meanInterval(without.map((value, n) => value - whole[n]));
  const mean = meanInterval(whole).estimate;
  const percent = (value: number) => (100 * value) / mean;
  const least = [...whole, ...without].every((value) => value >= 0) ? -100 : Number.NEGATIVE_INFINITY;
  return { estimate: percent(estimate), low: Math.max(least, percent(low)), high: percent(high) };
}

/** How a measure changes when a mechanism is removed. */
export type Direction = 'up' | 'down';

/** Whether the whole interval is on one side of 0. */
export const isClear = ({ low, high }: Interval, goes: Direction): boolean => (goes === 'up' ? low > 0 : high < 0);

/** Smallest relative change that counts as seen, %. */
const CLEAR_EFFECT = 10;

/** What a claim says of a change: its direction and, for one below a tenth, its published size. */
interface ClaimedChange {
  goes: Direction;
  published?: string;
}

/** Whether a single change, %, is in the claimed direction, and large enough or as published. */
export const isOnClaimedSide = (change: number, { goes, published }: ClaimedChange): boolean =>
  (goes === 'up' ? change > 0 : change < 0) && (published !== undefined || Math.abs(change) >= CLEAR_EFFECT);

/** Whether a change is as claimed: its whole interval on the claimed side, and large enough or as published. */
export function isSeen(pairs: Pairs, claimed: ClaimedChange): boolean {
  const change = changeIn(pairs);
  return isClear(change, claimed.goes) && isOnClaimedSide(change.estimate, claimed);
}
