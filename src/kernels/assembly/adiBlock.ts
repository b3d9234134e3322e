/** Eight rows of equations for the elimination along x, turned so that the rows lie side by side in the lanes. */
import { BACKGROUND, HELD, VECTOR, storeTransposed } from './lanes';

export const ADI_POSITIVE: i32 = 1;
export const ADI_WRAP: i32 = 2;

/** Rows that are eliminated together along x. */
export const ROWS: i32 = 8;
/** Clipped values smaller than this are not worth counting. */
export const COUNTED: f32 = 1e-27;
/** Bytes from a column to the next one in the transposed scratch. */
export const COLUMN: usize = 32;

/** Writes right-hand side, M and e = θ dt g_east of eight rows, transposed: [column][row of the block]. */
export function fillBlock(
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
  const background = f32x4.splat(BACKGROUND);
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
        v128.bitselect(c0, f32x4.add(f32x4.add(f32x4.mul(R0, c0), background), f32x4.mul(dt4, S0)), H0),
        v128.bitselect(c1, f32x4.add(f32x4.add(f32x4.mul(R1, c1), background), f32x4.mul(dt4, S1)), H1),
        v128.bitselect(c2, f32x4.add(f32x4.add(f32x4.mul(R2, c2), background), f32x4.mul(dt4, S2)), H2),
        v128.bitselect(c3, f32x4.add(f32x4.add(f32x4.mul(R3, c3), background), f32x4.mul(dt4, S3)), H3), rhs + to, COLUMN);
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
      v128.andnot(f32x4.add(background, rightHandSide(flow, dt4, r0, y0, y1, S0, L0, c0)), H0),
      v128.andnot(f32x4.add(background, rightHandSide(flow, dt4, r1, y1, y2, S1, L1, c1)), H1),
      v128.andnot(f32x4.add(background, rightHandSide(flow, dt4, r2, y2, y3, S2, L2, c2)), H2),
      v128.andnot(f32x4.add(background, rightHandSide(flow, dt4, r3, y3, y4, S3, L3, c3)), H3), rhs + to, COLUMN);
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
