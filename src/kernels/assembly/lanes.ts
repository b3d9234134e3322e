/** Four sites at a time: neighbours by shuffles, 4x4 transposition, sums in a fixed order. */

/** Byte distance between two vectors of four float32. */
export const VECTOR: usize = 16;

/** Values below this are stored as +0: denormals are slow, and an empty field must stay empty. */
export const SMALLEST: f32 = 1e-25;

/** Added to every equation so that solutions level off here instead of decaying into denormals. */
export const BACKGROUND: f32 = 1e-28;

/** A site whose retardation (or M = R + θ dt Λ) is at least this is held. */
export const HELD: f32 = 1e29;

/** The four values one site to the west of `current`. */
// @ts-ignore: decorator
@inline
export function west(previous: v128, current: v128): v128 {
  return v128.shuffle<f32>(previous, current, 3, 4, 5, 6);
}

/** The four values one site to the east of `current`. */
// @ts-ignore: decorator
@inline
export function east(current: v128, next: v128): v128 {
  return v128.shuffle<f32>(current, next, 1, 2, 3, 4);
}

/** First half of a 4x4 transposition: lanes 0 and 1 of both, interleaved. */
// @ts-ignore: decorator
@inline
export function interleaveLow(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 4, 1, 5);
}

/** Lanes 2 and 3 of both, interleaved. */
// @ts-ignore: decorator
@inline
export function interleaveHigh(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 6, 3, 7);
}

/** Lanes 0 and 1 of `a`, then those of `b`. */
// @ts-ignore: decorator
@inline
export function joinLow(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 1, 4, 5);
}

/** Lanes 2 and 3 of `a`, then those of `b`. */
// @ts-ignore: decorator
@inline
export function joinHigh(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 3, 6, 7);
}

/** Stores the transposition of four vectors at `to`, `to + stride`, `to + 2 stride`, `to + 3 stride`. */
// @ts-ignore: decorator
@inline
export function storeTransposed(a: v128, b: v128, c: v128, d: v128, to: usize, stride: usize): void {
  const ab = interleaveLow(a, b);
  const cd = interleaveLow(c, d);
  const abHigh = interleaveHigh(a, b);
  const cdHigh = interleaveHigh(c, d);
  v128.store(to, joinLow(ab, cd));
  v128.store(to + stride, joinHigh(ab, cd));
  v128.store(to + 2 * stride, joinLow(abHigh, cdHigh));
  v128.store(to + 3 * stride, joinHigh(abHigh, cdHigh));
}

/** Sum of the four lanes in lane order, in double. */
// @ts-ignore: decorator
@inline
export function sumLanes(value: v128): f64 {
  return (
    <f64>f32x4.extract_lane(value, 0) +
    <f64>f32x4.extract_lane(value, 1) +
    (<f64>f32x4.extract_lane(value, 2) + <f64>f32x4.extract_lane(value, 3))
  );
}

/** Sums of neighbouring lanes of eight values in a row. */
// @ts-ignore: decorator
@inline
export function pairs(a: v128, b: v128): v128 {
  return f32x4.add(v128.shuffle<f32>(a, b, 0, 2, 4, 6), v128.shuffle<f32>(a, b, 1, 3, 5, 7));
}
