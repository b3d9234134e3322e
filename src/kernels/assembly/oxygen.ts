/**
 * Quasi-steady oxygen: rounds of a nonlinear red-black sweep, a linearised coarse-grid correction and
 * another sweep (Brandt 1977; cell-centred transfer after Khalil & Wesseling 1992), warm-started.
 *
 * Work on the finest level and the first coarse one is done in parts. Within a part, no rows depend on any others, so
 * several threads can share it. Sums are kept by row and added in row order.
 */
import { coarseCorrection, relaxLevel, relaxLevelSeams, relaxBlack, restrict, spread, start } from './oxygenCycle';
import { correctFine, evaluateFine, relaxFine, relaxFineSeams, sumRows } from './oxygenFine';
import {
  coarseLevels, hasCoarser, nextLevel, planeBytes, rowSums, splitFaceX, splitFaceY, splitPressure, splitUse,
} from './oxygenLevels';
import { joinRows, splitRows, splitUptake } from './oxygenSplit';

export { oxygenPrepare } from './oxygenPrepare';

export const OXYGEN_LINEAR: i32 = 1;

/** `part` of `oxygenPart`. */
const SWEEP: i32 = 0;
const SEAMS: i32 = 1;
const EVALUATE: i32 = 2;
const START: i32 = 3;
const BLACK: i32 = 4;
const RESTRICT: i32 = 5;
const COARSER: i32 = 6;
const SPREAD: i32 = 7;
const LEVEL_SWEEP: i32 = 8;
const LEVEL_SEAMS: i32 = 9;
const CORRECT: i32 = 10;
const COARSE: i32 = 11;

/** Doc: see `FieldKernels.oxygenSolve` in src/kernels/field-kernels.ts. */
export function oxygenSolve(
  p: usize, uptake: usize, faceX: usize, faceY: usize, held: usize, width: i32, height: i32,
  conductance: f32, half: f32, tolerance: f64, maximumRounds: i32, scratch: usize, result: usize, flags: i32,
): i32 {
  oxygenBegin(p, uptake, held, width, height, 0, height, conductance, scratch);
  let rounds: i32 = 0;
  for (;;) {
    oxygenSweep(width, height, half, scratch, flags);
    oxygenPart(EVALUATE, width, height, 0, height, half, scratch, flags);
    if (oxygenBalanced(width, height, tolerance, scratch, result) || rounds == maximumRounds) break;
    oxygenPart(COARSE, width, height, 0, height, half, scratch, flags);
    oxygenPart(CORRECT, width, height, 0, height, half, scratch, flags);
    oxygenSweep(width, height, half, scratch, flags);
    rounds++;
  }
  oxygenEnd(p, width, height, 0, height, scratch);
  oxygenResult(conductance, rounds, result);
  return rounds;
}

/** Doc: see `FieldKernels.oxygenBegin` in src/kernels/field-kernels.ts. */
export function oxygenBegin(
  p: usize, uptake: usize, held: usize, width: i32, height: i32, from: i32, to: i32, conductance: f32, scratch: usize,
): void {
  const o = <usize>(from * width) * 4;
  splitRows(p + o, splitPressure(scratch, width, height) + o, width, to - from);
  splitUptake(uptake + o, held + o, splitUse(scratch, width, height) + o, width, to - from, 1 / conductance);
}

/** Doc: see `FieldKernels.oxygenPart` in src/kernels/field-kernels.ts. */
export function oxygenPart(
  part: i32, width: i32, height: i32, from: i32, to: i32, half: f32, scratch: usize, flags: i32,
): void {
  const p = splitPressure(scratch, width, height), use = splitUse(scratch, width, height);
  const faceX = splitFaceX(scratch, width, height), faceY = splitFaceY(scratch, width, height);
  const linear = (flags & OXYGEN_LINEAR) != 0;
  const level = coarseLevels(scratch, width, height);
  const w = width >> 1, h = height >> 1;
  switch (part) {
    case SWEEP: return relaxFine(p, use, faceX, faceY, width, height, from, to, half, linear);
    case SEAMS: return relaxFineSeams(p, use, faceX, faceY, width, height, from, to, half, linear);
    case EVALUATE: return evaluateFine(p, use, faceX, faceY, width, height, from, to, half, linear,
      hasCoarser(width, height) ? level : 0, rowSums(scratch));
    case START: return start(level, w, h, from >> 1, to >> 1);
    case BLACK: return relaxBlack(level, w, h, from >> 1, to >> 1);
    case RESTRICT: return restrict(level, w, h, from >> 1, to >> 1, nextLevel(level, planeBytes(w, h)));
    case COARSER: return coarseCorrection(nextLevel(level, planeBytes(w, h)), w >> 1, h >> 1);
    case SPREAD: return spread(level, nextLevel(level, planeBytes(w, h)), w, h, from >> 1, to >> 1);
    case LEVEL_SWEEP: return relaxLevel(level, w, h, from >> 1, to >> 1);
    case LEVEL_SEAMS: return relaxLevelSeams(level, w, h, from >> 1, to >> 1);
    case CORRECT: return correctFine(p, use, level, width, height, from, to);
    case COARSE: return coarseCorrection(level, w, h);
  }
}

/** Doc: see `FieldKernels.oxygenBalanced` in src/kernels/field-kernels.ts. */
export function oxygenBalanced(width: i32, height: i32, tolerance: f64, scratch: usize, result: usize): bool {
  sumRows(rowSums(scratch), height, result);
  const limit = max(tolerance * load<f64>(result, 40), load<f64>(result, 48));
  return load<f64>(result, 32) <= limit || !hasCoarser(width, height);
}

/** Doc: see `FieldKernels.oxygenEnd` in src/kernels/field-kernels.ts. */
export function oxygenEnd(p: usize, width: i32, height: i32, from: i32, to: i32, scratch: usize): void {
  const o = <usize>(from * width) * 4;
  joinRows(splitPressure(scratch, width, height) + o, p + o, width, to - from);
}

/** Doc: see `FieldKernels.oxygenResult` in src/kernels/field-kernels.ts. */
export function oxygenResult(conductance: f32, rounds: i32, result: usize): void {
  const units = <f64>conductance;
  const used = load<f64>(result, 16);
  store<f64>(result, <f64>rounds);
  store<f64>(result, used > 0 ? load<f64>(result, 32) / used : 0, 8);
  store<f64>(result, used * units, 16);
  store<f64>(result, load<f64>(result, 24) * units, 24);
}

/** Doc: see `FieldKernels.oxygenSweep` in src/kernels/field-kernels.ts. */
export function oxygenSweep(width: i32, height: i32, half: f32, scratch: usize, flags: i32): void {
  oxygenPart(SWEEP, width, height, 0, height, half, scratch, flags);
  oxygenPart(SEAMS, width, height, 0, height, half, scratch, flags);
}
