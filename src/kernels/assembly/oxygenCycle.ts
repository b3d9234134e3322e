/** The linear V(1,1) cycle on the coarse levels: Σ f (e_j − e_i) − (sink + λ) e_i = −rhs_i, from e = 0. */
import { VECTOR, east, pairs, west } from './lanes';
import {
  eAt, faceXAt, faceYAt, hasCoarser, inverseAt, lambdaAt, nextLevel, planeBytes, rhsAt, sinkAt,
} from './oxygenLevels';
import { addScalar, relaxScalar, restrictScalar, startScalar } from './oxygenScalar';

/** Far from any residual, e would decay into denormals, which are slow. */
const NEGLIGIBLE: f32 = 1e-25;

/** Rows of `level` are whole vectors, and come in pairs. */
// @ts-ignore: decorator
@inline
function isWhole(width: i32, height: i32): bool {
  return (width & 3) == 0 && (height & 1) == 0;
}

/** One cycle on a level and all coarser ones. */
export function coarseCorrection(level: usize, width: i32, height: i32): void {
  const whole = isWhole(width, height);
  if (whole) start(level, width, height, 0, height);
  else startScalar(level, width, height);
  if (!hasCoarser(width, height)) {
    const sweeps = min(64, max(4, width + height));
    for (let k: i32 = 0; k < sweeps; k++) sweepLevel(level, width, height, whole);
    return;
  }
  if (whole) relaxBlack(level, width, height, 0, height);
  else sweepLevel(level, width, height, whole);
  const next = nextLevel(level, planeBytes(width, height));
  const wide = (width & 7) == 0;
  if (wide) restrict(level, width, height, 0, height, next);
  else restrictScalar(level, width, height, next);
  coarseCorrection(next, width >> 1, height >> 1);
  if (wide) spread(level, next, width, height, 0, height);
  else addScalar(level, width, height, next);
  sweepLevel(level, width, height, whole);
}

function sweepLevel(level: usize, width: i32, height: i32, whole: bool): void {
  if (!whole) return relaxScalar(level, width, height);
  relaxLevel(level, width, height, 0, height);
  relaxLevelSeams(level, width, height, 0, height);
}

/**
 * Rows `from` to `to` − 1: inverse = 1 / (Σ faces + sink + λ); e = inverse · rhs at red sites, as in a sweep from 0,
 * and 0 elsewhere.
 */
export function start(level: usize, width: i32, height: i32, from: i32, to: i32): void {
  const plane = planeBytes(width, height);
  const rowBytes = <usize>width * 4;
  const end = <usize>height * rowBytes;
  const faceX = faceXAt(level, plane), faceY = faceYAt(level, plane);
  const one = f32x4.splat(1), tiny = f32x4.splat(1e-20), negligible = f32x4.splat(NEGLIGIBLE);
  const rhs = rhsAt(level, plane), sink = sinkAt(level, plane), lambda = lambdaAt(level, plane);
  const inverse = inverseAt(level, plane), e = eAt(level, plane);
  let red = (from & 1) == 0 ? i32x4(-1, 0, -1, 0) : i32x4(0, -1, 0, -1);
  const stop = <usize>to * rowBytes;
  for (let row = <usize>from * rowBytes; row < stop; row += rowBytes) {
    const above: usize = row == 0 ? end - rowBytes : row - rowBytes;
    let faceBefore = v128.load(faceX + row + rowBytes - VECTOR);
    for (let x: usize = 0; x < rowBytes; x += VECTOR) {
      const o = row + x;
      const faceEast = v128.load(faceX + o);
      const faces = f32x4.add(
        f32x4.add(faceEast, west(faceBefore, faceEast)),
        f32x4.add(v128.load(faceY + o), v128.load(faceY + above + x)));
      const diagonal = f32x4.add(
        faces, f32x4.add(v128.load(sink + o), v128.load(lambda + o)));
      const factor = v128.and(f32x4.div(one, diagonal), f32x4.gt(diagonal, tiny));
      const value = f32x4.mul(factor, v128.load(rhs + o));
      v128.store(inverse + o, factor);
      v128.store(e + o, v128.and(red, v128.and(value, f32x4.gt(f32x4.abs(value), negligible))));
      faceBefore = faceEast;
    }
    red = v128.not(red);
  }
}

/** The black half of a sweep over rows `from` to `to` − 1. */
export function relaxBlack(level: usize, width: i32, height: i32, from: i32, to: i32): void {
  for (let y = from; y < to; y++) relaxRow(level, width, height, y, 1);
}

/** As `relaxFine`. */
export function relaxLevel(level: usize, width: i32, height: i32, from: i32, to: i32): void {
  for (let y = from; y < to; y++) {
    relaxRow(level, width, height, y, 0);
    if (y > from + 1) relaxRow(level, width, height, y - 1, 1);
  }
}

