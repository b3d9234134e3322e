/** The results of a fit, as a table of particles and as a summary of each factor. */
import { relative } from 'node:path';
import { csvLine } from '../../base/csv.ts';
import { levelAt, type Plan } from '../plan.ts';
import { effectiveSize, type Particle, type Posterior, quantileOf } from './bayes.ts';
import { batchFolder } from './fit.ts';

/** Summary of a factor after a fit, in its unit. */
export interface Fitted {
  factor: string;
  unit: string;
  /** Ends of the prior. */
  from: number;
  to: number;
  mean: number;
  median: number;
  /** Bounds of the middle 95 % of the posterior. */
  low: number;
  high: number;
}

export interface FitSummary {
  particles: number;
  /** Number of independent points with the same information. */
  effective: number;
  tolerance: number;
  generations: number;
  tried: number;
  end: Posterior['end'];
  factors: Fitted[];
}

const LOW = 0.025;
const HIGH = 0.975;

export function summaryOf(plan: Plan, { population, ...rest }: Posterior): FitSummary {
  return {
    particles: population.length,
    effective: effectiveSize(population),
    ...rest,
    factors: plan.factors.map((factor, f) => {
      const level = (share: number): number => levelAt(factor, share) as number;
      const at = (share: number): number => level(quantileOf(population, f, share));
      return {
        factor: factor.name,
        unit: factor.unit,
        from: level(0),
        to: level(1),
        mean: population.reduce((sum, { shares, weight }) => sum + weight * level(shares[f]), 0),
        median: at(0.5),
        low: at(LOW),
        high: at(HIGH),
      };
    }),
  };
}

/** One line per particle: its weight, distance and factors, and the folder of its first run, relative to `out`. */
export function posteriorTable(plan: Plan, folder: string, out: string, { population }: Posterior): string {
  const place = ({ generation, batch }: Particle): string =>
    relative(out, generation === 0 ? folder : batchFolder(out, generation, batch));
  const head = ['particle', 'weight', 'distance', ...plan.factors.map(({ name }) => name), 'folder', 'run'];
  const rows = population.map((one, i) => [
    i + 1,
    one.weight,
    one.distance,
    ...plan.factors.map((factor, f) => levelAt(factor, one.shares[f])),
    place(one),
    (one.point - 1) * plan.replicates + 1,
  ]);
  return [head, ...rows].map(csvLine).join('');
}
