/**
 * The finest level of the oxygen solve on split rows: a row's even columns lie in its first half, its odd
 * columns in its second. So the sites of one colour in a row are whole vectors, and so are their
 * neighbours north, south and on one side; only the other side is one lane off.
 */
import { SMALLEST, VECTOR, sumLanes } from './lanes';
import { eAt, faceXAt, faceYAt, lambdaAt, planeBytes, rhsAt } from './oxygenLevels';

/**
 * The red half of a sweep over rows `from` to `to` − 1, and the black rows between them, each after its red neighbours;
 * rows and columns are rings. The first and the last black row wait for `relaxFineSeams`.
 */
export function relaxFine(
  p: usize, v: usize, faceX: usize, faceY: usize, width: i32, height: i32, from: i32, to: i32, half: f32, linear: bool,
): void {
  for (let y = from; y < to; y++) {
    relaxRow(p, v, faceX, faceY, width, height, y, 0, half, linear);
    if (y > from + 1) relaxRow(p, v, faceX, faceY, width, height, y - 1, 1, half, linear);
  }
}

/** The rest of a sweep: the black rows `from` and `to` − 1, once all rows have had their red half. */
export function relaxFineSeams(
  p: usize, v: usize, faceX: usize, faceY: usize, width: i32, height: i32, from: i32, to: i32, half: f32, linear: bool,
): void {
  relaxRow(p, v, faceX, faceY, width, height, to - 1, 1, half, linear);
  relaxRow(p, v, faceX, faceY, width, height, from, 1, half, linear);
}

/** The sites of one colour in a row; the half they lie in decides which side their second neighbour is on. */
function relaxRow(
  p: usize, v: usize, faceX: usize, faceY: usize, width: i32, height: i32, y: i32, colour: i32, half: f32, linear: bool,
): void {
  const rowBytes = <usize>width * 4;
  const side = rowBytes >> 1;
  const row = <usize>y * rowBytes;
  const up: usize = y == 0 ? row + <usize>(height - 1) * rowBytes : row - rowBytes;
  const down: usize = y == height - 1 ? 0 : row + rowBytes;
  if (((y + colour) & 1) != 0) {
    const x = side - 2 * VECTOR;
    for (let at: usize = 0; at < x; at += 2 * VECTOR) relaxPair(true, false, p, v, faceX, faceY, row, up, down, side, at, half, linear);
    relaxPair(true, true, p, v, faceX, faceY, row, up, down, side, x, half, linear);
  } else {
    relaxPair(false, true, p, v, faceX, faceY, row, up, down, side, 0, half, linear);
    for (let at: usize = 2 * VECTOR; at < side; at += 2 * VECTOR) {
      relaxPair(false, false, p, v, faceX, faceY, row, up, down, side, at, half, linear);
    }
  }
}

/**
 * Eight sites of one colour: each free one takes p = b/(d + v/(K + p)), a step towards the root of d p + v p/(K + p) = b;
 * never negative. Even sites have their second neighbour and its face one lane to the west, odd ones the neighbour to the
 * east; at the `end` of the row that is round the ring.
 */
// @ts-ignore: decorator
@inline
function relaxPair(
  odd: bool, end: bool, p: usize, v: usize, faceX: usize, faceY: usize,
  row: usize, up: usize, down: usize, side: usize, x: usize, half: f32, linear: bool,
): void {
  const shift: usize = odd ? side : 0;
  const other = row + (odd ? 0 : side) + x, own = row + shift + x;
  const leaning = p + (odd ? other + 4 : other - 4);
  const leaningFace = faceX + (odd ? own : own + side - 4);
  const ownP = p + own, ownUse = v + own, near = faceX + row + x, beside = p + other;
  const north = faceY + up + shift + x, south = faceY + own, above = p + up + shift + x, below = p + down + shift + x;
  let q0 = v128.load(leaning), q1 = v128.load(leaning, 16);
  let face0 = v128.load(leaningFace);
  if (end) {
    if (odd) q1 = f32x4.replace_lane(q1, 3, load<f32>(p + row));
    else {
      q0 = f32x4.replace_lane(q0, 0, load<f32>(p + row + 2 * side - 4));
      face0 = f32x4.replace_lane(face0, 0, load<f32>(faceX + row + 2 * side - 4));
    }
  }
  relaxVector(ownP, v128.load(ownP), v128.load(ownUse), q0, face0, v128.load(near), v128.load(beside),
    v128.load(north), v128.load(above), v128.load(south), v128.load(below), half, linear);
  relaxVector(ownP + VECTOR, v128.load(ownP, 16), v128.load(ownUse, 16), q1, v128.load(leaningFace, 16),
    v128.load(near, 16), v128.load(beside, 16), v128.load(north, 16), v128.load(above, 16), v128.load(south, 16),
    v128.load(below, 16), half, linear);
}