/** As `relaxFineSeams`. */
export function relaxLevelSeams(level: usize, width: i32, height: i32, from: i32, to: i32): void {
  relaxRow(level, width, height, to - 1, 1);
  relaxRow(level, width, height, from, 1);
}

function relaxRow(level: usize, width: i32, height: i32, y: i32, colour: i32): void {
  const plane = planeBytes(width, height);
  const rowBytes = <usize>width * 4;
  const row = <usize>y * rowBytes;
  const above: usize = y == 0 ? <usize>(height - 1) * rowBytes : row - rowBytes;
  const below: usize = y == height - 1 ? 0 : row + rowBytes;
  const lanes = ((y + colour) & 1) == 0 ? i32x4(-1, 0, -1, 0) : i32x4(0, -1, 0, -1);
  const e = eAt(level, plane), rhs = rhsAt(level, plane), inverse = inverseAt(level, plane);
  const faceX = faceXAt(level, plane), faceY = faceYAt(level, plane);
  const last = rowBytes - VECTOR;
  const first = v128.load(e + row);
  let before = v128.load(e + row + last);
  let here = first;
  let faceBefore = v128.load(faceX + row + last);
  let x: usize = 0;
  for (; x + VECTOR < rowBytes; x += 2 * VECTOR) {
    const o = row + x;
    const north = faceY + above + x, up = e + above + x, south = faceY + o, down = e + below + x;
    const own = e + o, faces = faceX + o, factor = inverse + o, given = rhs + o;
    const middle = v128.load(own, 16);
    const after = x + VECTOR == last ? first : v128.load(own, 32);
    const face0 = v128.load(faces), face1 = v128.load(faces, 16);
    const value0 = relaxed(here, middle, before, face0, faceBefore, v128.load(north), v128.load(up), v128.load(south),
      v128.load(down), v128.load(factor), v128.load(given));
    const value1 = relaxed(middle, after, here, face1, face0, v128.load(north, 16), v128.load(up, 16),
      v128.load(south, 16), v128.load(down, 16), v128.load(factor, 16), v128.load(given, 16));
    v128.store(own, v128.bitselect(value0, here, lanes));
    v128.store(own, v128.bitselect(value1, middle, lanes), 16);
    before = middle;
    here = after;
    faceBefore = face1;
  }
  if (x == rowBytes) return;
  const o = row + x;
  const value = relaxed(here, first, before, v128.load(faceX + o), faceBefore, v128.load(faceY + above + x),
    v128.load(e + above + x), v128.load(faceY + o), v128.load(e + below + x), v128.load(inverse + o), v128.load(rhs + o));
  v128.store(e + o, v128.bitselect(value, here, lanes));
}

/** inverse · (rhs + Σ f e_j) of four sites; what would decay into denormals is 0. */
// @ts-ignore: decorator
@inline
function relaxed(
  here: v128, after: v128, before: v128, faceEast: v128, faceBefore: v128,
  north: v128, up: v128, south: v128, down: v128, inverse: v128, rhs: v128,
): v128 {
  const flow = f32x4.add(
    f32x4.add(f32x4.mul(faceEast, east(here, after)), f32x4.mul(west(faceBefore, faceEast), west(before, here))),
    f32x4.add(f32x4.mul(north, up), f32x4.mul(south, down)));
  const value = f32x4.mul(inverse, f32x4.add(rhs, flow));
  return v128.and(value, f32x4.gt(f32x4.abs(value), f32x4.splat(NEGLIGIBLE)));
}

/** Residual and λ of rows `from` to `to` − 1, both bounds even, summed 2×2 into the next level. */
export function restrict(level: usize, width: i32, height: i32, from: i32, to: i32, next: usize): void {
  const plane = planeBytes(width, height);
  const nextPlane = planeBytes(width >> 1, height >> 1);
  const rowBytes = <usize>width * 4;
  const end = <usize>height * rowBytes, stop = <usize>to * rowBytes;
  for (let top = <usize>from * rowBytes; top < stop; top += 2 * rowBytes) {
    const bottom = top + rowBytes;
    const above: usize = top == 0 ? end - rowBytes : top - rowBytes;
    const below: usize = bottom + rowBytes == end ? 0 : bottom + rowBytes;
    const to = (top >> 2);
    for (let x: usize = 0; x < rowBytes; x += 2 * VECTOR) {
      const right = x + VECTOR;
      const r = f32x4.add(
        pairs(residual(level, plane, rowBytes, top, above, bottom, x), residual(level, plane, rowBytes, top, above, bottom, right)),
        pairs(residual(level, plane, rowBytes, bottom, top, below, x), residual(level, plane, rowBytes, bottom, top, below, right)));
      const lambda = lambdaAt(level, plane);
      const l = f32x4.add(
        pairs(v128.load(lambda + top + x), v128.load(lambda + top + right)),
        pairs(v128.load(lambda + bottom + x), v128.load(lambda + bottom + right)));
      v128.store(rhsAt(next, nextPlane) + to + (x >> 1), r);
      v128.store(lambdaAt(next, nextPlane) + to + (x >> 1), l);
    }
  }
}

