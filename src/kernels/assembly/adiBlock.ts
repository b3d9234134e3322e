/** A tile of four rows and four columns of equations for the elimination along x, turned so that rows lie in the lanes. */
import { BACKGROUND, HELD, VECTOR, storeTransposed } from './lanes';

export const ADI_POSITIVE: i32 = 1;
export const ADI_WRAP: i32 = 2;
export const ADI_IMPLICIT: i32 = 4;

/** Rows that are eliminated together along x. */
export const ROWS: i32 = 8;
/** Bytes from a column to the next one in the transposed scratch. */
export const COLUMN: usize = 32;

/**
 * Writes e = θ dt g_east, right-hand side and M of the tile at byte `x` of `row` as [column][row of the block].
 * `flows` keeps the inflow from the tile before, one vector for each row. Without `wrap` the faces at the
 * ends are 0, so whatever is read beyond them does not matter.
 */
// @ts-ignore: decorator
@inline
export function fillTile(
  positive: bool, wrap: bool, c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  rowBytes: usize, above: usize, start: usize, below: usize, x: usize,
  implicit: v128, share: v128, dt: v128, flow: v128, e: usize, rhs: usize, m: usize, flows: usize,
): void {
  const background = f32x4.splat(BACKGROUND);
  const o0 = start + x, o1 = o0 + rowBytes, o2 = o1 + rowBytes, o3 = o2 + rowBytes;
  const R0 = v128.load(retardation + o0), R1 = v128.load(retardation + o1);
  const R2 = v128.load(retardation + o2), R3 = v128.load(retardation + o3);
  const L0 = v128.load(loss + o0), L1 = v128.load(loss + o1), L2 = v128.load(loss + o2), L3 = v128.load(loss + o3);
  storeTransposed(
    f32x4.add(R0, f32x4.mul(implicit, L0)), f32x4.add(R1, f32x4.mul(implicit, L1)),
    f32x4.add(R2, f32x4.mul(implicit, L2)), f32x4.add(R3, f32x4.mul(implicit, L3)), m, COLUMN);
  const f0 = v128.load(faceX + o0), f1 = v128.load(faceX + o1), f2 = v128.load(faceX + o2), f3 = v128.load(faceX + o3);
  storeTransposed(f32x4.mul(share, f0), f32x4.mul(share, f1), f32x4.mul(share, f2), f32x4.mul(share, f3), e, COLUMN);
  const c0 = v128.load(c + o0), c1 = v128.load(c + o1), c2 = v128.load(c + o2), c3 = v128.load(c + o3);
  if (positive) {
    storeTransposed(
      amountOf(R0, c0, dt, source + o0), amountOf(R1, c1, dt, source + o1),
      amountOf(R2, c2, dt, source + o2), amountOf(R3, c3, dt, source + o3), rhs, COLUMN);
    return;
  }
  // Downward flows through the five rows of horizontal faces.
  const y0 = f32x4.mul(v128.load(faceY + above + x), f32x4.sub(v128.load(c + above + x), c0));
  const y1 = f32x4.mul(v128.load(faceY + o0), f32x4.sub(c0, c1));
  const r0 = gain(flow, dt, rowFlow(wrap, c + o0, c0, f0, x, rowBytes, flows), y0, y1, source + o0, L0, c0);
  const y2 = f32x4.mul(v128.load(faceY + o1), f32x4.sub(c1, c2));
  const r1 = gain(flow, dt, rowFlow(wrap, c + o1, c1, f1, x, rowBytes, flows + VECTOR), y1, y2, source + o1, L1, c1);
  const y3 = f32x4.mul(v128.load(faceY + o2), f32x4.sub(c2, c3));
  const r2 = gain(flow, dt, rowFlow(wrap, c + o2, c2, f2, x, rowBytes, flows + 2 * VECTOR), y2, y3, source + o2, L2, c2);
  const y4 = f32x4.mul(v128.load(faceY + o3), f32x4.sub(c3, v128.load(c + below + x)));
  const r3 = gain(flow, dt, rowFlow(wrap, c + o3, c3, f3, x, rowBytes, flows + 3 * VECTOR), y3, y4, source + o3, L3, c3);
  storeTransposed(
    f32x4.add(background, r0), f32x4.add(background, r1), f32x4.add(background, r2), f32x4.add(background, r3),
    rhs, COLUMN);
}

/** R c + dt S, or c itself where the site is held. */
// @ts-ignore: decorator
@inline
function amountOf(R: v128, c: v128, dt: v128, source: usize): v128 {
  const amount = f32x4.add(f32x4.add(f32x4.mul(R, c), f32x4.splat(BACKGROUND)), f32x4.mul(dt, v128.load(source)));
  return v128.bitselect(c, amount, f32x4.ge(R, f32x4.splat(HELD)));
}

/** Net inflow through the vertical faces of four sites; every flow is computed once and kept for the next tile. */
// @ts-ignore: decorator
@inline
function rowFlow(wrap: bool, c: usize, here: v128, faceEast: v128, x: usize, rowBytes: usize, flows: usize): v128 {
  let cEast = v128.load(c + 4);
  if (wrap) {
    if (x + VECTOR == rowBytes) cEast = f32x4.replace_lane(cEast, 3, load<f32>(c - x));
  }
  const out = f32x4.mul(faceEast, f32x4.sub(here, cEast));
  const into = v128.shuffle<f32>(v128.load(flows), out, 3, 4, 5, 6);
  v128.store(flows, out);
  return f32x4.sub(into, out);
}

/** dt (A c + S − Λ c); at held sites anything finite, since their equation is not used. */
// @ts-ignore: decorator
@inline
function gain(flow: v128, dt: v128, x: v128, yIn: v128, yOut: v128, source: usize, loss: v128, c: v128): v128 {
  return f32x4.add(
    f32x4.mul(flow, f32x4.add(x, f32x4.sub(yIn, yOut))),
    f32x4.mul(dt, f32x4.sub(v128.load(source), f32x4.mul(loss, c))),
  );
}
