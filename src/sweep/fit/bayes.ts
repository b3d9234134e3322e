/**
 * Approximate Bayesian computation: which parameters of a model reproduce the measurements. The prior is uniform on
 * the shares of all factors' ranges. Rejection keeps the points of a sample of the prior that come within a
 * tolerance; sequential Monte Carlo then moves these about, keeps those that come closer, and weights them so that they
 * still represent the prior.
 *
 * Sources: T. Toni and others, Journal of the Royal Society Interface 6 (2009) 187-202; M. A. Beaumont and others,
 * Biometrika 96 (2009) 983-990; the kernel, a normal one with twice the covariance of the population, S. Filippi and
 * others, Statistical Applications in Genetics and Molecular Biology 12 (2013) 87-107.
 */
import { exp } from '../../base/exact.ts';
import { normalQuantile } from '../../base/normal.ts';

/** An accepted point of the space of factors. */
export interface Particle {
  /** One per factor, from 0 to 1. */
  shares: readonly number[];
  /** All weights of a population sum to 1. */
  weight: number;
  /** Largest distance to a target, in tolerances of that target; at most 1 when all targets are met. */
  distance: number;
  /** 0 for points of the sweep. */
  generation: number;
  /** From 1, within the generation. */
  batch: number;
  /** From 1, within the batch. */
  point: number;
}

/** What of a point its weight in sums is about. */
type Weighted = Pick<Particle, 'shares' | 'weight'>;

/** The distance of each point, in order. */
export type Simulate = (shares: readonly number[][], generation: number, batch: number) => Promise<readonly number[]>;

export interface Options {
  /** Size of a population. */
  particles: number;
  /** Maximum number of generations after the sweep. */
  generations: number;
  /** A generator of numbers from 0 up to 1 for a batch, always the same ones. */
  random(generation: number, batch: number): () => number;
  /** Called with the progress. */
  tell?(state: { generation: number; tolerance: number; accepted: number; tried: number }): void;
}

export interface Posterior {
  population: Particle[];
  /** Tolerance that the whole population meets, relative to the targets': 1 when all targets are met. */
  tolerance: number;
  generations: number;
  /** Points tried after the sweep. */
  tried: number;
  /** Why it ended: all targets are met; the generations are used up; hardly any points are accepted any more. */
  end: 'met' | 'generations' | 'acceptance';
}

/** Quantile of a population's distances that becomes the next tolerance. */
const QUANTILE = 0.5;
/** Largest ratio of a tolerance to the one before; without it, distances with few distinct values would stall. */
const MAX_STEP = 0.95;
/** Share of accepted points below which the fit ends. */
const LEAST_ACCEPTED = 0.01;
/** Batches of a generation are at least this share of the population. */
const LEAST_BATCH = 0.25;
/** Covariance of the kernel over that of the population. */
const KERNEL_SPREAD = 2;
/** Added to the variances of the kernel, so that a population of one value can move: (a thousandth of the range)². */
const LEAST_VARIANCE = 1e-6;

/** The points of a sample of the prior that come closest: `particles` of them, or all that meet the targets. */
export function reject(
  points: readonly (readonly number[])[],
  distances: readonly number[],
  { particles }: Pick<Options, 'particles'>,
): { population: Particle[]; tolerance: number } {
  const finite = distances.filter(Number.isFinite).sort((a, b) => a - b);
  const tolerance = Math.max(1, finite[Math.min(particles, finite.length) - 1] ?? 1);
  const kept = points.flatMap((shares, i) =>
    distances[i] <= tolerance
      ? [{ shares, weight: 0, distance: distances[i], generation: 0, batch: 1, point: i + 1 }]
      : [],
  );
  return { population: kept.map((one) => ({ ...one, weight: 1 / kept.length })), tolerance };
}

/** Sequential Monte Carlo from the points that rejection kept, until all targets are met or no progress is made. */
export async function improve(
  start: { population: Particle[]; tolerance: number },
  simulate: Simulate,
  options: Options,
): Promise<Posterior> {
  let { population, tolerance } = start;
  let generation = 0;
  let tried = 0;
  const result = (end: Posterior['end']): Posterior => ({ population, tolerance, generations: generation, tried, end });
  while (tolerance > 1) {
    if (generation === options.generations) return result('generations');
    const wanted = nextTolerance(population, tolerance);
    const next = await generationOf(generation + 1, population, wanted, simulate, options);
    tried += next.tried;
    if (!next.complete) return result('acceptance');
    generation++;
    population = next.population;
    tolerance = wanted;
  }
  return result('met');
}

function nextTolerance(population: readonly Particle[], tolerance: number): number {
  const distances = population.map(({ distance }) => distance).sort((a, b) => a - b);
  const middle = distances[Math.floor(QUANTILE * (distances.length - 1))];
  return Math.max(1, Math.min(middle, MAX_STEP * tolerance));
}

