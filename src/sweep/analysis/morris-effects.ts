/**
 * Elementary effects of Morris trajectories: the change of an output over that of a factor, in units of the output
 * per whole range of the factor. μ is their mean, μ* the mean of their absolute values, σ their standard deviation.
 *
 * Source: M. D. Morris, Technometrics 33 (1991) 161-174; μ* from F. Campolongo, J. Cariboni and A. Saltelli, An
 * effective screening design for sensitivity analysis of large models, Environmental Modelling and Software 22 (2007)
 * 1509-1518.
 */
import type { Interval } from '../../analysis/statistics.ts';
import { bootstrap } from './bootstrap.ts';

export interface MorrisIndex {
  mean: Interval;
  meanOfSizes: Interval;
  deviation: Interval;
}

/**
 * @param shares of every point, as the design gives them
 * @param outputs one per point; a trajectory with a non-finite output is left out
 */
export function morrisIndices(
  shares: readonly (readonly number[])[],
  outputs: readonly number[],
  draw: () => number,
): { factors: MorrisIndex[]; trajectories: number } {
  const count = shares[0].length;
  const whole: number[][] = [];
  for (let first = 0; first < shares.length; first += count + 1) {
    const effects = effectsOf(shares.slice(first, first + count + 1), outputs.slice(first, first + count + 1));
    if (effects.every(Number.isFinite)) whole.push(effects);
  }
  const factors = Array.from({ length: count }, (_, f): MorrisIndex => {
    const statistic = (chosen: Int32Array): number[] => {
      const own = Array.from(chosen, (t) => whole[t][f]);
      const mean = average(own);
      const variance = own.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / Math.max(1, own.length - 1);
      return [mean, average(own.map(Math.abs)), Math.sqrt(variance)];
    };
    const [mean, meanOfSizes, deviation] = bootstrap(whole.length, statistic, draw);
    return { mean: mean, meanOfSizes: meanOfSizes, deviation: deviation };
  });
  return { factors, trajectories: whole.length };
}

/** For each factor, the effect of the one step of a trajectory that changes it. */
function effectsOf(shares: readonly (readonly number[])[], outputs: readonly number[]): number[] {
  const effects = shares[0].map(() => Number.NaN);
  for (let step = 1; step < shares.length; step++) {
    const moved = shares[step].findIndex((share, f) => share !== shares[step - 1][f]);
    effects[moved] = (outputs[step] - outputs[step - 1]) / (shares[step][moved] - shares[step - 1][moved]);
  }
  return effects;
}

const average = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
