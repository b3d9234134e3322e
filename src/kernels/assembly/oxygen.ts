/**
 * Quasi-steady oxygen: rounds of a nonlinear red-black sweep, a linearised coarse-grid correction and
 * another sweep (Brandt 1977; cell-centred transfer after Khalil & Wesseling 1992), warm-started.
 */
import { coarseCorrection } from './oxygenCycle';
import { correctFine, evaluateFine, relaxFine } from './oxygenFine';
import { coarseLevels, hasCoarser, splitFaceX, splitFaceY, splitPressure, splitUse } from './oxygenLevels';
import { joinRows, splitRows, splitUptake } from './oxygenSplit';

export { oxygenPrepare } from './oxygenPrepare';

export const OXYGEN_LINEAR: i32 = 1;

/** Doc: see `Kernels.oxygenSolve` in src/kernels/load.ts. */
export function oxygenSolve(
  p: usize, uptake: usize, faceX: usize, faceY: usize, held: usize, width: i32, height: i32,
  conductance: f32, half: f32, tolerance: f64, maximumRounds: i32, scratch: usize, result: usize, flags: i32,
): i32 {
  oxygenBegin(p, uptake, held, width, height, conductance, scratch);
  let rounds: i32 = 0;
  while (!oxygenCheck(width, height, half, tolerance, scratch, result, flags) && rounds < maximumRounds) {
    oxygenImprove(width, height, half, scratch, flags);
    rounds++;
  }
  oxygenEnd(p, width, height, conductance, rounds, scratch, result);
  return rounds;
}

/** Doc: see `Kernels.oxygenBegin` in src/kernels/load.ts. */
export function oxygenBegin(
  p: usize, uptake: usize, held: usize, width: i32, height: i32, conductance: f32, scratch: usize,
): void {
  splitRows(p, splitPressure(scratch, width, height), width, height);
  splitUptake(uptake, held, splitUse(scratch, width, height), width, height, 1 / conductance);
}

/** Doc: see `Kernels.oxygenCheck` in src/kernels/load.ts. */
export function oxygenCheck(
  width: i32, height: i32, half: f32, tolerance: f64, scratch: usize, result: usize, flags: i32,
): bool {
  const coarser = hasCoarser(width, height);
  oxygenSweep(width, height, half, scratch, flags);
  evaluateFine(
    splitPressure(scratch, width, height), splitUse(scratch, width, height),
    splitFaceX(scratch, width, height), splitFaceY(scratch, width, height),
    width, height, half, (flags & OXYGEN_LINEAR) != 0, coarser ? coarseLevels(scratch, width, height) : 0, result);
  const limit = max(tolerance * load<f64>(result, 40), load<f64>(result, 48));
  return load<f64>(result, 32) <= limit || !coarser;
}

/** Doc: see `Kernels.oxygenImprove` in src/kernels/load.ts. */
export function oxygenImprove(width: i32, height: i32, half: f32, scratch: usize, flags: i32): void {
  const levels = coarseLevels(scratch, width, height);
  coarseCorrection(levels, width >> 1, height >> 1);
  correctFine(
    splitPressure(scratch, width, height), splitUse(scratch, width, height), levels, width, height);
  oxygenSweep(width, height, half, scratch, flags);
}

/** Doc: see `Kernels.oxygenEnd` in src/kernels/load.ts. */
export function oxygenEnd(
  p: usize, width: i32, height: i32, conductance: f32, rounds: i32, scratch: usize, result: usize,
): void {
  joinRows(splitPressure(scratch, width, height), p, width, height);
  const units = <f64>conductance;
  const used = load<f64>(result, 16);
  store<f64>(result, <f64>rounds);
  store<f64>(result, used > 0 ? load<f64>(result, 32) / used : 0, 8);
  store<f64>(result, used * units, 16);
  store<f64>(result, load<f64>(result, 24) * units, 24);
}

/** Doc: see `Kernels.oxygenSweep` in src/kernels/load.ts. */
export function oxygenSweep(width: i32, height: i32, half: f32, scratch: usize, flags: i32): void {
  relaxFine(
    splitPressure(scratch, width, height), splitUse(scratch, width, height),
    splitFaceX(scratch, width, height), splitFaceY(scratch, width, height),
    width, height, half, (flags & OXYGEN_LINEAR) != 0);
}
