/** What the column kernels do: draw, gather, compute and write back the numbers of a block of cells. */

/** `operator` of `apply`: how a condition h acts on a number. */
export const APPLY = {
  /** out ← out · (1 + (factor − 1) h) */
  multiply: 0,
  /** out ← out · h */
  gate: 1,
  /** out ← out + factor · h */
  add: 2,
  /** out ← out · min(factor, h) */
  limit: 3,
} as const;

/**
 * The compiled loops over columns. An argument that names an array is its byte offset in the one memory, as in
 * `FieldKernels`.
 */
export interface ColumnKernels {
  /**
   * Threefry-2x32, 20 rounds (Salmon et al. 2011): for each row i the two words of counter
   * (identityLow[i], identityHigh[i]) under the key (key0, key1). Arrays are uint32; rows are done four at a time, so
   * arrays must be readable and writable up to the next multiple of 4.
   */
  drawBatch(
    key0: number,
    key1: number,
    identityLow: number,
    identityHigh: number,
    count: number,
    out0: number,
    out1: number,
  ): void;

  /** out[i] ← column[rows[i]]; 32-bit words of any kind. */
  gather(column: number, rows: number, count: number, out: number): void;
  /** column[rows[i]] ← values[i]. */
  scatter(values: number, rows: number, count: number, column: number): void;
  /** column[rows[i]] += values[i], float32, in order. */
  scatterAdd(values: number, rows: number, count: number, column: number): void;
  /** column[rows[i]] += g · (rise where g > 0, else fall), with the gap g = targets[i] − column[rows[i]]. */
  relax(column: number, rows: number, count: number, targets: number, rise: number, fall: number): void;

  /*
   * Columns: float32 numbers, done four at a time, so columns must be readable and writable up to the next multiple of
   * 16 bytes.
   */
  /** out ← factor · x */
  scale(x: number, out: number, count: number, factor: number): void;
  /** out ← out + factor · x */
  addScaled(x: number, out: number, count: number, factor: number): void;
  /** out ← out · x */
  multiply(x: number, out: number, count: number): void;
  /** out ← out / max(least, x) */
  divide(x: number, out: number, count: number, least: number): void;
  /** out ← out / (rest + x) */
  dampen(x: number, out: number, count: number, rest: number): void;
  /** out ← max(out, x) */
  largest(x: number, out: number, count: number): void;
  /** out ← x / (rest + x) */
  saturate(x: number, out: number, count: number, rest: number): void;
  /**
   * Hill factors H = xⁿ/(Kⁿ + xⁿ), or 1 − H; negative x count as 0. Exact to float32 rounding for x/K in [1e-9, 1e9]
   * (powers above 4: [2e-5, 5e4]) and taken as 0 below and 1 above.
   *
   * @param half K > 0, in the unit of x
   * @param power n, 1 to 8
   */
  hill(x: number, out: number, count: number, half: number, power: number, falls: boolean): void;
  /** out ← 1 where x ≥ half (`falls`: below half), else 0. */
  step(x: number, out: number, count: number, half: number, falls: boolean): void;
  /** out ← (from − x)/(from − to), clipped to 0 and 1. */
  ramp(x: number, out: number, count: number, from: number, to: number): void;
  /** Applies conditions h to `out` by `operator`, one of `APPLY`. */
  apply(h: number, out: number, count: number, factor: number, operator: number): void;
  /**
   * Lists, in order, the places i where words[i]/2³² < factor · x[i], and returns their number. The entry of `out`
   * after the last may be overwritten.
   */
  below(words: number, x: number, count: number, factor: number, out: number): number;
  /** out ← min(high, max(low, out)) */
  clip(out: number, count: number, low: number, high: number): void;
  /**
   * How many of the 8 neighbours of each site hold `code`, as float32.
   *
   * @param types one byte per site, rows `stride` apart; results for sites at its edges are meaningless
   */
  countAround(types: number, sites: number, count: number, stride: number, code: number, out: number): void;
  /**
   * How many sites within `reach` of each site, excluding itself, hold `code`, as float32.
   *
   * @param types as in `countAround`; up to 15 bytes after its last one are read
   * @param reach largest distance between the middles of two sites, in sites; may be a fraction. Results for sites
   * nearer to an edge are meaningless.
   */
  countWithin(
    types: number,
    sites: number,
    count: number,
    stride: number,
    code: number,
    reach: number,
    out: number,
  ): void;
  /**
   * Sets each site to the value of its structural type (without one, `background` where the ground is 0, else 0) plus
   * that of its mobile type.
   *
   * @param structural one byte per site, as `mobile` and `ground`
   * @param table float32: 256 values by structural type, then 256 by mobile type, 0 for none
   */
  paint(
    structural: number,
    mobile: number,
    ground: number,
    count: number,
    table: number,
    background: number,
    out: number,
  ): void;
}
