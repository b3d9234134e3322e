/**
 * One alternating-direction step of ∂(R c)/∂t = ∇·(g∇c) − Λ c + S (Douglas & Gunn 1964).
 *
 * Eight rows at a time: equations and elimination along x (rows side by side in the lanes), then the
 * forward elimination along y of these rows; a last sweep from the bottom substitutes back along y and
 * updates c. So every array streams through the cache once each way.
 *
 * Along y a chunk of columns depends on no other one, so that several threads can work on one step: each eliminates along
 * x in rows of its own, and hands each chunk of columns on to the thread that has the next rows.
 */
import { ADI_IMPLICIT, ADI_POSITIVE, ADI_WRAP, COLUMN, ROWS } from './adiBlock';
import { beginColumns, closeColumns, eliminateColumns, finish } from './adiColumns';
import { solveRows } from './adiRows';

/** Columns that are handed on together. */
const CHUNK: i32 = 128;

/** Doc: see `FieldKernels.adiStep` in src/kernels/field-kernels.ts. */
export function adiStep(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, scratch: usize, flags: i32,
): f64 {
  const own = scratch + (3 * <usize>height + CARRIED) * <usize>width * 4;
  adiBegin(faceY, width, height, conductance, dt, scratch, flags);
  for (let row: i32 = 0; row < height; row += ROWS) {
    adiRows(c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, own, flags);
    for (let from: i32 = 0; from < width; from += CHUNK) {
      adiForward(retardation, loss, faceY, width, height, row, from, min(from + CHUNK, width), conductance, dt, scratch, own, flags);
    }
  }
  let clipped: f64 = 0;
  for (let row = height - ROWS; row >= 0; row -= ROWS) {
    for (let from: i32 = 0; from < width; from += CHUNK) {
      clipped += adiBack(c, retardation, width, height, row, from, min(from + CHUNK, width), scratch, flags);
    }
  }
  return clipped;
}

/** Rows of what the elimination along y carries from row to row: see `beginColumns`. */
const CARRIED: usize = 6;

/** Doc: see `FieldKernels.adiBegin` in src/kernels/field-kernels.ts. */
export function adiBegin(
  faceY: usize, width: i32, height: i32, conductance: f32, dt: f32, solution: usize, flags: i32,
): void {
  beginColumns((flags & ADI_WRAP) != 0, faceY, width, height, thetaOf(flags) * dt * conductance,
    solution + 3 * <usize>(width * height) * 4);
}

/** Doc: see `FieldKernels.adiRows` in src/kernels/field-kernels.ts. */
export function adiRows(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, row: i32, conductance: f32, dt: f32, scratch: usize, flags: i32,
): void {
  const implicit = thetaOf(flags) * dt;
  const wrap = (flags & ADI_WRAP) != 0;
  // `positive` and `wrap` are constants where `solveRows` is inlined, so each of the four has its own loops.
  if ((flags & ADI_POSITIVE) != 0) {
    if (wrap) positiveRings(c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit, scratch);
    else positiveLines(c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit, scratch);
  } else if (wrap) douglasRings(c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit, scratch);
  else douglasLines(c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit, scratch);
}

/** Doc: see `FieldKernels.adiForward` in src/kernels/field-kernels.ts. */
export function adiForward(
  retardation: usize, loss: usize, faceY: usize, width: i32, height: i32, row: i32, from: i32, to: i32,
  conductance: f32, dt: f32, solution: usize, scratch: usize, flags: i32,
): void {
  const implicit = thetaOf(flags) * dt;
  const positive = (flags & ADI_POSITIVE) != 0, wrap = (flags & ADI_WRAP) != 0;
  const plane = <usize>(width * height) * 4;
  const z = solution + plane, s = z + plane, carry = s + plane;
  const u = solvedAt(scratch, width);
  const lines = wrap ? height - 1 : height;
  const end = min(row + ROWS, lines);
  const felt = positive
    ? wrap
      ? eliminateColumns(true, true, retardation, loss, faceY, width, row, end, from, to, conductance, implicit, u, solution, z, s, carry)
      : eliminateColumns(true, false, retardation, loss, faceY, width, row, end, from, to, conductance, implicit, u, solution, z, s, carry)
    : wrap
      ? eliminateColumns(false, true, retardation, loss, faceY, width, row, end, from, to, conductance, implicit, u, solution, z, s, carry)
      : eliminateColumns(false, false, retardation, loss, faceY, width, row, end, from, to, conductance, implicit, u, solution, z, s, carry);
  if (!wrap) return;
  if (felt) store<f32>(ringRowsAt(carry, width, from), <f32>end);
  if (end == lines) {
    closeColumns(positive, retardation, loss, width, height, from, to, implicit,
      u + <usize>(ROWS - 1) * <usize>width * 4, solution, z, s, carry);
  }
}

/** Doc: see `FieldKernels.adiBack` in src/kernels/field-kernels.ts. */
export function adiBack(
  c: usize, retardation: usize, width: i32, height: i32, row: i32, from: i32, to: i32, solution: usize, flags: i32,
): f64 {
  const plane = <usize>(width * height) * 4;
  const z = solution + plane, s = z + plane, carry = s + plane;
  const ringRows = <i32>load<f32>(ringRowsAt(carry, width, from));
  return (flags & ADI_POSITIVE) != 0
    ? (flags & ADI_WRAP) != 0
      ? finish(true, true, c, retardation, width, height, row, from, to, solution, z, s, carry, ringRows)
      : finish(true, false, c, retardation, width, height, row, from, to, solution, z, s, carry, ringRows)
    : (flags & ADI_WRAP) != 0
      ? finish(false, true, c, retardation, width, height, row, from, to, solution, z, s, carry, ringRows)
      : finish(false, false, c, retardation, width, height, row, from, to, solution, z, s, carry, ringRows);
}

/** Where the chunk of columns from `from` keeps how many of its rows are coupled to the last one. */
// @ts-ignore: decorator
@inline
function ringRowsAt(carry: usize, width: i32, from: i32): usize {
  return carry + ((CARRIED - 1) * <usize>width + <usize>from) * 4;
}

/** θ of a step. */
// @ts-ignore: decorator
@inline
function thetaOf(flags: i32): f32 {
  return (flags & (ADI_IMPLICIT | ADI_POSITIVE)) != 0 ? 1 : 0.5;
}

/** What eight rows solved along x are left at: after q and z of their elimination. */
// @ts-ignore: decorator
@inline
function solvedAt(scratch: usize, width: i32): usize {
  return scratch + 2 * <usize>width * COLUMN;
}

function douglasLines(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, row: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): void {
  solve(false, false, c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit, scratch);
}

function douglasRings(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, row: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): void {
  solve(false, true, c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit, scratch);
}

function positiveLines(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, row: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): void {
  solve(true, false, c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit, scratch);
}

function positiveRings(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, row: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): void {
  solve(true, true, c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit, scratch);
}

/** Eight rows along x; scratch: q, z, u (and s) of these rows, and flows. */
// @ts-ignore: decorator
@inline
function solve(
  positive: bool, wrap: bool,
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, row: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): void {
  const size = <usize>width * COLUMN;
  const s = scratch + 3 * size;
  solveRows(positive, wrap, c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit,
    scratch, scratch + size, solvedAt(scratch, width), s, s + size);
}
