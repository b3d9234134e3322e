/** The finest level of the oxygen solve: nonlinear red-black sweep, and residual with its sums. */
import { SMALLEST, VECTOR, east, sumLanes, west } from './lanes';
import { lambdaAt, planeBytes, rhsAt } from './oxygenLevels';

/**
 * One red-black sweep; each free site takes the root of d p + v p/(K + p) = b, which is never negative.
 * The black row above follows each red row; rows and columns are rings, faces of 0 cut them.
 */
export function relaxFine(
  p: usize, uptake: usize, faceX: usize, faceY: usize, held: usize, width: i32, height: i32,
  scale: f32, half: f32, linear: bool,
): void {
  for (let y: i32 = 0; y < height; y++) {
    relaxRow(p, uptake, faceX, faceY, held, width, height, y, 0, scale, half, linear);
    if (y > 1) relaxRow(p, uptake, faceX, faceY, held, width, height, y - 1, 1, scale, half, linear);
  }
  relaxRow(p, uptake, faceX, faceY, held, width, height, height - 1, 1, scale, half, linear);
  relaxRow(p, uptake, faceX, faceY, held, width, height, 0, 1, scale, half, linear);
}

function relaxRow(
  p: usize, uptake: usize, faceX: usize, faceY: usize, held: usize, width: i32, height: i32,
  y: i32, colour: i32, scale: f32, half: f32, linear: bool,
): void {
  const rowBytes = <usize>width * 4;
  const start = <usize>y * rowBytes;
  const above: usize = y == 0 ? <usize>(height - 1) * rowBytes : start - rowBytes;
  const below: usize = y == height - 1 ? 0 : start + rowBytes;
  const lanes = ((y + colour) & 1) == 0 ? i32x4(-1, 0, -1, 0) : i32x4(0, -1, 0, -1);
  const zero = f32x4.splat(0);
  const scale4 = f32x4.splat(linear ? scale / half : scale);
  const K = f32x4.splat(half), K2 = f32x4.splat(2 * half), K4 = f32x4.splat(4 * half);
  const smallest = f32x4.splat(SMALLEST);
  const last = rowBytes - VECTOR;
  const first = v128.load(p + start);
  let before = v128.load(p + start + last);
  let here = first;
  let faceBefore = v128.load(faceX + start + last);
  for (let x: usize = 0; x < rowBytes; x += VECTOR) {
    const o = start + x;
    const after = x == last ? first : v128.load(p + o + VECTOR);
    const faceEast = v128.load(faceX + o);
    const faceWest = west(faceBefore, faceEast);
    const faceNorth = v128.load(faceY + above + x);
    const faceSouth = v128.load(faceY + o);
    const v = f32x4.mul(v128.load(uptake + o), scale4);
    const d = f32x4.add(f32x4.add(faceEast, faceWest), f32x4.add(faceNorth, faceSouth));
    const b = f32x4.add(
      f32x4.add(f32x4.mul(faceEast, east(here, after)), f32x4.mul(faceWest, west(before, here))),
      f32x4.add(f32x4.mul(faceNorth, v128.load(p + above + x)), f32x4.mul(faceSouth, v128.load(p + below + x))),
    );
    let value: v128, denominator: v128;
    if (linear) {
      denominator = f32x4.add(d, v);
      value = f32x4.div(b, denominator);
    } else {
      const B = f32x4.sub(f32x4.add(f32x4.mul(d, K), v), b);
      const root = f32x4.add(
        f32x4.sqrt(f32x4.add(f32x4.mul(B, B), f32x4.mul(K4, f32x4.mul(d, b)))), f32x4.abs(B));
      const uses = f32x4.ge(B, zero);
      denominator = v128.bitselect(root, f32x4.add(d, d), uses);
      value = f32x4.div(v128.bitselect(f32x4.mul(K2, b), root, uses), denominator);
    }
    value = v128.and(value, f32x4.ge(value, smallest));
    // A site without faces and uptake divides 0 by 0 and fails the comparison above: it takes 0.
    const free = f32x4.eq(v128.load(held + o), zero);
    v128.store(p + o, v128.bitselect(value, here, v128.and(lanes, free)));
    before = here;
    here = after;
    faceBefore = faceEast;
  }
}

/**
 * Residual r = Σ f (p_j − p_i) − U_i and λ = dU/dp at free sites, summed 2×2 into level `coarse` (unless 0).
 * Writes Σ uptake at result + 16, Σ inflow from held sites at 24, Σ|r| at 32, what it is compared
 * with at 40 and its rounding error at 48, all in units of D/h².
 */
