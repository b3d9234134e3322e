/** Elimination along y over whole rows, as in adiRows.ts; `carry` holds what a row passes on to the next. */
import { LIFT, LOWER, closeRing, felt, notFaint, substitute } from './adiRows';
import { HELD, SMALLEST, VECTOR } from './lanes';

/** Rows that share one run over the columns, so that what they pass on stays in registers. */
const GROUP: i32 = 2;
/** Clipped values below this many nM are not worth counting. */
const COUNTED: f32 = 1e-27;

/**
 * Sets `carry` for the first row. Its rows: excess, amount, w, excess and amount of the last row, and, for each chunk
 * of columns, the number of its rows coupled to the last one.
 */
export function beginColumns(wrap: bool, faceY: usize, width: i32, height: i32, share: f32, carry: usize): void {
  const rowBytes = <usize>width * 4;
  memory.fill(carry, 0, 6 * rowBytes);
  if (!wrap) return;
  const around = faceY + <usize>(height - 1) * rowBytes;
  const scale = f32x4.splat(share);
  for (let x: usize = 0; x < rowBytes; x += VECTOR) {
    v128.store(carry + 2 * rowBytes + x, f32x4.mul(f32x4.splat(LIFT), f32x4.mul(scale, v128.load(around + x))));
  }
}

/**
 * Forward elimination of rows `row` to `end` − 1 in columns `left` to `right` − 1, whose right-hand sides are M·u; writes
 * q, z (and s) of these rows. Returns whether any of them is still coupled to the last row; if not, their s is not written.
 */
// @ts-ignore: decorator
@inline
export function eliminateColumns(
  positive: bool, wrap: bool, retardation: usize, loss: usize, faceY: usize, width: i32, row: i32, end: i32, left: i32, right: i32,
  conductance: f32, implicit: f32, u: usize, q: usize, z: usize, s: usize, carry: usize,
): bool {
  const rowBytes = <usize>width * 4;
  const begin = <usize>left * 4, stop = <usize>right * 4;
  const ring = wrap && feelsLast(carry + 2 * rowBytes, begin, stop);
  const implicit4 = f32x4.splat(implicit), share = f32x4.splat(implicit * conductance);
  const held = f32x4.splat(HELD), one = f32x4.splat(1);
  const lower = f32x4.splat(LOWER);
  for (let first = row; first < end; first += GROUP) {
    const from = <usize>first * rowBytes;
    const to = <usize>min(first + GROUP, end) * rowBytes;
    const rowU = u + <usize>(first - row) * rowBytes;
    for (let x = begin; x < stop; x += VECTOR) {
      let excess = v128.load(carry + x);
      let amount = v128.load(carry + rowBytes + x);
      let w = one, lastExcess = one, lastAmount = one;
      if (ring) {
        w = v128.load(carry + 2 * rowBytes + x);
        lastExcess = v128.load(carry + 3 * rowBytes + x);
        lastAmount = v128.load(carry + 4 * rowBytes + x);
      }
      let at = rowU + x;
      for (let o = from + x; o < to; o += rowBytes) {
        const m = f32x4.add(v128.load(retardation + o), f32x4.mul(implicit4, v128.load(loss + o)));
        const south = f32x4.mul(share, v128.load(faceY + o));
        const here = v128.load(at);
        const mask = f32x4.ge(m, held);
        excess = f32x4.add(m, excess);
        let pivot = f32x4.add(excess, south);
        const coupling = f32x4.mul(w, lower);
        if (ring) pivot = f32x4.add(pivot, coupling);
        const raw = f32x4.div(one, pivot);
        const inverse = v128.andnot(raw, mask);
        let value = f32x4.mul(f32x4.add(f32x4.mul(m, here), amount), inverse);
        if (positive) value = v128.bitselect(here, value, mask);
        const along = f32x4.mul(south, inverse);
        v128.store(q + o, along);
        v128.store(z + o, value);
        amount = f32x4.mul(south, value);
        const passed = f32x4.mul(excess, raw);
        excess = f32x4.mul(south, passed);
        if (ring) {
          lastExcess = f32x4.add(lastExcess, f32x4.mul(w, passed));
          lastAmount = f32x4.add(lastAmount, f32x4.mul(w, value));
          v128.store(s + o, f32x4.mul(coupling, inverse));
          w = notFaint(f32x4.mul(along, w));
        }
        at += rowBytes;
      }
      v128.store(carry + x, excess);
      v128.store(carry + rowBytes + x, amount);
      if (ring) {
        v128.store(carry + 2 * rowBytes + x, w);
        v128.store(carry + 3 * rowBytes + x, lastExcess);
        v128.store(carry + 4 * rowBytes + x, lastAmount);
      }
    }
  }
  return ring;
}

