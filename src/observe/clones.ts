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

/** Bray-Curtis dissimilarity, half the sum of differences of shares: 0 alike, 1 disjoint; 0 if one is empty. */
export function differenceOf(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  const allA = total([...a.values()]);
  const allB = total([...b.values()]);
  if (allA === 0 || allB === 0) return 0;
  const clones = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
  let sum = 0;
  for (const clone of clones) sum += Math.abs((a.get(clone) ?? 0) / allA - (b.get(clone) ?? 0) / allB);
  return sum / 2;
}