// @ts-ignore: decorator
@inline
function relaxVector(
  to: usize, old: v128, use: v128, q: v128, face: v128, near: v128, beside: v128,
  north: v128, above: v128, south: v128, below: v128, half: f32, linear: bool,
): void {
  const d = f32x4.add(f32x4.add(face, near), f32x4.add(north, south));
  const b = f32x4.add(
    f32x4.add(f32x4.mul(face, q), f32x4.mul(near, beside)), f32x4.add(f32x4.mul(north, above), f32x4.mul(south, below)));
  // Linear: b/(d + v/K). Else the uptake per pressure, at the old pressure, is a loss: b/(d + v/(K + p)).
  const K = f32x4.splat(half);
  const sum = linear ? K : f32x4.add(K, old);
  const value = f32x4.div(f32x4.mul(b, sum), f32x4.add(f32x4.mul(d, sum), use));
  // A site without faces and uptake divides 0 by 0, fails this comparison and takes 0.
  const kept = v128.and(value, f32x4.ge(value, f32x4.splat(SMALLEST)));
  v128.store(to, v128.bitselect(kept, old, f32x4.ge(use, f32x4.splat(0))));
}

/** Bytes of what `evaluateFine` keeps of half a row: uptake, inflow, |r|, rounding and capacity. */
const SUMS: usize = 40;

/**
 * Residual r = Σ f (p_j − p_i) − U_i and λ = dU/dp at free sites of rows `from` to `to` − 1, both bounds even, summed
 * 2×2 into level `coarse` (unless 0). Terms of sums over the lattice are kept in `sums`, by half rows.
 */
export function evaluateFine(
  p: usize, v: usize, faceX: usize, faceY: usize, width: i32, height: i32, from: i32, to: i32,
  half: f32, linear: bool, coarse: usize, sums: usize,
): void {
  const coarseRow = <usize>width * 2;
  for (let y = from; y < to; y++) {
    const row = coarse == 0 ? 0 : coarse + <usize>(y >> 1) * coarseRow;
    const own = sums + <usize>(2 * y) * SUMS;
    evaluateHalfRow(p, v, faceX, faceY, width, height, y, false, half, linear, row, own);
    evaluateHalfRow(p, v, faceX, faceY, width, height, y, true, half, linear, row, own + SUMS);
  }
}

/**
 * Adds up what `evaluateFine` kept, row by row: Σ uptake at result + 16, Σ inflow from held sites at 24, Σ|r| at 32, what
 * it is compared with at 40 and its rounding error at 48, all in units of D/h².
 */
export function sumRows(sums: usize, height: i32, result: usize): void {
  let used: f64 = 0, inflow: f64 = 0, error: f64 = 0, rounding: f64 = 0, capacity: f64 = 0;
  const end = sums + <usize>(2 * height) * SUMS;
  for (let at = sums; at < end; at += SUMS) {
    used += load<f64>(at);
    inflow += load<f64>(at, 8);
    error += load<f64>(at, 16);
    rounding += load<f64>(at, 24);
    capacity += load<f64>(at, 32);
  }
  store<f64>(result, used, 16);
  store<f64>(result, inflow, 24);
  store<f64>(result, error, 32);
  store<f64>(result, max(used, abs(inflow)) + 1e-6 * capacity, 40);
  store<f64>(result, 6e-8 * rounding, 48);
}

function evaluateHalfRow(
  p: usize, v: usize, faceX: usize, faceY: usize, width: i32, height: i32, y: i32, odd: bool,
  half: f32, linear: bool, coarseRow: usize, sums: usize,
): void {
  if (odd) evaluateHalf(true, p, v, faceX, faceY, width, height, y, half, linear, coarseRow, sums);
  else evaluateHalf(false, p, v, faceX, faceY, width, height, y, half, linear, coarseRow, sums);
}