function residual(level: usize, plane: usize, rowBytes: usize, row: usize, above: usize, below: usize, x: usize): v128 {
  const o = row + x;
  const last = rowBytes - VECTOR;
  const westward: usize = row + (x == 0 ? last : x - VECTOR);
  const eastward: usize = row + (x == last ? 0 : x + VECTOR);
  const e = eAt(level, plane), faceX = faceXAt(level, plane), faceY = faceYAt(level, plane);
  const here = v128.load(e + o);
  const faceEast = v128.load(faceX + o);
  const faceWest = west(v128.load(faceX + westward), faceEast);
  const flow = f32x4.add(
    f32x4.add(
      f32x4.mul(faceEast, f32x4.sub(east(here, v128.load(e + eastward)), here)),
      f32x4.mul(faceWest, f32x4.sub(west(v128.load(e + westward), here), here))),
    f32x4.add(
      f32x4.mul(v128.load(faceY + above + x), f32x4.sub(v128.load(e + above + x), here)),
      f32x4.mul(v128.load(faceY + o), f32x4.sub(v128.load(e + below + x), here))));
  const sink = f32x4.add(v128.load(sinkAt(level, plane) + o), v128.load(lambdaAt(level, plane) + o));
  return f32x4.add(v128.load(rhsAt(level, plane) + o), f32x4.sub(flow, f32x4.mul(sink, here)));
}

/**
 * Adds the interpolated correction of level `coarse` to rows `from` to `to` − 1: half from a site's own coarse site, a quarter from the nearer
 * one each way; where nothing couples, e stays 0.
 */
export function spread(target: usize, coarse: usize, width: i32, height: i32, from: i32, to: i32): void {
  const plane = planeBytes(width, height);
  const w = width >> 1, h = height >> 1;
  const coarsePlane = planeBytes(w, h);
  const rowBytes = <usize>w * 4;
  const last = rowBytes - VECTOR;
  const lastRow = <usize>(h - 1) * rowBytes;
  const e = eAt(coarse, coarsePlane), faceX = faceXAt(coarse, coarsePlane), faceY = faceYAt(coarse, coarsePlane);
  const quarter = f32x4.splat(0.25), one = f32x4.splat(1), zero = f32x4.splat(0);
  const mask = inverseAt(target, plane);
  for (let y = from; y < to; y++) {
    const row = <usize>(y >> 1) * rowBytes;
    const upper = (y & 1) == 0;
    const other: usize = upper ? (row == 0 ? lastRow : row - rowBytes) : row == lastRow ? 0 : row + rowBytes;
    const faces = faceY + (upper ? other : row);
    const first = v128.load(e + row);
    let before = v128.load(e + row + last);
    let here = first;
    let faceBefore = v128.load(faceX + row + last);
    for (let x: usize = 0; x < rowBytes; x += VECTOR) {
      const after = x == last ? first : v128.load(e + row + x + VECTOR);
      const faceEast = v128.load(faceX + row + x);
      const faceWest = west(faceBefore, faceEast);
      const base = f32x4.add(here, f32x4.mul(
        f32x4.mul(quarter, f32x4.pmin(one, v128.load(faces + x))), f32x4.sub(v128.load(e + other + x), here)));
      const left = f32x4.add(base, f32x4.mul(
        f32x4.mul(quarter, f32x4.pmin(one, faceWest)), f32x4.sub(west(before, here), here)));
      const right = f32x4.add(base, f32x4.mul(
        f32x4.mul(quarter, f32x4.pmin(one, faceEast)), f32x4.sub(east(here, after), here)));
      const o = (<usize>y * rowBytes + x) * 2;
      const low = v128.shuffle<f32>(left, right, 0, 4, 1, 5);
      const high = v128.shuffle<f32>(left, right, 2, 6, 3, 7);
      const oldLow = v128.load(target + o), oldHigh = v128.load(target + o + VECTOR);
      const keepLow = f32x4.eq(v128.load(mask + o), zero), keepHigh = f32x4.eq(v128.load(mask + o + VECTOR), zero);
      v128.store(target + o, v128.bitselect(oldLow, f32x4.add(oldLow, low), keepLow));
      v128.store(target + o + VECTOR, v128.bitselect(oldHigh, f32x4.add(oldHigh, high), keepHigh));
      before = here;
      here = after;
      faceBefore = faceEast;
    }
  }
}
