/** The results of a fit, as a table of particles and as a summary of each factor. */
import { relative } from 'node:path';
import { csvLine } from '../../base/csv.ts';
import { levelAt, type Plan, type PlannedFactor } from '../plan.ts';
import { effectiveSize, type Particle, type Posterior, quantileOf } from './bayes.ts';
import { batchFolder, type Fit } from './fit.ts';
import type { Target } from './fit-targets.ts';
import { identify, type Known } from './identify.ts';

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
  verdict: Known['verdict'];
  spread: number;
  spreadAlone: number;
  /** Factor that it goes with most; null for a single factor. */
  partner: { factor: string; correlation: number } | null;
  profile: Known['profile'];
  /** How values lie between the ends. */
  scale: 'linear' | 'log';
  /** The numbers of scenarios that follow it: `times` its value, in core units. */
  follow: { path: string; times: number }[];
}

/** The points of a posterior: shares of the ways from each factor's low end, in the order of factors. */
export interface PosteriorPoint extends Pick<Particle, 'weight' | 'shares' | 'generation' | 'batch' | 'point'> {
  /** What its runs gave, in the order of `KeptFit.foretold`. */
  values: readonly number[];
}

/** What the posterior foretells of something that was read, a target or not. */
export interface Foretold {
  scenario: string;
  measure: string;
  hours: number;
  unit: string;
  median: number;
  /** Bounds of the middle 95 %. */
  low: number;
  high: number;
}

/** What is kept of a fit, and read again where sets of numbers are drawn from it. */
export interface KeptFit extends FitSummary {
  /** Digests of the models of its scenarios. */
  models: Record<string, string>;
  targets: readonly Target[];
  foretold: Foretold[];
  points: PosteriorPoint[];
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

export function summaryOf(plan: Plan, { posterior: { population, ...rest }, tried }: Fit): FitSummary {
  const known = identify(population, tried);
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
        ...known[f],
        partner: partnerOf(plan, known[f]),
        scale: factor.range?.scale ?? 'linear',
        follow: followersOf(factor),
      };
    }),
  };
}

export function keptFit(plan: Plan, found: Fit, targets: readonly Target[]): KeptFit {
  const points = pointsOf(found);
  return {
    ...summaryOf(plan, found),
    models: Object.fromEntries(plan.scenarios.map(({ name, modelDigest }) => [name, modelDigest])),
    targets,
    foretold: foretoldBy(plan, found, points),
    points,
  };
}

function pointsOf({ posterior, tried }: Fit): PosteriorPoint[] {
  const key = ({ generation, batch, point }: Pick<Particle, 'generation' | 'batch' | 'point'>): string =>
    `${generation}/${batch}/${point}`;
  const values = new Map(tried.map((one) => [key(one), one.values]));
  return posterior.population.map(({ distance: _, ...one }) => ({ ...one, values: values.get(key(one)) ?? [] }));
}

function foretoldBy(plan: Plan, { outputs }: Fit, points: readonly PosteriorPoint[]): Foretold[] {
  return outputs.map(({ scenario, measure, hours }, at) => {
    const read = points.filter(({ values }) => Number.isFinite(values[at]));
    const readings = read.map(({ weight, values }) => ({ weight, shares: [values[at]] }));
    const level = (share: number): number => (read.length === 0 ? Number.NaN : quantileOf(readings, 0, share));
    const unit = plan.measures.find(({ name }) => name === measure)?.unit ?? '';
    return { scenario, measure, hours, unit, median: level(0.5), low: level(LOW), high: level(HIGH) };
  });
}

/** Numbers in all scenarios together, each once; those of doses, which are written with a unit, are left out. */
function followersOf({ leaves }: PlannedFactor): Fitted['follow'] {
  const all = Object.values(leaves ?? {}).flat();
  const byPath = all.flatMap(({ keys, times, unit }) => (unit === undefined ? [[keys.join('.'), times] as const] : []));
  return [...new Map(byPath)].map(([path, times]) => ({ path, times }));
}

const partnerOf = ({ factors }: Plan, { partner }: Known): Fitted['partner'] =>
  partner && { factor: factors[partner.at].name, correlation: partner.correlation };

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
