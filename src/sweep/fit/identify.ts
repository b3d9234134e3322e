/**
 * What a fit says about each factor: whether the data fix it by itself, only together with others, or not at all.
 *
 * Judged by the covariance C of the posterior on the shares of the prior's ranges: the deviation of a factor over that of
 * the prior, and the same with all others held where they are, 1/√((C⁻¹)ᵢᵢ). The profile of a factor is the smallest
 * distance to the targets in each tenth of its range, whatever the others are (profile likelihood, A. Raue and others,
 * Bioinformatics 25 (2009) 1923-1929, recalled, with the distance in place of the likelihood).
 */
import library from 'jstat';
import { covarianceOf, type Particle } from './bayes.ts';

/** A point that was tried, of use or not. */
type Point = Pick<Particle, 'shares' | 'distance'>;

/** `fixed` by the data; only `combined` with others; `open`: the data hardly narrow it. */
export type Verdict = 'fixed' | 'combined' | 'open';

export interface Known {
  verdict: Verdict;
  /** Standard deviation over that of the prior. */
  spread: number;
  /** The same while all other factors stay where they are. */
  spreadAlone: number;
  /** Place of the factor that it goes with most, and their correlation, −1 to 1; null for a single factor. */
  partner: { at: number; correlation: number } | null;
  /** Smallest distance, in tolerances, in each tenth of the range, from its low end; null where none was tried. */
  profile: (number | null)[];
}

/** Standard deviation of a share that is anything from 0 to 1. */
const PRIOR_DEVIATION = Math.sqrt(1 / 12);
/** Spread up to which a factor counts as narrowed: half of that of the prior. */
const NARROW = 0.5;
const TENTHS = 10;
/** Added to variances, so that the covariance of a population of one value has an inverse. */
const LEAST_VARIANCE = 1e-9;

/** What is known of every factor, in their order. */
export function identify(population: readonly Pick<Particle, 'shares' | 'weight'>[], tried: readonly Point[]): Known[] {
  const covariance = covarianceOf(population).map((row, i) =>
    row.map((value, j) => value + (i === j ? LEAST_VARIANCE : 0)),
  );
  const inverse = library.jStat.inv(covariance);
  return covariance.map((row, i) => {
    const spread = Math.sqrt(row[i]) / PRIOR_DEVIATION;
    const spreadAlone = 1 / Math.sqrt(inverse[i][i]) / PRIOR_DEVIATION;
    const correlations = row.map((value, j) => (j === i ? 0 : value / Math.sqrt(row[i] * covariance[j][j])));
    const at = correlations.reduce((best, value, j) => (Math.abs(value) > Math.abs(correlations[best]) ? j : best), 0);
    return {
      verdict: spread <= NARROW ? 'fixed' : spreadAlone <= NARROW ? 'combined' : 'open',
      spread,
      spreadAlone,
      partner: row.length === 1 ? null : { at, correlation: correlations[at] },
      profile: profileOf(i, tried),
    };
  });
}

function profileOf(factor: number, tried: readonly Point[]): (number | null)[] {
  const least = new Array<number>(TENTHS).fill(Number.POSITIVE_INFINITY);
  for (const { shares, distance } of tried) {
    const tenth = Math.min(TENTHS - 1, Math.floor(TENTHS * shares[factor]));
    least[tenth] = Math.min(least[tenth], distance);
  }
  return least.map((distance) => (Number.isFinite(distance) ? distance : null));
}