async function generationOf(
  generation: number,
  before: readonly Particle[],
  tolerance: number,
  simulate: Simulate,
  { particles, random, tell }: Options,
): Promise<{ population: Particle[]; tried: number; complete: boolean }> {
  const kernel = kernelOf(before);
  const accepted: Omit<Particle, 'weight'>[] = [];
  let tried = 0;
  for (let batch = 1; accepted.length < particles; batch++) {
    if (tried >= particles / LEAST_ACCEPTED) return { population: [], tried, complete: false };
    tell?.({ generation, tolerance, accepted: accepted.length, tried });
    // As many as should suffice, judging by acceptance so far; this depends on results alone, not on threads.
    const rate = tried > 0 ? Math.max(accepted.length, 1) / tried : 1;
    const most = tried > 0 ? tried : particles;
    const expected = (particles - accepted.length) / rate;
    const size = Math.ceil(Math.max(LEAST_BATCH * particles, Math.min(expected, most)));
    const draw = random(generation, batch);
    const shares = Array.from({ length: size }, () => propose(before, kernel, draw));
    const distances = await simulate(shares, generation, batch);
    tried += size;
    shares.forEach((own, i) => {
      const distance = distances[i];
      if (distance <= tolerance) accepted.push({ shares: own, distance, generation, batch, point: i + 1 });
    });
  }
  // The prior is flat, so the weight is one over the density of the proposal.
  const weights = accepted.map(({ shares }) => 1 / density(shares, before, kernel));
  const sum = weights.reduce((a, b) => a + b, 0);
  return { population: accepted.map((one, i) => ({ ...one, weight: weights[i] / sum })), tried, complete: true };
}

/** The lower triangle of a square root of a covariance: Cholesky's. */
type Kernel = number[][];

/** Covariance of the shares over a population. */
export function covarianceOf(population: readonly Weighted[]): number[][] {
  const factors = population[0].shares.map((_, f) => f);
  const mean = factors.map((f) => meanOf(population, (shares) => shares[f]));
  return factors.map((i) =>
    factors.map((j) => meanOf(population, (shares) => (shares[i] - mean[i]) * (shares[j] - mean[j]))),
  );
}

function kernelOf(population: readonly Particle[]): Kernel {
  const covariance = covarianceOf(population);
  const count = covariance.length;
  const root: Kernel = covariance.map(() => new Array<number>(count).fill(0));
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = KERNEL_SPREAD * covariance[i][j] + (i === j ? LEAST_VARIANCE : 0);
      for (let k = 0; k < j; k++) rest -= root[i][k] * root[j][k];
      root[i][j] = i === j ? Math.sqrt(Math.max(rest, LEAST_VARIANCE)) : rest / root[j][j];
    }
  }
  return root;
}

/** Weighted mean over a population. */
export const meanOf = (population: readonly Weighted[], value: (shares: readonly number[]) => number): number =>
  population.reduce((sum, { shares, weight }) => sum + weight * value(shares), 0);

/** A point of the population, moved; both are drawn again when it leaves the prior. */
function propose(population: readonly Particle[], kernel: Kernel, draw: () => number): number[] {
  for (;;) {
    const { shares } = pick(population, draw());
    const steps = kernel.map(() => normalQuantile(draw()));
    const moved = shares.map((share, i) => share + kernel[i].reduce((sum, root, k) => sum + root * steps[k], 0));
    if (moved.every((share) => share >= 0 && share <= 1)) return moved;
  }
}

function pick<P extends Weighted>(population: readonly P[], at: number): P {
  let sum = 0;
  for (const particle of population) {
    sum += particle.weight;
    if (sum > at) return particle;
  }
  return population[population.length - 1];
}

/** Density of the proposals, up to a factor common to all points. */
function density(shares: readonly number[], population: readonly Particle[], kernel: Kernel): number {
  const scaled = new Float64Array(shares.length);
  return population.reduce((sum, { shares: from, weight }) => {
    let square = 0;
    for (let i = 0; i < scaled.length; i++) {
      let rest = shares[i] - from[i];
      for (let k = 0; k < i; k++) rest -= kernel[i][k] * scaled[k];
      scaled[i] = rest / kernel[i][i];
      square += scaled[i] * scaled[i];
    }
    return sum + weight * exp(-0.5 * square);
  }, 0);
}

/** Number of independent points with the same information: 1/Σw² (Kish). */
export const effectiveSize = (population: readonly Particle[]): number =>
  1 / population.reduce((sum, { weight }) => sum + weight * weight, 0);

/** The value below which a given share of the weight lies. */
export function quantileOf(population: readonly Weighted[], f: number, share: number): number {
  const sorted = [...population].sort((a, b) => a.shares[f] - b.shares[f]);
  return pick(sorted, share).shares[f];
}
