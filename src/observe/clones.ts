/** Numbers about the clones of a lesion. */
import { log } from '../base/exact.ts';

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Shannon index −Σ p·ln p; 0 for one clone or none. */
export function diversityOf(counts: readonly number[]): number {
  const all = total(counts);
  let sum = 0;
  for (const count of counts) if (count > 0) sum += (count / all) * log(all / count);
  return sum;
}

/** How diverse the clones of several groups of cells are, in two parts that add up to the diversity of all of them. */
export interface Parts {
  /** Mean Shannon index of a group, by weight. */
  within: number;
  /** By how much the Shannon index of all groups together exceeds that: 0 if the groups are alike. */
  between: number;
}

/**
 * Splits the diversity of groups into that within and that between them: H(Σ w·p) = Σ w·H(p) + between, where the last
 * term is the Jensen-Shannon divergence.
 * @param weightOf weight of a group of this many cells; always 1 weighs all groups equally
 */
export function splitDiversity(
  groups: readonly ReadonlyMap<number, number>[],
  weightOf: (cells: number) => number,
): Parts {
  const all = new Map<number, number>();
  let weights = 0;
  let within = 0;
  for (const group of groups) {
    const cells = total([...group.values()]);
    if (cells === 0) continue;
    const weight = weightOf(cells);
    weights += weight;
    within += weight * diversityOf([...group.values()]);
    for (const [clone, count] of group) all.set(clone, (all.get(clone) ?? 0) + (weight * count) / cells);
  }
  if (weights === 0) return { within: 0, between: 0 };
  return { within: within / weights, between: Math.max(0, diversityOf([...all.values()]) - within / weights) };
}

/**
 * Bray-Curtis dissimilarity, half the sum of absolute differences of shares: 0 alike, 1 disjoint; 0 if one is empty.
 */
export function differenceOf(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  const allA = total([...a.values()]);
  const allB = total([...b.values()]);
  if (allA === 0 || allB === 0) return 0;
  const clones = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
  let sum = 0;
  for (const clone of clones) sum += Math.abs((a.get(clone) ?? 0) / allA - (b.get(clone) ?? 0) / allB);
  return sum / 2;
}
