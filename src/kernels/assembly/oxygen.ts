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
  const linear = (flags & OXYGEN_LINEAR) != 0;
  const coarser = hasCoarser(width, height);
  const levels = coarseLevels(scratch, width, height);
  const fx = splitFaceX(scratch, width, height), fy = splitFaceY(scratch, width, height);
  const q = splitPressure(scratch, width, height), v = splitUse(scratch, width, height);
  splitRows(p, q, width, height);
  splitUptake(uptake, held, v, width, height, 1 / conductance);
  let rounds: i32 = 0;
  for (;;) {
    relaxFine(q, v, fx, fy, width, height, half, linear);
    evaluateFine(q, v, fx, fy, width, height, half, linear, coarser ? levels : 0, result);
    const error = load<f64>(result, 32);
    const limit = max(tolerance * load<f64>(result, 40), load<f64>(result, 48));
    if (error <= limit || rounds >= maximumRounds || !coarser) break;
    coarseCorrection(levels, width >> 1, height >> 1);
    correctFine(q, v, levels, width, height);
    relaxFine(q, v, fx, fy, width, height, half, linear);
    rounds++;
  }
  joinRows(q, p, width, height);
  const units = <f64>conductance;
  const used = load<f64>(result, 16);
  store<f64>(result, <f64>rounds);
  store<f64>(result, used > 0 ? load<f64>(result, 32) / used : 0, 8);
  store<f64>(result, used * units, 16);
  store<f64>(result, load<f64>(result, 24) * units, 24);
  return rounds;
}

/** Doc: see `Kernels.oxygenSweep` in src/kernels/load.ts. */
export function oxygenSweep(width: i32, height: i32, half: f32, scratch: usize, flags: i32): void {
  relaxFine(
    splitPressure(scratch, width, height), splitUse(scratch, width, height),
    splitFaceX(scratch, width, height), splitFaceY(scratch, width, height),
    width, height, half, (flags & OXYGEN_LINEAR) != 0);
}
