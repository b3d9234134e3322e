/**
 * One alternating-direction step of ∂(R c)/∂t = ∇·(g∇c) − Λ c + S (Douglas & Gunn 1964).
 *
 * Eight rows at a time: right-hand side, elimination along x (rows side by side in the lanes), then
 * the forward elimination along y of these rows; a last sweep from the bottom substitutes back along
 * y and updates c. So every array streams through the cache once each way.
 */
import { ADI_POSITIVE, ADI_WRAP, COLUMN, COUNTED, ROWS, fillBlock } from './adiBlock';
import { adiColumnsWrapped, adiRowsWrapped, finishWrapped } from './adiWrap';
import { HELD, SMALLEST, VECTOR, storeTransposed } from './lanes';

/** Doc: see `Kernels.adiStep` in src/kernels/load.ts. */
export function adiStep(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, scratch: usize, flags: i32,
): f64 {
  const positive = (flags & ADI_POSITIVE) != 0;
  const wrap = (flags & ADI_WRAP) != 0;
  const implicit: f32 = positive ? dt : 0.5 * dt;
  const rowBytes = <usize>width * 4;
  const plane = <usize>height * rowBytes;
  // Scratch: a zero row, then q and z of the y elimination (s when wrapped), then one block of rows.
  const q = scratch + rowBytes;
  const z = q + plane + rowBytes;
  const s = z + plane + rowBytes;
  const block = wrap ? s + plane : s;
  memory.fill(scratch, 0, rowBytes);
  memory.fill(z - rowBytes, 0, rowBytes);

  for (let row = 0; row < height; row += ROWS) {
    fillBlock(c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, implicit, block, row, flags);
    if (wrap) {
      adiRowsWrapped(width, block);
      adiColumnsWrapped(retardation, loss, faceY, row, width, height, conductance, implicit, block, q, z, s);
    } else {
      eliminateRows(width, block);
      eliminateColumns(retardation, loss, faceY, row, width, height, conductance, implicit, block, q, z);
    }
  }
  return wrap
    ? finishWrapped(c, retardation, loss, faceY, width, height, conductance, implicit, q, z, s, positive)
    : finish(c, retardation, width, height, q, z, block, positive);
}

/** Solves (M − θ dt Ax) u = rhs for eight rows; u is left row by row in place of M. */
function eliminateRows(width: i32, block: usize): void {
  const size = <usize>width * COLUMN;
  const held = f32x4.splat(HELD);
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  let eA = zero, eB = zero, inverseA = zero, inverseB = zero, zA = zero, zB = zero;
  const end = block + size;
  for (let at = block; at < end; at += COLUMN) {
    const mA = v128.load(at + 2 * size), mB = v128.load(at + 2 * size + VECTOR);
    const nextA = v128.load(at), nextB = v128.load(at + VECTOR);
    const rhsA = v128.load(at + size), rhsB = v128.load(at + size + VECTOR);
    const heldA = f32x4.ge(mA, held), heldB = f32x4.ge(mB, held);
    const diagonalA = f32x4.add(mA, f32x4.add(nextA, eA)), diagonalB = f32x4.add(mB, f32x4.add(nextB, eB));
    inverseA = v128.andnot(f32x4.div(one, f32x4.sub(diagonalA, f32x4.mul(f32x4.mul(eA, eA), inverseA))), heldA);
    inverseB = v128.andnot(f32x4.div(one, f32x4.sub(diagonalB, f32x4.mul(f32x4.mul(eB, eB), inverseB))), heldB);
    zA = v128.bitselect(rhsA, f32x4.mul(f32x4.add(rhsA, f32x4.mul(eA, zA)), inverseA), heldA);
    zB = v128.bitselect(rhsB, f32x4.mul(f32x4.add(rhsB, f32x4.mul(eB, zB)), inverseB), heldB);
    v128.store(at, f32x4.mul(nextA, inverseA));
    v128.store(at + VECTOR, f32x4.mul(nextB, inverseB));
    v128.store(at + size, zA);
    v128.store(at + size + VECTOR, zB);
    eA = nextA;
    eB = nextB;
  }
  const rowBytes = <usize>width * 4;
  const rows = block + 2 * size;
  let uA = zero, uB = zero;
  for (let x: isize = <isize>rowBytes - VECTOR; x >= 0; x -= VECTOR) {
    const at = block + <usize>x * 8;
    const a3 = substitute(at + 3 * COLUMN, size, uA), b3 = substitute(at + 3 * COLUMN + VECTOR, size, uB);
    const a2 = substitute(at + 2 * COLUMN, size, a3), b2 = substitute(at + 2 * COLUMN + VECTOR, size, b3);
    const a1 = substitute(at + COLUMN, size, a2), b1 = substitute(at + COLUMN + VECTOR, size, b2);
    uA = substitute(at, size, a1);
    uB = substitute(at + VECTOR, size, b1);
    storeTransposed(uA, a1, a2, a3, rows + <usize>x, rowBytes);
    storeTransposed(uB, b1, b2, b3, rows + <usize>x + 4 * rowBytes, rowBytes);
  }
}