export function evaluateFine(
  p: usize, uptake: usize, faceX: usize, faceY: usize, held: usize, width: i32, height: i32,
  scale: f32, half: f32, linear: bool, coarse: usize, result: usize,
): void {
  const rowBytes = <usize>width * 4;
  const last = rowBytes - VECTOR;
  const plane = planeBytes(width >> 1, height >> 1);
  const zero = f32x4.splat(0);
  const scale4 = f32x4.splat(scale);
  const K = f32x4.splat(half);
  const flat = f32x4.splat(1 / half);
  const one = f32x4.splat(1);
  let error: f64 = 0, used: f64 = 0, inflow: f64 = 0, capacity: f64 = 0, rounding: f64 = 0;
  for (let y: i32 = 0; y < height; y++) {
    const start = <usize>y * rowBytes;
    const above: usize = y == 0 ? <usize>(height - 1) * rowBytes : start - rowBytes;
    const below: usize = y == height - 1 ? 0 : start + rowBytes;
    const rhs = rhsAt(coarse, plane) + <usize>(y >> 1) * (rowBytes >> 1);
    const lambdas = lambdaAt(coarse, plane) + <usize>(y >> 1) * (rowBytes >> 1);
    const lower = (y & 1) != 0;
    const first = v128.load(p + start);
    let before = v128.load(p + start + last);
    let here = first;
    let faceBefore = v128.load(faceX + start + last);
    let errors = zero, uses = zero, inflows = zero, capacities = zero, roundings = zero;
    let residualBefore = zero, lambdaBefore = zero;
    for (let x: usize = 0; x < rowBytes; x += VECTOR) {
      const o = start + x;
      const after = x == last ? first : v128.load(p + o + VECTOR);
      const faceEast = v128.load(faceX + o);
      const faceWest = west(faceBefore, faceEast);
      const faceNorth = v128.load(faceY + above + x);
      const faceSouth = v128.load(faceY + o);
      const flow = f32x4.add(
        f32x4.add(
          f32x4.mul(faceEast, f32x4.sub(east(here, after), here)),
          f32x4.mul(faceWest, f32x4.sub(west(before, here), here))),
        f32x4.add(
          f32x4.mul(faceNorth, f32x4.sub(v128.load(p + above + x), here)),
          f32x4.mul(faceSouth, f32x4.sub(v128.load(p + below + x), here))));
      const isHeld = f32x4.ne(v128.load(held + o), zero);
      const v = v128.andnot(f32x4.mul(v128.load(uptake + o), scale4), isHeld);
      const share = linear ? flat : f32x4.div(one, f32x4.add(K, here));
      const perPressure = f32x4.mul(v, share);
      const use = f32x4.mul(perPressure, here);
      const lambda = linear ? perPressure : f32x4.mul(perPressure, f32x4.mul(share, K));
      const residual = v128.andnot(f32x4.sub(flow, use), isHeld);
      errors = f32x4.add(errors, f32x4.abs(residual));
      uses = f32x4.add(uses, use);
      inflows = f32x4.add(inflows, v128.and(flow, isHeld));
      capacities = f32x4.add(capacities, v);
      const faces = f32x4.add(f32x4.add(faceEast, faceWest), f32x4.add(faceNorth, faceSouth));
      roundings = f32x4.add(roundings, v128.andnot(f32x4.mul(faces, here), isHeld));
      if (coarse != 0) {
        if ((x & VECTOR) != 0) {
          const to = (x - VECTOR) >> 1;
          let r = pairs(residualBefore, residual);
          let l = pairs(lambdaBefore, lambda);
          if (lower) {
            r = f32x4.add(r, v128.load(rhs + to));
            l = f32x4.add(l, v128.load(lambdas + to));
          }
          v128.store(rhs + to, r);
          v128.store(lambdas + to, l);
        }
        residualBefore = residual;
        lambdaBefore = lambda;
      }
      before = here;
      here = after;
      faceBefore = faceEast;
    }
    error += sumLanes(errors);
    used += sumLanes(uses);
    inflow -= sumLanes(inflows);
    capacity += sumLanes(capacities);
    rounding += sumLanes(roundings);
  }
  store<f64>(result, used, 16);
  store<f64>(result, inflow, 24);
  store<f64>(result, error, 32);
  store<f64>(result, max(used, abs(inflow)) + 1e-6 * capacity, 40);
  store<f64>(result, 6e-8 * rounding, 48);
}

/** Sums of neighbouring lanes of eight values in a row. */
// @ts-ignore: decorator
@inline
export function pairs(a: v128, b: v128): v128 {
  return f32x4.add(v128.shuffle<f32>(a, b, 0, 2, 4, 6), v128.shuffle<f32>(a, b, 1, 3, 5, 7));
}