/** Whether w is nonzero in any column of a stretch. */
// @ts-ignore: decorator
@inline
function feelsLast(w: usize, begin: usize, stop: usize): bool {
  for (let x = begin; x < stop; x += VECTOR) if (v128.any_true(v128.load(w + x))) return true;
  return false;
}

/** Solves for columns of the last row of rings, whose u lies at `u`, and writes them to z (q and s of it are 0). */
export function closeColumns(
  positive: bool, retardation: usize, loss: usize, width: i32, height: i32, left: i32, right: i32, implicit: f32,
  u: usize, q: usize, z: usize, s: usize, carry: usize,
): void {
  const rowBytes = <usize>width * 4;
  const start = <usize>(height - 1) * rowBytes;
  const begin = <usize>left * 4, stop = <usize>right * 4;
  for (let x = begin; x < stop; x += VECTOR) {
    const o = start + x;
    const m = f32x4.add(v128.load(retardation + o), f32x4.mul(f32x4.splat(implicit), v128.load(loss + o)));
    const here = v128.load(u + x);
    const rhs = v128.bitselect(here, f32x4.mul(m, here), f32x4.ge(m, f32x4.splat(HELD)));
    const at = carry + x;
    v128.store(z + o, closeRing(positive, m, rhs, v128.load(at), v128.load(at + rowBytes),
      v128.load(at + 3 * rowBytes), v128.load(at + 4 * rowBytes)));
  }
  memory.fill(q + start + begin, 0, stop - begin);
  memory.fill(s + start + begin, 0, stop - begin);
}

/**
 * Back substitution in rows `row` to `end` − 1 and columns `left` to `right` − 1, once the rows below are done; the last row
 * of all matters only in the first `ringRows`. Adds Δ to c (or stores u) and clips; returns the amount that clipping
 * added.
 */
// @ts-ignore: decorator
@inline
export function finish(
  positive: bool, wrap: bool, c: usize, retardation: usize, width: i32, height: i32, row: i32, end: i32, left: i32, right: i32,
  q: usize, z: usize, s: usize, carry: usize, ringRows: i32,
): f64 {
  const rowBytes = <usize>width * 4;
  const begin = <usize>left * 4, stop = <usize>right * 4;
  const ringEnd = <usize>ringRows * rowBytes;
  const final = z + <usize>(height - 1) * rowBytes;
  const smallest = f32x4.splat(SMALLEST);
  const counted = f32x4.splat(-COUNTED);
  let clipped: f64 = 0;
  if (end == height) memory.fill(carry + begin, 0, stop - begin);
  for (let below = end; below > row; below -= GROUP) {
    const start = <usize>below * rowBytes;
    for (let x = begin; x < stop; x += VECTOR) {
      let u = v128.load(carry + x);
      const last = wrap ? felt(v128.load(final + x)) : u;
      let o = start + x;
      for (let k: i32 = 0; k < GROUP; k++) {
        o -= rowBytes;
        u = substitute(wrap && o < ringEnd, q, z, s, o, u, last);
        const value = positive ? u : f32x4.add(v128.load(c + o), u);
        const small = f32x4.lt(value, smallest);
        if (v128.any_true(f32x4.lt(value, counted))) clipped += amountBelow(value, small, retardation + o);
        v128.store(c + o, v128.andnot(value, small));
      }
      v128.store(carry + x, u);
    }
  }
  return clipped;
}

/** Σ R·(0 − value) over the lanes that are clipped, held sites left out. */
// @ts-ignore: decorator
@inline
function amountBelow(value: v128, below: v128, retardation: usize): f64 {
  const R = v128.load(retardation);
  const lanes = v128.and(value, v128.and(below, f32x4.lt(R, f32x4.splat(HELD))));
  return -(
    <f64>f32x4.extract_lane(lanes, 0) * <f64>f32x4.extract_lane(R, 0) +
    <f64>f32x4.extract_lane(lanes, 1) * <f64>f32x4.extract_lane(R, 1) +
    (<f64>f32x4.extract_lane(lanes, 2) * <f64>f32x4.extract_lane(R, 2) +
      <f64>f32x4.extract_lane(lanes, 3) * <f64>f32x4.extract_lane(R, 3))
  );
}
