/**
 * One alternating-direction step of ∂(R c)/∂t = ∇·(g∇c) − Λ c + S (Douglas & Gunn 1964).
 *
 * Eight rows at a time: right-hand side, elimination along x (rows side by side in the lanes), then
 * the forward elimination along y of these rows; a last sweep from the bottom substitutes back along
 * y and updates c. So every array streams through the cache once each way.
 */
import { adiColumnsWrapped, adiRowsWrapped, finishWrapped } from './adiWrap';
import { HELD, SMALLEST, VECTOR, storeTransposed } from './lanes';

export const ADI_POSITIVE: i32 = 1;
export const ADI_WRAP: i32 = 2;

/** Rows that are eliminated together along x. */
export const ROWS: i32 = 8;
/** Bytes from a column to the next one in the transposed scratch. */
export const COLUMN: usize = 32;

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

/** Writes right-hand side, M and e = θ dt g_east of eight rows, transposed: [column][row of the block]. */
function fillBlock(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, implicit: f32, block: usize, row: i32, flags: i32,
): void {
  const rowBytes = <usize>width * 4;
  const e = block;
  const rhs = e + <usize>width * COLUMN;
  const m = rhs + <usize>width * COLUMN;
  for (let half: i32 = 0; half < ROWS; half += 4) {
    fillFourRows(c, retardation, loss, source, faceX, faceY, rowBytes, height, conductance, dt, implicit,
      e + <usize>half * 4, rhs + <usize>half * 4, m + <usize>half * 4, row + half, flags);
  }
}

function fillFourRows(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  rowBytes: usize, height: i32, conductance: f32, dt: f32, implicit: f32,
  e: usize, rhs: usize, m: usize, row: i32, flags: i32,
): void {
  const positive = (flags & ADI_POSITIVE) != 0;
  const implicit4 = f32x4.splat(implicit);
  const share = f32x4.splat(implicit * conductance);
  const dt4 = f32x4.splat(dt);
  const flow = f32x4.splat(dt * conductance);
  const held = f32x4.splat(HELD);
  const start = <usize>row * rowBytes;
  // The site north of the first row is in the last one; its face is 0 unless the lattice wraps.
  const above: usize = (row == 0 ? <usize>(height - 1) * rowBytes : start - rowBytes);
  const below: usize = (row + 4 == height ? 0 : start + 4 * rowBytes);
  const last = rowBytes - VECTOR;
  for (let x: usize = 0; x < rowBytes; x += VECTOR) {
    const to = x * 8;
    let o = start + x;
    const R0 = v128.load(retardation + o), R1 = v128.load(retardation + o + rowBytes);
    const R2 = v128.load(retardation + o + 2 * rowBytes), R3 = v128.load(retardation + o + 3 * rowBytes);
    const L0 = v128.load(loss + o), L1 = v128.load(loss + o + rowBytes);
    const L2 = v128.load(loss + o + 2 * rowBytes), L3 = v128.load(loss + o + 3 * rowBytes);
    storeTransposed(
      f32x4.add(R0, f32x4.mul(implicit4, L0)), f32x4.add(R1, f32x4.mul(implicit4, L1)),
      f32x4.add(R2, f32x4.mul(implicit4, L2)), f32x4.add(R3, f32x4.mul(implicit4, L3)), m + to, COLUMN);
    const f0 = v128.load(faceX + o), f1 = v128.load(faceX + o + rowBytes);
    const f2 = v128.load(faceX + o + 2 * rowBytes), f3 = v128.load(faceX + o + 3 * rowBytes);
    storeTransposed(f32x4.mul(share, f0), f32x4.mul(share, f1), f32x4.mul(share, f2), f32x4.mul(share, f3), e + to, COLUMN);
    const c0 = v128.load(c + o), c1 = v128.load(c + o + rowBytes);
    const c2 = v128.load(c + o + 2 * rowBytes), c3 = v128.load(c + o + 3 * rowBytes);
    const H0 = f32x4.ge(R0, held), H1 = f32x4.ge(R1, held), H2 = f32x4.ge(R2, held), H3 = f32x4.ge(R3, held);
    const S0 = v128.load(source + o), S1 = v128.load(source + o + rowBytes);
    const S2 = v128.load(source + o + 2 * rowBytes), S3 = v128.load(source + o + 3 * rowBytes);
    if (positive) {
      storeTransposed(
        v128.bitselect(c0, f32x4.add(f32x4.mul(R0, c0), f32x4.mul(dt4, S0)), H0),
        v128.bitselect(c1, f32x4.add(f32x4.mul(R1, c1), f32x4.mul(dt4, S1)), H1),
        v128.bitselect(c2, f32x4.add(f32x4.mul(R2, c2), f32x4.mul(dt4, S2)), H2),
        v128.bitselect(c3, f32x4.add(f32x4.mul(R3, c3), f32x4.mul(dt4, S3)), H3), rhs + to, COLUMN);
      continue;
    }
    const cn = v128.load(c + above + x), cs = v128.load(c + below + x);
    // Fluxes through the five rows of horizontal faces, downwards positive.
    const y0 = f32x4.mul(v128.load(faceY + above + x), f32x4.sub(cn, c0));
    const y1 = f32x4.mul(v128.load(faceY + o), f32x4.sub(c0, c1));
    const y2 = f32x4.mul(v128.load(faceY + o + rowBytes), f32x4.sub(c1, c2));
    const y3 = f32x4.mul(v128.load(faceY + o + 2 * rowBytes), f32x4.sub(c2, c3));
    const y4 = f32x4.mul(v128.load(faceY + o + 3 * rowBytes), f32x4.sub(c3, cs));
    const atWest = x == 0, atEast = x == last;
    const r0 = xFlow(c + o, faceX + o, c0, f0, atWest, atEast, last);
    o += rowBytes;
    const r1 = xFlow(c + o, faceX + o, c1, f1, atWest, atEast, last);
    o += rowBytes;
    const r2 = xFlow(c + o, faceX + o, c2, f2, atWest, atEast, last);
    o += rowBytes;
    const r3 = xFlow(c + o, faceX + o, c3, f3, atWest, atEast, last);
    storeTransposed(
      v128.andnot(rightHandSide(flow, dt4, r0, y0, y1, S0, L0, c0), H0),
      v128.andnot(rightHandSide(flow, dt4, r1, y1, y2, S1, L1, c1), H1),
      v128.andnot(rightHandSide(flow, dt4, r2, y2, y3, S2, L2, c2), H2),
      v128.andnot(rightHandSide(flow, dt4, r3, y3, y4, S3, L3, c3), H3), rhs + to, COLUMN);
  }
}

