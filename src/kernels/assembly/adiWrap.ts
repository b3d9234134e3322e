/**
 * The periodic lines of `adiStep`. The last unknown of a line is kept aside: elimination gives every
 * other one as u_i = α_i + β_i u_last, and the last equation then gives u_last. All terms are positive.
 */
import { amountBelow } from './adi';
import { COLUMN, COUNTED, ROWS } from './adiBlock';
import { BACKGROUND, HELD, SMALLEST, VECTOR, storeTransposed } from './lanes';

/** Periodic lines along x of eight rows; u is left row by row after the transposed scratch. */
export function adiRowsWrapped(width: i32, block: usize): void {
  for (let half: usize = 0; half < 2; half++) solveFourRows(width, block, half * VECTOR, half * 4);
}

function solveFourRows(width: i32, block: usize, lane: usize, firstRow: usize): void {
  const size = <usize>width * COLUMN;
  const rowBytes = <usize>width * 4;
  const one = f32x4.splat(1);
  const held = f32x4.splat(HELD);
  const background = f32x4.splat(BACKGROUND);
  const first = block + lane;
  const last = first + size - COLUMN;
  const around = v128.load(last);
  let e = around, inverse = f32x4.splat(0), z = inverse, s = one;
  for (let at = first; at < last; at += COLUMN) {
    const m = v128.load(at + 2 * size);
    const next = v128.load(at);
    const rhs = v128.load(at + size);
    const mask = f32x4.ge(m, held);
    const diagonal = f32x4.add(m, f32x4.add(next, e));
    inverse = v128.andnot(f32x4.div(one, f32x4.sub(diagonal, f32x4.mul(f32x4.mul(e, e), inverse))), mask);
    z = v128.bitselect(rhs, f32x4.mul(f32x4.add(rhs, f32x4.mul(e, z)), inverse), mask);
    s = f32x4.mul(f32x4.add(f32x4.mul(e, s), background), inverse);
    v128.store(at, f32x4.mul(next, inverse));
    v128.store(at + size, z);
    v128.store(at + 3 * size, s);
    e = next;
  }
  let alpha = f32x4.splat(0), beta = one;
  for (let at = last - COLUMN; at >= first; at -= COLUMN) {
    const q = v128.load(at);
    alpha = f32x4.add(v128.load(at + size), f32x4.mul(q, alpha));
    beta = f32x4.add(v128.load(at + 3 * size), f32x4.mul(q, beta));
    v128.store(at + size, alpha);
    v128.store(at + 3 * size, beta);
  }
  const uLast = closeLine(
    v128.load(last + 2 * size), v128.load(last + size), e, around,
    v128.load(last - COLUMN + size), v128.load(last - COLUMN + 3 * size), alpha, beta);
  v128.store(last + size, uLast);
  v128.store(last + 3 * size, f32x4.splat(0));
  const rows = block + 4 * size + firstRow * rowBytes;
  for (let x: usize = 0; x < rowBytes; x += VECTOR) {
    keepColumns(first + x * 8, size, uLast, rows + x, rowBytes);
  }
}

// @ts-ignore: decorator
@inline
function keepColumns(at: usize, size: usize, uLast: v128, to: usize, stride: usize): void {
  const a = f32x4.add(v128.load(at + size), f32x4.mul(v128.load(at + 3 * size), uLast));
  const b = f32x4.add(v128.load(at + size + COLUMN), f32x4.mul(v128.load(at + 3 * size + COLUMN), uLast));
  const c = f32x4.add(v128.load(at + size + 2 * COLUMN), f32x4.mul(v128.load(at + 3 * size + 2 * COLUMN), uLast));
  const d = f32x4.add(v128.load(at + size + 3 * COLUMN), f32x4.mul(v128.load(at + 3 * size + 3 * COLUMN), uLast));
  storeTransposed(a, b, c, d, to, stride);
}

/** u_last from (m + before + around) u − before (α' + β' u) − around (α0 + β0 u) = rhs; rhs itself where held. */
// @ts-ignore: decorator
@inline
function closeLine(
  m: v128, rhs: v128, before: v128, around: v128, alpha: v128, beta: v128, alphaFirst: v128, betaFirst: v128,
): v128 {
  const known = f32x4.add(rhs, f32x4.add(f32x4.mul(before, alpha), f32x4.mul(around, alphaFirst)));
  const one = f32x4.splat(1);
  const diagonal = f32x4.add(
    m,
    f32x4.add(f32x4.mul(before, f32x4.sub(one, beta)), f32x4.mul(around, f32x4.sub(one, betaFirst))),
  );
  return v128.bitselect(rhs, f32x4.div(known, diagonal), f32x4.ge(m, f32x4.splat(HELD)));
}

