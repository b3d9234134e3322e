/**
 * Elimination along x of eight rows, a tile of four columns at a time: while one tile waits for its divisions,
 * the equations of the next one are put together.
 *
 * Nothing is subtracted: a pivot is the excess of its row (M and the share that its eliminated neighbours passed on)
 * plus its coupling to the unknowns still there. A ring sets its last unknown aside; w is the coupling of a row to it,
 * and its own equation is gathered on the way, so two passes suffice here too.
 */
import { COLUMN, ROWS, fillTile } from './adiBlock';
import { HELD, VECTOR, storeTransposed } from './lanes';

/** w is stored times 2^64, so that its products do not become denormal. */
export const LIFT: f32 = 18446744073709551616.0;
export const LOWER: f32 = 1.0 / 18446744073709551616.0;
/** Couplings to the last unknown below this are dropped: far below rounding, and they would decay to denormals. */
const FAINT: f32 = 1e-14;
/** A last unknown smaller than this is not passed around the ring. */
const UNFELT: f32 = 1e-20;

/** Solves (M − θ dt Ax) u = right-hand side for the eight rows from `row`; u is left row by row at `u`. */
// @ts-ignore: decorator
@inline
export function solveRows(
  positive: bool, wrap: bool,
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, row: i32, conductance: f32, dt: f32, implicit: f32,
  q: usize, z: usize, u: usize, s: usize, flows: usize,
): void {
  const rowBytes = <usize>width * 4;
  const start = <usize>row * rowBytes;
  const middle = start + 4 * rowBytes;
  // The site north of the first row is in the last one; the face between them is 0 unless the lattice wraps.
  const above: usize = row == 0 ? <usize>(height - 1) * rowBytes : start - rowBytes;
  const below: usize = row + ROWS == height ? 0 : start + 8 * rowBytes;
  const implicit4 = f32x4.splat(implicit), share = f32x4.splat(implicit * conductance);
  const dt4 = f32x4.splat(dt), flow = f32x4.splat(dt * conductance);
  const held = f32x4.splat(HELD), one = f32x4.splat(1), zero = f32x4.splat(0);
  const lower = f32x4.splat(LOWER);
  const size = <usize>width * COLUMN;
  const last = size - COLUMN;
  let excessA = zero, excessB = zero, amountA = zero, amountB = zero;
  let ringEnd: usize = 0;
  let wA = zero, wB = zero, lastExcessA = zero, lastExcessB = zero, lastAmountA = zero, lastAmountB = zero;
  for (let k: usize = 0; k < <usize>ROWS; k++) {
    const o = start + k * rowBytes;
    const end = o + rowBytes - 4;
    const around = wrap ? load<f32>(faceX + end) : <f32>0;
    v128.store(flows + k * VECTOR, f32x4.splat(wrap ? around * (load<f32>(c + end) - load<f32>(c + o)) : <f32>0));
    if (wrap) store<f32>(s + k * 4, LIFT * (implicit * conductance * around));
  }
  if (wrap) {
    wA = v128.load(s);
    wB = v128.load(s + VECTOR);
  }
  for (let x: usize = 0; x < rowBytes; x += VECTOR) {
    const tile = x * 8;
    fillTile(positive, wrap, c, retardation, loss, source, faceX, faceY, rowBytes, above, start, middle, x,
      implicit4, share, dt4, flow, q + tile, z + tile, u + tile, flows);
    fillTile(positive, wrap, c, retardation, loss, source, faceX, faceY, rowBytes, middle - rowBytes, middle, below, x,
      implicit4, share, dt4, flow, q + tile + VECTOR, z + tile + VECTOR, u + tile + VECTOR, flows + 4 * VECTOR);
    const end = wrap && tile + 4 * COLUMN == size ? last : tile + 4 * COLUMN;
    // Away from the seam nothing is still coupled to the last unknown.
    const ring = wrap && v128.any_true(v128.or(wA, wB));
    if (ring) ringEnd = tile + 4 * COLUMN;
    for (let at = tile; at < end; at += COLUMN) {
      const mA = v128.load(u + at), mB = v128.load(u + at + VECTOR);
      const nextA = v128.load(q + at), nextB = v128.load(q + at + VECTOR);
      const rhsA = v128.load(z + at), rhsB = v128.load(z + at + VECTOR);
      const heldA = f32x4.ge(mA, held), heldB = f32x4.ge(mB, held);
      excessA = f32x4.add(mA, excessA);
      excessB = f32x4.add(mB, excessB);
      let pivotA = f32x4.add(excessA, nextA), pivotB = f32x4.add(excessB, nextB);
      let ringA = zero, ringB = zero;
      if (ring) {
        ringA = f32x4.mul(wA, lower);
        ringB = f32x4.mul(wB, lower);
        pivotA = f32x4.add(pivotA, ringA);
        pivotB = f32x4.add(pivotB, ringB);
      }
      const rawA = f32x4.div(one, pivotA), rawB = f32x4.div(one, pivotB);
      const inverseA = v128.andnot(rawA, heldA), inverseB = v128.andnot(rawB, heldB);
      let zA = f32x4.mul(f32x4.add(rhsA, amountA), inverseA), zB = f32x4.mul(f32x4.add(rhsB, amountB), inverseB);
      if (positive) {
        zA = v128.bitselect(rhsA, zA, heldA);
        zB = v128.bitselect(rhsB, zB, heldB);
      }
      const qA = f32x4.mul(nextA, inverseA), qB = f32x4.mul(nextB, inverseB);
      v128.store(z + at, zA);
      v128.store(z + at + VECTOR, zB);
      v128.store(q + at, qA);
      v128.store(q + at + VECTOR, qB);
      amountA = f32x4.mul(nextA, zA);
      amountB = f32x4.mul(nextB, zB);
      if (wrap) {
        const shareA = f32x4.mul(excessA, rawA), shareB = f32x4.mul(excessB, rawB);
        excessA = f32x4.mul(nextA, shareA);
        excessB = f32x4.mul(nextB, shareB);
        if (!ring) continue;
        lastExcessA = f32x4.add(lastExcessA, f32x4.mul(wA, shareA));
        lastExcessB = f32x4.add(lastExcessB, f32x4.mul(wB, shareB));
        lastAmountA = f32x4.add(lastAmountA, f32x4.mul(wA, zA));
        lastAmountB = f32x4.add(lastAmountB, f32x4.mul(wB, zB));
        v128.store(s + at, f32x4.mul(ringA, inverseA));
        v128.store(s + at + VECTOR, f32x4.mul(ringB, inverseB));
        wA = notFaint(f32x4.mul(qA, wA));
        wB = notFaint(f32x4.mul(qB, wB));
      } else {
        excessA = f32x4.mul(f32x4.mul(nextA, excessA), rawA);
        excessB = f32x4.mul(f32x4.mul(nextB, excessB), rawB);
      }
    }
  }
  let uA = zero, uB = zero;
  let lastA = zero, lastB = zero;
  if (wrap) {
    lastA = closeRing(positive, v128.load(u + last), v128.load(z + last), excessA, amountA, lastExcessA, lastAmountA);
    lastB = closeRing(positive, v128.load(u + last + VECTOR), v128.load(z + last + VECTOR),
      excessB, amountB, lastExcessB, lastAmountB);
    v128.store(z + last, lastA);
    v128.store(z + last + VECTOR, lastB);
    for (let k: usize = 0; k < COLUMN; k += VECTOR) {
      v128.store(q + last + k, zero);
      v128.store(s + last + k, zero);
    }
    lastA = felt(lastA);
    lastB = felt(lastB);
  }
  for (let x: isize = <isize>rowBytes - VECTOR; x >= 0; x -= VECTOR) {
    const at = <usize>x * 8;
    const ring = wrap && at < ringEnd;
    const a3 = substitute(ring, q, z, s, at + 3 * COLUMN, uA, lastA);
    const b3 = substitute(ring, q, z, s, at + 3 * COLUMN + VECTOR, uB, lastB);
    const a2 = substitute(ring, q, z, s, at + 2 * COLUMN, a3, lastA);
    const b2 = substitute(ring, q, z, s, at + 2 * COLUMN + VECTOR, b3, lastB);
    const a1 = substitute(ring, q, z, s, at + COLUMN, a2, lastA);
    const b1 = substitute(ring, q, z, s, at + COLUMN + VECTOR, b2, lastB);
    uA = substitute(ring, q, z, s, at, a1, lastA);
    uB = substitute(ring, q, z, s, at + VECTOR, b1, lastB);
    storeTransposed(uA, a1, a2, a3, u + <usize>x, rowBytes);
    storeTransposed(uB, b1, b2, b3, u + <usize>x + 4 * rowBytes, rowBytes);
  }
}

