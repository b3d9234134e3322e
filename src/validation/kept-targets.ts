/** Results of targets that were kept, and which of them are of the target as it is now. */
import type { Change } from '../scenario/schema/target.ts';
import { type Asked, targetDigest } from './target-digest.ts';
import { judge, type TargetResult } from './target-result.ts';

/** The file of kept results, beside the pictures. */
export const TARGET_RESULTS = 'results.json';

/** A result and what is known about it; `changedSince` is undefined where it is not known. */
export interface TargetRow {
  result: TargetResult;
  changedSince: readonly Change[] | undefined;
  /** Whether it is of another scenario or question than the target now; null if the target was not at hand. */
  stale: boolean | null;
}

/** Whether a kept result is of the target as it is now, over at least as many seeds. */
export const isOfTarget = (
  kept: TargetResult | undefined,
  asked: Asked,
  seeds: number = asked.target.seeds,
): kept is TargetResult => kept !== undefined && kept.digest === targetDigest(asked) && kept.seeds >= seeds;

/** A kept result as a row. One that is of the target as it is now is told in the target's present words. */
export function rowOf(kept: TargetResult, asked: Asked | undefined): TargetRow {
  if (!asked) return { result: kept, changedSince: undefined, stale: null };
  const { changedSince } = asked.target;
  if (kept.digest !== targetDigest(asked)) return { result: kept, changedSince, stale: true };
  return { result: retold(kept, asked), changedSince, stale: false };
}

const retold = (kept: TargetResult, asked: Asked): TargetResult => ({
  ...judge(asked, valuesOf(kept), kept.seeds),
  readings: kept.readings,
});

/** The numbers that were judged, as they came from each seed. */
const valuesOf = ({ parts }: TargetResult): Record<string, number>[] =>
  parts[0].values.map((_, n) => Object.fromEntries(parts.map(({ name, values }) => [name, values[n]])));
