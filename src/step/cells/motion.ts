import { NO_DIRECTION } from '../../world/lattice.ts';

/** Scratch for the choice of one cell; each thread or observer that weighs directions has its own. */
export interface Motion {
  /** Weights of the eight directions. */
  weights: Float64Array;
  /** The eight sites around the moving cell, −1 where it cannot go, and its own last. */
  around: Int32Array;
  /** Σ_X s_X that the cell would have at each of them, as its taxis weighs them, and Σ L/Kd of one receptor. */
  signals: Float64Array;
  bound: Float64Array;
  /** Ligand of coats that it would sense at each of them. */
  coats: Float64Array;
  /** Cells of its type that touch each of them. */
  contacts: Int32Array;
  /** For each row of the window of 5 × 5 sites, one bit per site. */
  window: Int32Array;
}

export const makeMotion = (): Motion => ({
  weights: new Float64Array(NO_DIRECTION),
  around: new Int32Array(NO_DIRECTION + 1),
  signals: new Float64Array(NO_DIRECTION + 1),
  bound: new Float64Array(NO_DIRECTION + 1),
  coats: new Float64Array(NO_DIRECTION + 1),
  contacts: new Int32Array(NO_DIRECTION + 1),
  window: new Int32Array(5),
});