/** Forward elimination along periodic columns of the eight rows from `row`; the last row waits in z as m·u. */
export function adiColumnsWrapped(
  retardation: usize, loss: usize, faceY: usize, row: i32, width: i32, height: i32,
  conductance: f32, implicit: f32, block: usize, q: usize, z: usize, s: usize,
): void {
  const rowBytes = <usize>width * 4;
  const u = block + 4 * <usize>width * COLUMN;
  const implicit4 = f32x4.splat(implicit);
  const share = f32x4.splat(implicit * conductance);
  const held = f32x4.splat(HELD);
  const background = f32x4.splat(BACKGROUND);
  const one = f32x4.splat(1);
  for (let k: i32 = 0; k < ROWS; k++) {
    const line = row + k;
    const start = <usize>line * rowBytes;
    const above: usize = faceY + (line == 0 ? <usize>(height - 1) * rowBytes : start - rowBytes);
    const rowU = u + <usize>k * rowBytes;
    if (line == height - 1) {
      memory.copy(z + start, rowU, rowBytes);
      break;
    }
    for (let x: usize = 0; x < rowBytes; x += VECTOR) {
      const o = start + x;
      const m = f32x4.add(v128.load(retardation + o), f32x4.mul(implicit4, v128.load(loss + o)));
      const north = f32x4.mul(share, v128.load(above + x));
      const south = f32x4.mul(share, v128.load(faceY + o));
      const here = v128.load(rowU + x);
      const mask = f32x4.ge(m, held);
      const diagonal = f32x4.add(m, f32x4.add(north, south));
      const inverse = v128.andnot(
        f32x4.div(one, f32x4.sub(diagonal, f32x4.mul(north, v128.load(q + o - rowBytes)))), mask);
      const value = f32x4.mul(f32x4.add(f32x4.mul(m, here), f32x4.mul(north, v128.load(z + o - rowBytes))), inverse);
      const sBefore = line == 0 ? one : v128.load(s + o - rowBytes);
      v128.store(q + o, f32x4.mul(south, inverse));
      v128.store(z + o, v128.bitselect(here, value, mask));
      v128.store(s + o, f32x4.mul(f32x4.add(f32x4.mul(north, sBefore), background), inverse));
    }
  }
}

/** α and β upwards, the closing row, then c; returns what clipping added. */
export function finishWrapped(
  c: usize, retardation: usize, loss: usize, faceY: usize, width: i32, height: i32,
  conductance: f32, implicit: f32, q: usize, z: usize, s: usize, positive: bool,
): f64 {
  const rowBytes = <usize>width * 4;
  const lastRow = <usize>(height - 1) * rowBytes;
  const implicit4 = f32x4.splat(implicit);
  const share = f32x4.splat(implicit * conductance);
  for (let start = <isize>lastRow - <isize>rowBytes; start >= 0; start -= <isize>rowBytes) {
    const atEnd = <usize>start + rowBytes == lastRow;
    for (let x: usize = 0; x < rowBytes; x += VECTOR) {
      const o = <usize>start + x;
      const along = v128.load(q + o);
      const alpha = atEnd ? f32x4.splat(0) : v128.load(z + o + rowBytes);
      const beta = atEnd ? f32x4.splat(1) : v128.load(s + o + rowBytes);
      v128.store(z + o, f32x4.add(v128.load(z + o), f32x4.mul(along, alpha)));
      v128.store(s + o, f32x4.add(v128.load(s + o), f32x4.mul(along, beta)));
    }
  }
  for (let x: usize = 0; x < rowBytes; x += VECTOR) {
    const o = lastRow + x;
    const m = f32x4.add(v128.load(retardation + o), f32x4.mul(implicit4, v128.load(loss + o)));
    const u = v128.load(z + o);
    const rhs = v128.bitselect(u, f32x4.mul(m, u), f32x4.ge(m, f32x4.splat(HELD)));
    v128.store(z + o, closeLine(
      m, rhs, f32x4.mul(share, v128.load(faceY + o - rowBytes)), f32x4.mul(share, v128.load(faceY + o)),
      v128.load(z + o - rowBytes), v128.load(s + o - rowBytes), v128.load(z + x), v128.load(s + x)));
    v128.store(s + o, f32x4.splat(0));
  }
  const smallest = f32x4.splat(SMALLEST);
  const counted = f32x4.splat(COUNTED);
  let clipped: f64 = 0;
  for (let start: usize = 0; start <= lastRow; start += rowBytes) {
    for (let x: usize = 0; x < rowBytes; x += VECTOR) {
      const o = start + x;
      const u = f32x4.add(v128.load(z + o), f32x4.mul(v128.load(s + o), v128.load(z + lastRow + x)));
      const value = positive ? u : f32x4.add(v128.load(c + o), u);
      const below = f32x4.lt(value, smallest);
      if (v128.any_true(v128.and(below, f32x4.gt(f32x4.abs(value), counted)))) {
        clipped += amountBelow(value, below, retardation + o);
      }
      v128.store(c + o, v128.andnot(value, below));
    }
  }
  return clipped;
}
