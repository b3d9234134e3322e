/**
 * Rules that raise an output towards a value or lower it. They act together, as in the grammar of Johnson and others
 * (2025), "Human interpretable grammar encodes multicellular systems biology models", Cell 188:
 *
 *   U = y0 + (ceiling − y0) · S/(1 + S),   R = U + (floor − U) · T/(1 + T)
 *
 * S is the sum of (x/half)ⁿ over all conditions that raise the output, T over those that lower it; the ceiling is the
 * largest value to which one raises it, the floor the smallest to which one lowers it. What other rules add to the base
 * belongs to y0.
 */
import { anyPower } from '../../base/exact.ts';
import type { Output, Plan, Term } from '../../scenario/model.ts';
import type { Column } from './block.ts';

/** Largest weight, so that sums stay finite; its share is 1. */
const MAX_WEIGHT = 1e300;

/** (x/half)ⁿ, or its inverse for a condition that falls. */
export function weight({ half, power, falls }: Term, x: number): number {
  const raised = Math.min(MAX_WEIGHT, anyPower(Math.max(0, x) / half, power));
  return falls ? Math.min(MAX_WEIGHT, 1 / raised) : raised;
}

const share = (sum: number): number => sum / (1 + sum);

interface Response {
  /** S and T. */
  raised: number;
  lowered: number;
  /** U and the floor. */
  up: number;
  floor: number;
  ceiling: number;
}

function responseOf({ terms }: Plan, { effects }: Output, base: number, weights: (term: number) => number): Response {
  let raised = 0;
  let lowered = 0;
  let ceiling = Number.NEGATIVE_INFINITY;
  let floor = Number.POSITIVE_INFINITY;
  for (const { term, factor } of effects) {
    const { operator } = terms[term];
    if (operator === 'raise') {
      raised += weights(term);
      ceiling = Math.max(ceiling, factor);
    } else if (operator === 'lower') {
      lowered += weights(term);
      floor = Math.min(floor, factor);
    }
  }
  return { raised, lowered, up: raised > 0 ? base + (ceiling - base) * share(raised) : base, floor, ceiling };
}

/** R of one cell, from its y0 and the weight of each of its conditions. */
export function respondOne(plan: Plan, output: Output, base: number, weights: (term: number) => number): number {
  const { lowered, up, floor } = responseOf(plan, output, base, weights);
  return lowered > 0 ? up + (floor - up) * share(lowered) : up;
}

/** Replaces the y0 of every cell of a block by R, in double precision, from the input of each condition. */
export function respondMany(
  plan: Plan,
  output: Output,
  inputs: readonly Column[],
  count: number,
  result: Column,
): void {
  let cell = 0;
  const weights = (term: number): number => weight(plan.terms[term], inputs[term].values[cell]);
  for (; cell < count; cell++) result.values[cell] = respondOne(plan, output, result.values[cell], weights);
}

/** What one condition adds to y0; the parts of all conditions add up to R − y0. */
export function partOf(
  plan: Plan,
  output: Output,
  base: number,
  term: number,
  weights: (term: number) => number,
): number {
  const { raised, lowered, up, floor, ceiling } = responseOf(plan, output, base, weights);
  return plan.terms[term].operator === 'raise'
    ? ((ceiling - base) * weights(term)) / (1 + raised)
    : ((floor - up) * weights(term)) / (1 + lowered);
}