// @ts-ignore: decorator
@inline
function substitute(at: usize, size: usize, next: v128): v128 {
  return f32x4.add(v128.load(at + size), f32x4.mul(v128.load(at), next));
}

/** Forward elimination along y of the eight rows from `row`; q and z of these rows are written. */
function eliminateColumns(
  retardation: usize, loss: usize, faceY: usize, row: i32, width: i32, height: i32,
  conductance: f32, implicit: f32, block: usize, q: usize, z: usize,
): void {
  const rowBytes = <usize>width * 4;
  const u = block + 2 * <usize>width * COLUMN;
  const implicit4 = f32x4.splat(implicit);
  const share = f32x4.splat(implicit * conductance);
  const held = f32x4.splat(HELD);
  const one = f32x4.splat(1);
  for (let k: i32 = 0; k < ROWS; k++) {
    const start = <usize>(row + k) * rowBytes;
    const above: usize = faceY + (row + k == 0 ? <usize>(height - 1) * rowBytes : start - rowBytes);
    const rowU = u + <usize>k * rowBytes;
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
      v128.store(q + o, f32x4.mul(south, inverse));
      v128.store(z + o, v128.bitselect(here, value, mask));
    }
  }
}

/** Back substitution along y from the last row; adds Δ to c (or stores u), clips, returns what clipping added. */
function finish(
  c: usize, retardation: usize, width: i32, height: i32, q: usize, z: usize, carry: usize, positive: bool,
): f64 {
  const rowBytes = <usize>width * 4;
  const smallest = f32x4.splat(SMALLEST);
  const counted = f32x4.splat(COUNTED);
  let clipped: f64 = 0;
  memory.fill(carry, 0, rowBytes);
  for (let row = height - 1; row >= 0; row--) {
    const start = <usize>row * rowBytes;
    for (let x: usize = 0; x < rowBytes; x += VECTOR) {
      const o = start + x;
      const u = f32x4.add(v128.load(z + o), f32x4.mul(v128.load(q + o), v128.load(carry + x)));
      v128.store(carry + x, u);
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

/** Σ R·(0 − value) over the lanes that are clipped, held sites left out. */
// @ts-ignore: decorator
@inline
export function amountBelow(value: v128, below: v128, retardation: usize): f64 {
  const R = v128.load(retardation);
  const lanes = v128.and(value, v128.and(below, f32x4.lt(R, f32x4.splat(HELD))));
  return -(
    <f64>f32x4.extract_lane(lanes, 0) * <f64>f32x4.extract_lane(R, 0) +
    <f64>f32x4.extract_lane(lanes, 1) * <f64>f32x4.extract_lane(R, 1) +
    (<f64>f32x4.extract_lane(lanes, 2) * <f64>f32x4.extract_lane(R, 2) +
      <f64>f32x4.extract_lane(lanes, 3) * <f64>f32x4.extract_lane(R, 3))
  );
}
