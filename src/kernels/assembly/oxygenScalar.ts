/** The cycle's steps one site at a time, for coarse levels whose rows are not whole vectors. */
import { eAt, faceXAt, faceYAt, inverseAt, lambdaAt, planeBytes, rhsAt, sinkAt } from './oxygenLevels';

// @ts-ignore: decorator
@inline
function westOf(x: i32, width: i32): i32 { return x == 0 ? width - 1 : x - 1; }
// @ts-ignore: decorator
@inline
function eastOf(x: i32, width: i32): i32 { return x == width - 1 ? 0 : x + 1; }
// @ts-ignore: decorator
@inline
function at(plane: usize, site: i32): f32 { return load<f32>(plane + (<usize>site << 2)); }

/** inverse = 1 / (Σ faces + sink + λ), e = 0. */
export function startScalar(level: usize, width: i32, height: i32): void {
  const plane = planeBytes(width, height);
  const faceX = faceXAt(level, plane), faceY = faceYAt(level, plane);
  for (let y: i32 = 0; y < height; y++) {
    const row = y * width, above = westOf(y, height) * width;
    for (let x: i32 = 0; x < width; x++) {
      const i = row + x;
      const diagonal =
        at(faceX, i) + at(faceX, row + westOf(x, width)) + (at(faceY, i) + at(faceY, above + x)) +
        (at(sinkAt(level, plane), i) + at(lambdaAt(level, plane), i));
      store<f32>(inverseAt(level, plane) + (<usize>i << 2), diagonal > 1e-20 ? 1 / diagonal : 0);
      store<f32>(eAt(level, plane) + (<usize>i << 2), 0);
    }
  }
}

export function relaxScalar(level: usize, width: i32, height: i32): void {
  const plane = planeBytes(width, height);
  const e = eAt(level, plane), faceX = faceXAt(level, plane), faceY = faceYAt(level, plane);
  for (let colour: i32 = 0; colour < 2; colour++) {
    for (let y: i32 = 0; y < height; y++) {
      const row = y * width, above = westOf(y, height) * width, below = eastOf(y, height) * width;
      for (let x = (y + colour) & 1; x < width; x += 2) {
        const i = row + x;
        const before = row + westOf(x, width);
        const flow =
          at(faceX, i) * at(e, row + eastOf(x, width)) + at(faceX, before) * at(e, before) +
          (at(faceY, above + x) * at(e, above + x) + at(faceY, i) * at(e, below + x));
        store<f32>(e + (<usize>i << 2), at(inverseAt(level, plane), i) * (at(rhsAt(level, plane), i) + flow));
      }
    }
  }
}

/** Residual and λ summed 2×2 into the next level. */
export function restrictScalar(level: usize, width: i32, height: i32, next: usize): void {
  const plane = planeBytes(width, height);
  const nextPlane = planeBytes(width >> 1, height >> 1);
  const lambda = lambdaAt(level, plane);
  let to: usize = 0;
  for (let y: i32 = 0; y < height; y += 2) {
    for (let x: i32 = 0; x < width; x += 2) {
      const i = y * width + x;
      store<f32>(rhsAt(next, nextPlane) + to,
        residual(level, plane, width, height, x, y) + residual(level, plane, width, height, x + 1, y) +
        (residual(level, plane, width, height, x, y + 1) + residual(level, plane, width, height, x + 1, y + 1)));
      store<f32>(lambdaAt(next, nextPlane) + to,
        at(lambda, i) + at(lambda, i + 1) + (at(lambda, i + width) + at(lambda, i + width + 1)));
      to += 4;
    }
  }
}

function residual(level: usize, plane: usize, width: i32, height: i32, x: i32, y: i32): f32 {
  const e = eAt(level, plane), faceX = faceXAt(level, plane), faceY = faceYAt(level, plane);
  const row = y * width, above = westOf(y, height) * width + x, below = eastOf(y, height) * width + x;
  const i = row + x, before = row + westOf(x, width), after = row + eastOf(x, width);
  const here = at(e, i);
  const flow =
    at(faceX, i) * (at(e, after) - here) + at(faceX, before) * (at(e, before) - here) +
    (at(faceY, above) * (at(e, above) - here) + at(faceY, i) * (at(e, below) - here));
  return at(rhsAt(level, plane), i) + (flow - (at(sinkAt(level, plane), i) + at(lambdaAt(level, plane), i)) * here);
}

/** Adds the interpolated correction of the next level where something couples. */
export function addScalar(level: usize, width: i32, height: i32, next: usize): void {
  const plane = planeBytes(width, height);
  const w = width >> 1, h = height >> 1;
  const coarsePlane = planeBytes(w, h);
  const e = eAt(next, coarsePlane), faceX = faceXAt(next, coarsePlane), faceY = faceYAt(next, coarsePlane);
  for (let y: i32 = 0; y < height; y++) {
    const Y = y >> 1;
    const row = Y * w;
    const upper = (y & 1) == 0;
    const other = (upper ? westOf(Y, h) : eastOf(Y, h)) * w;
    for (let x: i32 = 0; x < width; x++) {
      const i = <usize>(y * width + x) << 2;
      if (load<f32>(inverseAt(level, plane) + i) == 0) continue;
      const X = x >> 1;
      const side = row + ((x & 1) == 0 ? westOf(X, w) : eastOf(X, w));
      const faceSide = at(faceX, (x & 1) == 0 ? side : row + X);
      const faceOther = at(faceY, (upper ? other : row) + X);
      const here = at(e, row + X);
      const correction =
        here + 0.25 * min<f32>(1, faceOther) * (at(e, other + X) - here) + 0.25 * min<f32>(1, faceSide) * (at(e, side) - here);
      store<f32>(eAt(level, plane) + i, load<f32>(eAt(level, plane) + i) + correction);
    }
  }
}