/** A lifted coupling, or 0 where it no longer matters. */
// @ts-ignore: decorator
@inline
export function notFaint(w: v128): v128 {
  return v128.and(w, f32x4.ge(w, f32x4.splat(FAINT * LIFT)));
}

/** A last unknown as the rest of its ring sees it: 0 where products with it could be denormal. */
// @ts-ignore: decorator
@inline
export function felt(last: v128): v128 {
  return v128.and(last, f32x4.ge(f32x4.abs(last), f32x4.splat(UNFELT)));
}

/** z + q·(the unknown after it), and s·(the last one) where a ring is still felt. */
// @ts-ignore: decorator
@inline
export function substitute(ring: bool, q: usize, z: usize, s: usize, at: usize, next: v128, last: v128): v128 {
  let known = v128.load(z + at);
  if (ring) known = f32x4.add(known, f32x4.mul(v128.load(s + at), last));
  return f32x4.add(known, f32x4.mul(v128.load(q + at), next));
}

/** The last unknown of a ring from its own equation and what the others passed on to it; held: rhs, or no change. */
// @ts-ignore: decorator
@inline
export function closeRing(
  positive: bool, m: v128, rhs: v128, excess: v128, amount: v128, lastExcess: v128, lastAmount: v128,
): v128 {
  const lower = f32x4.splat(LOWER);
  const value = f32x4.div(
    f32x4.add(f32x4.add(rhs, amount), f32x4.mul(lastAmount, lower)),
    f32x4.add(f32x4.add(m, excess), f32x4.mul(lastExcess, lower)));
  const held = f32x4.ge(m, f32x4.splat(HELD));
  return positive ? v128.bitselect(rhs, value, held) : v128.andnot(value, held);
}
