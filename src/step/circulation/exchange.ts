/**
 * Cells of one kind in blood, and those in marrow that can leave for it.
 *
 *   dB/dt = k·(m·R − h·B),   dR/dt = −k·(m·R − h·B)/r + ρ·(1 − R)
 *
 * B is their number in blood relative to rest. For each cell in blood at rest, r cells in marrow can leave within
 * hours; R is the share of these still there. The rest of the marrow refills them at rate ρ, and cells that home join
 * them. m and h are release and homing relative to rest, k is the homing rate. So a drug that frees all of them does no
 * more at twice the dose. With r = 0 their number has no limit, and R stays 1.
 */
import { exp } from '../../base/exact.ts';
import type { Niche } from '../../scenario/model.ts';

/** Places of B and R in the column of blood. */
export interface Exchanging {
  inBlood: number;
  left: number;
}

/** Release and homing relative to rest. */
export interface Rates {
  release: number;
  homing: number;
}

/** In each, first R, then B is computed exactly with the other held constant. */
const SUB_STEPS = 4;

export function exchange(blood: Float64Array, at: Exchanging, rates: Rates, niche: Niche, hours: number): void {
  const out = niche.homing * rates.release;
  const back = niche.homing * rates.homing;
  const time = hours / SUB_STEPS;
  for (let n = 0; n < SUB_STEPS; n++) {
    const before = blood[at.left];
    if (niche.releasable > 0) {
      const gain = (back * blood[at.inBlood]) / niche.releasable + niche.refill;
      blood[at.left] = after(before, gain, out / niche.releasable + niche.refill, time);
    }
    blood[at.inBlood] = after(blood[at.inBlood], (out * (before + blood[at.left])) / 2, back, time);
  }
}

/** The solution of dx/dt = gain − loss·x. */
function after(x: number, gain: number, loss: number, time: number): number {
  if (loss === 0) return x + gain * time;
  const level = gain / loss;
  return level + (x - level) * exp(-loss * time);
}
