/**
 * A design: the points in the space of factors at which runs are done. A point has one number from 0 to 1 per factor,
 * the share of the way from its low end to its high end; with a list of n values it selects number ⌊share · n⌋.
 */
export interface Design {
  points: number;
  /** The shares of a point, one per factor. */
  at(point: number): number[];
  /** The name of a point that it keeps when the design grows; its number, from 1, if left out. */
  place?(point: number): string;
}

/** What a design is built from. */
export interface Space {
  /** For each factor, how many values it lists, or how many values of its range a grid would use. */
  levels: readonly number[];
  /** Whether a factor is a range, with all numbers between its ends. */
  ranges: readonly boolean[];
  /** A generator of numbers from 0 up to 1, always the same ones, seeded by the sweep. */
  random(): () => number;
}

/** The share for level `i` of `n`: the middle of its part of a list, or its place on a range, ends included. */
export const shareOfLevel = (i: number, n: number, range: boolean): number =>
  range ? (n > 1 ? i / (n - 1) : 0) : (i + 0.5) / n;
