/**
 * One alternating-direction step of ∂(R c)/∂t = ∇·(g∇c) − Λ c + S (Douglas & Gunn 1964).
 *
 * Eight rows at a time: equations and elimination along x (rows side by side in the lanes), then the
 * forward elimination along y of these rows; a last sweep from the bottom substitutes back along y and
 * updates c. So every array streams through the cache once each way.
 */
import { ADI_IMPLICIT, ADI_POSITIVE, ADI_WRAP, COLUMN, ROWS } from './adiBlock';
import { beginColumns, closeColumns, eliminateColumns, finish } from './adiColumns';
import { solveRows } from './adiRows';

/** Doc: see `Kernels.adiStep` in src/kernels/load.ts. */
export function adiStep(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, scratch: usize, flags: i32,
): f64 {
  const wrap = (flags & ADI_WRAP) != 0;
  const theta: f32 = (flags & (ADI_IMPLICIT | ADI_POSITIVE)) != 0 ? 1 : 0.5;
  if ((flags & ADI_POSITIVE) != 0) {
    return wrap
      ? positiveRings(c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, theta, scratch)
      : positiveLines(c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, theta, scratch);
  }
  return wrap
    ? douglasRings(c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, theta, scratch)
    : douglasLines(c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, theta, scratch);
}

function douglasLines(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, theta: f32, scratch: usize,
): f64 {
  return step(false, false, c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, theta, scratch);
}

function douglasRings(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, theta: f32, scratch: usize,
): f64 {
  return step(false, true, c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, theta, scratch);
}

function positiveLines(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, theta: f32, scratch: usize,
): f64 {
  return step(true, false, c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, theta, scratch);
}

function positiveRings(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, theta: f32, scratch: usize,
): f64 {
  return step(true, true, c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, theta, scratch);
}

/** The step; `positive` and `wrap` are constants where this is inlined, so each of the four has its own loops. */
// @ts-ignore: decorator
@inline
function step(
  positive: bool, wrap: bool,
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, theta: f32, scratch: usize,
): f64 {
  const implicit: f32 = theta * dt;
  const rowBytes = <usize>width * 4;
  const plane = <usize>height * rowBytes;
  // Scratch: q and z of the y elimination (s in rings), what its rows pass on, q, z, u (and s) of eight rows, flows.
  const q = scratch;
  const z = q + plane;
  const s = z + plane;
  const carry: usize = wrap ? s + plane : s;
  const block = carry + 5 * rowBytes;
  const size = <usize>width * COLUMN;
  const u = block + 2 * size;
  const rowS = block + 3 * size;
  const flows: usize = wrap ? rowS + size : rowS;
  const lines = wrap ? height - 1 : height;
  let ringRows: i32 = 0;
  beginColumns(wrap, faceY, width, height, implicit * conductance, carry);
  for (let row = 0; row < height; row += ROWS) {
    solveRows(positive, wrap, c, retardation, loss, source, faceX, faceY, width, height, row,
      conductance, dt, implicit, block, block + size, u, rowS, flows);
    const end = min(row + ROWS, lines);
    const felt = eliminateColumns(positive, wrap, retardation, loss, faceY, width, row, end,
      conductance, implicit, u, q, z, s, carry);
    if (wrap && felt) ringRows = end;
  }
  if (wrap) {
    closeColumns(positive, retardation, loss, width, height, implicit, u + <usize>(ROWS - 1) * rowBytes, q, z, s, carry);
  }
  return finish(positive, wrap, c, retardation, width, height, q, z, s, carry, ringRows);
}