// @ts-ignore: decorator
@inline
function evaluateHalf(
  odd: bool, p: usize, v: usize, faceX: usize, faceY: usize, width: i32, height: i32, y: i32,
  half: f32, linear: bool, coarseRow: usize, sums: usize,
): void {
  const rowBytes = <usize>width * 4;
  const side = rowBytes >> 1;
  const row = <usize>y * rowBytes;
  const shift: usize = odd ? side : 0;
  const up: usize = y == 0 ? row + <usize>(height - 1) * rowBytes : row - rowBytes;
  const down: usize = y == height - 1 ? 0 : row + rowBytes;
  const plane = planeBytes(width >> 1, height >> 1);
  const rhs = rhsAt(coarseRow, plane), lambdas = lambdaAt(coarseRow, plane);
  const adds = odd || (y & 1) != 0;
  const zero = f32x4.splat(0), one = f32x4.splat(1), K = f32x4.splat(half), flat = f32x4.splat(1 / half);
  let errors = zero, uses = zero, inflows = zero, capacities = zero, roundings = zero;
  for (let x: usize = 0; x < side; x += 2 * VECTOR) {
    // As in relaxPair.
    const other = row + (odd ? 0 : side) + x, own = row + shift + x;
    const leaning = p + (odd ? other + 4 : other - 4);
    const leaningFace = faceX + (odd ? own : own + side - 4);
    const ownP = p + own, ownUse = v + own, near = faceX + row + x, beside = p + other;
    const north = faceY + up + shift + x, south = faceY + own, above = p + up + shift + x, below = p + down + shift + x;
    let q0 = v128.load(leaning), q1 = v128.load(leaning, 16);
    let face0 = v128.load(leaningFace);
    const face1 = v128.load(leaningFace, 16);
    if (odd) {
      if (x == side - 2 * VECTOR) q1 = f32x4.replace_lane(q1, 3, load<f32>(p + row));
    } else if (x == 0) {
      q0 = f32x4.replace_lane(q0, 0, load<f32>(p + row + rowBytes - 4));
      face0 = f32x4.replace_lane(face0, 0, load<f32>(faceX + row + rowBytes - 4));
    }
    const here0 = v128.load(ownP), here1 = v128.load(ownP, 16);
    const given0 = v128.load(ownUse), given1 = v128.load(ownUse, 16);
    const near0 = v128.load(near), near1 = v128.load(near, 16);
    const north0 = v128.load(north), north1 = v128.load(north, 16);
    const south0 = v128.load(south), south1 = v128.load(south, 16);
    const flow0 = f32x4.add(
      f32x4.add(f32x4.mul(face0, f32x4.sub(q0, here0)), f32x4.mul(near0, f32x4.sub(v128.load(beside), here0))),
      f32x4.add(
        f32x4.mul(north0, f32x4.sub(v128.load(above), here0)), f32x4.mul(south0, f32x4.sub(v128.load(below), here0))));
    const flow1 = f32x4.add(
      f32x4.add(f32x4.mul(face1, f32x4.sub(q1, here1)), f32x4.mul(near1, f32x4.sub(v128.load(beside, 16), here1))),
      f32x4.add(
        f32x4.mul(north1, f32x4.sub(v128.load(above, 16), here1)),
        f32x4.mul(south1, f32x4.sub(v128.load(below, 16), here1))));
    const free0 = f32x4.ge(given0, zero), free1 = f32x4.ge(given1, zero);
    const use0 = v128.and(given0, free0), use1 = v128.and(given1, free1);
    const share0 = linear ? flat : f32x4.div(one, f32x4.add(K, here0));
    const share1 = linear ? flat : f32x4.div(one, f32x4.add(K, here1));
    const per0 = f32x4.mul(use0, share0), per1 = f32x4.mul(use1, share1);
    const used0 = f32x4.mul(per0, here0), used1 = f32x4.mul(per1, here1);
    const residual0 = v128.and(f32x4.sub(flow0, used0), free0), residual1 = v128.and(f32x4.sub(flow1, used1), free1);
    errors = f32x4.add(f32x4.add(errors, f32x4.abs(residual0)), f32x4.abs(residual1));
    uses = f32x4.add(f32x4.add(uses, used0), used1);
    inflows = f32x4.sub(f32x4.sub(inflows, v128.andnot(flow0, free0)), v128.andnot(flow1, free1));
    capacities = f32x4.add(f32x4.add(capacities, use0), use1);
    const faces0 = f32x4.add(f32x4.add(face0, near0), f32x4.add(north0, south0));
    const faces1 = f32x4.add(f32x4.add(face1, near1), f32x4.add(north1, south1));
    roundings = f32x4.add(
      f32x4.add(roundings, v128.and(f32x4.mul(faces0, here0), free0)), v128.and(f32x4.mul(faces1, here1), free1));
    if (coarseRow != 0) {
      const toRhs = rhs + x, toLambda = lambdas + x;
      const lambda0 = linear ? per0 : f32x4.mul(per0, f32x4.mul(share0, K));
      const lambda1 = linear ? per1 : f32x4.mul(per1, f32x4.mul(share1, K));
      v128.store(toRhs, adds ? f32x4.add(v128.load(toRhs), residual0) : residual0);
      v128.store(toRhs, adds ? f32x4.add(v128.load(toRhs, 16), residual1) : residual1, 16);
      v128.store(toLambda, adds ? f32x4.add(v128.load(toLambda), lambda0) : lambda0);
      v128.store(toLambda, adds ? f32x4.add(v128.load(toLambda, 16), lambda1) : lambda1, 16);
    }
  }
  store<f64>(sums, sumLanes(uses));
  store<f64>(sums, sumLanes(inflows), 8);
  store<f64>(sums, sumLanes(errors), 16);
  store<f64>(sums, sumLanes(roundings), 24);
  store<f64>(sums, sumLanes(capacities), 32);
}

