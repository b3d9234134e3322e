/** Sensitivity of a sweep's outputs to its factors: Morris screening or Sobol' indices, as its design allows. */

import type { Interval } from '../analysis/statistics.ts';
import { sequenceOf } from '../base/seed.ts';
import { morrisIndices } from './analysis/morris-effects.ts';
import { sobolIndices } from './analysis/sobol-indices.ts';
import { outputsOf } from './outputs.ts';
import { designOf, type Plan } from './plan.ts';
import type { Outcome } from './result-rows.ts';

/** One index of one factor for one output. */
export interface Sensitivity extends Interval {
  scenario: string;
  measure: string;
  hours: number;
  factor: string;
  /** μ, μ*, σ in units of the measure per range of the factor, or S1, ST. */
  index: 'mu' | 'mu*' | 'sigma' | 'S1' | 'ST';
  /** Trajectories, or rows of A and B, in which no run failed. */
  samples: number;
}

/** Designs that allow sensitivity analysis. */
export const ANALYSED = ['morris', 'saltelli'] as const;

export const canAnalyse = ({ design }: Plan): boolean => (ANALYSED as readonly string[]).includes(design.kind);

export function sensitivities(plan: Plan, outcomes: Iterable<Outcome>): Sensitivity[] {
  return outputsOf(plan, outcomes).flatMap(({ points, ...output }) =>
    indicesOf(plan, points).map((one) => ({ ...output, ...one })),
  );
}

/** An index of a factor for one output. */
export type Index = Omit<Sensitivity, 'scenario' | 'measure' | 'hours'>;

/** @param points the output, as one number for each point of the design */
export function indicesOf(plan: Pick<Plan, 'design' | 'factors' | 'seed'>, points: readonly number[]): Index[] {
  const draw = sequenceOf(`${plan.seed}/bootstrap`);
  const count = plan.factors.length;
  const row =
    (f: number, samples: number) =>
    (index: Index['index'], interval: Interval): Index => ({
      factor: plan.factors[f].name,
      index,
      ...interval,
      samples,
    });
  if (plan.design.kind === 'saltelli') {
    const { factors, rows } = sobolIndices(points, count, draw);
    return factors.flatMap(({ first, total }, f) => [row(f, rows)('S1', first), row(f, rows)('ST', total)]);
  }
  const design = designOf(plan);
  const shares = points.map((_, i) => design.at(i));
  const { factors, trajectories } = morrisIndices(shares, points, draw);
  return factors.flatMap(({ mean, meanOfSizes, deviation }, f) => [
    row(f, trajectories)('mu', mean),
    row(f, trajectories)('mu*', meanOfSizes),
    row(f, trajectories)('sigma', deviation),
  ]);
}
