/**
 * One alternating-direction step of ∂(R c)/∂t = ∇·(g∇c) − Λ c + S (Douglas & Gunn 1964).
 *
 * Eight rows at a time: equations and elimination along x (rows side by side in the lanes), then the
 * forward elimination along y of these rows; a last sweep from the bottom substitutes back along y and
 * updates c. So every array streams through the cache once each way.
 *
 * Along y a chunk of columns depends on no other, so several threads can share one step: each eliminates along x in its
 * own rows and hands each chunk of columns on to the thread with the next rows.
 */
import { ADI_IMPLICIT, ADI_POSITIVE, ADI_WRAP, COLUMN, ROWS } from './adiBlock';
import { beginColumns, closeColumns, eliminateColumns, finish } from './adiColumns';
import { solveRows } from './adiRows';

/** Doc: see `FieldKernels.adiStep` in src/kernels/field-kernels.ts. */
export function adiStep(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, scratch: usize, flags: i32,
): f64 {
  const implicit = thetaOf(flags) * dt;
  if ((flags & ADI_POSITIVE) != 0) {
    return (flags & ADI_WRAP) != 0
      ? positiveRingStep(c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, implicit, scratch)
      : positiveLineStep(c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, implicit, scratch);
  }
  return (flags & ADI_WRAP) != 0
    ? douglasRingStep(c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, implicit, scratch)
    : douglasLineStep(c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, implicit, scratch);
}

/** Rows of data that the elimination along y carries from row to row: see `beginColumns`. */
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
      ? finish(true, true, c, retardation, width, height, row, row + ROWS, from, to, solution, z, s, carry, ringRows)
      : finish(true, false, c, retardation, width, height, row, row + ROWS, from, to, solution, z, s, carry, ringRows)
    : (flags & ADI_WRAP) != 0
      ? finish(false, true, c, retardation, width, height, row, row + ROWS, from, to, solution, z, s, carry, ringRows)
      : finish(false, false, c, retardation, width, height, row, row + ROWS, from, to, solution, z, s, carry, ringRows);
}

/** Where the chunk of columns from `from` stores how many of its rows are coupled to the last one. */
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

/** Where the solution of eight rows along x is left: after q and z of their elimination. */
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

function douglasLineStep(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): f64 {
  return step(false, false, c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, implicit, scratch);
}

function douglasRingStep(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): f64 {
  return step(false, true, c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, implicit, scratch);
}

function positiveLineStep(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): f64 {
  return step(true, false, c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, implicit, scratch);
}

function positiveRingStep(
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): f64 {
  return step(true, true, c, retardation, loss, source, faceX, faceY, width, height, conductance, dt, implicit, scratch);
}

/** A whole step, all columns at a time: faster than chunk by chunk when no other thread waits for them. */
// @ts-ignore: decorator
@inline
function step(
  positive: bool, wrap: bool,
  c: usize, retardation: usize, loss: usize, source: usize, faceX: usize, faceY: usize,
  width: i32, height: i32, conductance: f32, dt: f32, implicit: f32, scratch: usize,
): f64 {
  const plane = <usize>(width * height) * 4;
  const z = scratch + plane, s = z + plane, carry = s + plane;
  const own = carry + CARRIED * <usize>width * 4;
  const u = solvedAt(own, width);
  const lines = wrap ? height - 1 : height;
  let ringRows: i32 = 0;
  beginColumns(wrap, faceY, width, height, implicit * conductance, carry);
  for (let row: i32 = 0; row < height; row += ROWS) {
    solve(positive, wrap, c, retardation, loss, source, faceX, faceY, width, height, row, conductance, dt, implicit, own);
    const end = min(row + ROWS, lines);
    const felt = eliminateColumns(positive, wrap, retardation, loss, faceY, width, row, end, 0, width,
      conductance, implicit, u, scratch, z, s, carry);
    if (wrap && felt) ringRows = end;
  }
  if (wrap) {
    closeColumns(positive, retardation, loss, width, height, 0, width, implicit,
      u + <usize>(ROWS - 1) * <usize>width * 4, scratch, z, s, carry);
  }
  return finish(positive, wrap, c, retardation, width, height, 0, height, 0, width, scratch, z, s, carry, ringRows);
}