/** p += e at free sites of rows `from` to `to` − 1, never below 0: half from the own coarse site, a quarter from the nearer one each way. */
export function correctFine(
  p: usize, v: usize, coarse: usize, width: i32, height: i32, from: i32, to: i32,
): void {
  const w = width >> 1, h = height >> 1;
  const plane = planeBytes(w, h);
  const e = eAt(coarse, plane), faceX = faceXAt(coarse, plane), faceY = faceYAt(coarse, plane);
  const rowBytes = <usize>w * 4;
  const last = rowBytes - VECTOR;
  const quarter = f32x4.splat(0.25), one = f32x4.splat(1);
  for (let y = from; y < to; y++) {
    const Y = y >> 1;
    const row = <usize>Y * rowBytes;
    const upper = (y & 1) == 0;
    const up: usize = Y == 0 ? <usize>(h - 1) * rowBytes : row - rowBytes;
    const down: usize = Y == h - 1 ? 0 : row + rowBytes;
    const beside = upper ? up : down;
    const faces = faceY + (upper ? up : row);
    const to = <usize>y * 2 * rowBytes;
    for (let x: usize = 0; x < rowBytes; x += VECTOR) {
      const o = row + x;
      let eWest = v128.load(e + o - 4), eEast = v128.load(e + o + 4), faceWest = v128.load(faceX + o - 4);
      if (x == 0) {
        eWest = f32x4.replace_lane(eWest, 0, load<f32>(e + row + last + 12));
        faceWest = f32x4.replace_lane(faceWest, 0, load<f32>(faceX + row + last + 12));
      }
      if (x == last) eEast = f32x4.replace_lane(eEast, 3, load<f32>(e + row));
      const here = v128.load(e + o);
      const base = f32x4.add(here, f32x4.mul(
        f32x4.mul(quarter, f32x4.pmin(one, v128.load(faces + x))), f32x4.sub(v128.load(e + beside + x), here)));
      correct(p + to + x, v + to + x, f32x4.add(base, f32x4.mul(
        f32x4.mul(quarter, f32x4.pmin(one, faceWest)), f32x4.sub(eWest, here))));
      correct(p + to + rowBytes + x, v + to + rowBytes + x, f32x4.add(base, f32x4.mul(
        f32x4.mul(quarter, f32x4.pmin(one, v128.load(faceX + o))), f32x4.sub(eEast, here))));
    }
  }
}

// @ts-ignore: decorator
@inline
function correct(p: usize, v: usize, correction: v128): void {
  const old = v128.load(p);
  const value = f32x4.add(old, correction);
  const kept = v128.and(value, f32x4.ge(value, f32x4.splat(SMALLEST)));
  v128.store(p, v128.bitselect(kept, old, f32x4.ge(v128.load(v), f32x4.splat(0))));
}