/** Inflow through the two vertical faces of four sites; the row's ends meet (their face is 0 unless wrapped). */
// @ts-ignore: decorator
@inline
function xFlow(c: usize, faceX: usize, here: v128, faceEast: v128, atWest: bool, atEast: bool, last: usize): v128 {
  let cWest = v128.load(c - 4);
  let faceWest = v128.load(faceX - 4);
  let cEast = v128.load(c + 4);
  if (atWest) {
    cWest = f32x4.replace_lane(cWest, 0, load<f32>(c + last + 12));
    faceWest = f32x4.replace_lane(faceWest, 0, load<f32>(faceX + last + 12));
  }
  if (atEast) cEast = f32x4.replace_lane(cEast, 3, load<f32>(c - last));
  return f32x4.sub(
    f32x4.mul(faceWest, f32x4.sub(cWest, here)),
    f32x4.mul(faceEast, f32x4.sub(here, cEast)),
  );
}

// @ts-ignore: decorator
@inline
function rightHandSide(flow: v128, dt: v128, x: v128, yIn: v128, yOut: v128, source: v128, loss: v128, c: v128): v128 {
  return f32x4.add(
    f32x4.mul(flow, f32x4.add(x, f32x4.sub(yIn, yOut))),
    f32x4.mul(dt, f32x4.sub(source, f32x4.mul(loss, c))),
  );
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
  const zero = f32x4.splat(0);
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
      if (v128.any_true(v128.and(below, f32x4.ne(value, zero)))) clipped += amountBelow(value, below, retardation + o);
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
