/**
 * A design: which points of the space of factors are run. A point has one number from 0 to 1 for each factor, the share
 * of the way from its low end to its high end; a factor with a list of n values takes number ⌊share · n⌋ of them.
 */
export interface Design {
  points: number;
  /** The shares of a point, one a factor. */
  at(point: number): number[];
}

/** What a design is made for. */
export interface Space {
  /** Of every factor: how many values it lists, or on how many of its range a grid would have it. */
  levels: readonly number[];
  /** Whether a factor is a range, with all numbers between its ends. */
  ranges: readonly boolean[];
  /** Numbers from 0 up to 1, always the same ones, from the seed of the sweep. */
  random(): () => number;
}

/** The share that means level `i` of `n`: the middle of its part of a list, or the place on a range with its ends. */
export const shareOfLevel = (i: number, n: number, range: boolean): number =>
  range ? (n > 1 ? i / (n - 1) : 0) : (i + 0.5) / n;
