/** In how many sets of plausible numbers each statement of a scenario holds, and what parts these from the others. */
import { parting, rising, shareInterval } from '../analysis/share-interval.ts';
import { designOf, type Plan } from './plan.ts';
import type { Outcome } from './result-rows.ts';
import { statementsOf } from './statements.ts';

export interface RobustExpectation {
  says: string;
  /** Index of the question whose usual answer is judged; left out for an expectation. */
  question?: number;
  /** Sets in which it holds, of those whose runs were all done. */
  holds: number;
  sets: number;
  /** 95 % interval of the share. */
  low: number;
  high: number;
  /** Numbers of the sets in which it fails, from 1. */
  failing: number[];
  /** What comes out in each set: a number, or the index of an answer; null for none, or where a run failed. */
  outcomes: (number | null)[];
  /**
   * The numbers of the scenario that part the sets most, strongest first; none where all sets agree. Of a number that is
   * asked for those with which it rises or falls most.
   */
  factors: PartingFactor[];
}

export interface PartingFactor {
  path: string;
  /** From −1 to 1: positive where it holds in sets with large values of the number, or rises with it. */
  effect: number;
  /** Whether chance among so many numbers would show this in fewer than one case in twenty. */
  clear: boolean;
}

/** How many of them are told. */
const TOLD = 3;
const CHANCE = 0.05;

/** Judges a plan of uncertainty by the outcomes of its runs; runs that failed leave their set out. */
export function robustnessOf(plan: Plan, outcomes: Iterable<Outcome>): RobustExpectation[] {
  const statements = statementsOf(plan.scenarios[0].scenario);
  const values = readingsBySet(plan, outcomes);
  const design = designOf(plan);
  const shares = Array.from({ length: plan.points }, (_, point) => design.at(point));
  return statements.map(({ says, question, isNumber, readings, outcome, holds: judge }) => {
    const judged = values.flatMap((set, point) => {
      const read = Object.entries(readings).map(([name, raw]) => [name, ratioOf(raw.map((one) => set.get(one.name)))]);
      if (read.some(([, value]) => value === null)) return [];
      const found = outcome(Object.fromEntries(read) as Record<string, number>);
      return [{ point, found, holds: found !== null && judge(found) }];
    });
    const holding = judged.filter(({ holds }) => holds).length;
    const { low, high } = shareInterval(holding, judged.length);
    return {
      says,
      ...(question !== null && { question }),
      holds: holding,
      sets: judged.length,
      low,
      high,
      failing: judged.filter(({ holds }) => !holds).map(({ point }) => point + 1),
      outcomes: values.map((_, point) => rounded(judged.find((one) => one.point === point)?.found ?? null)),
      factors: partingFactors(plan.factors, judged, shares, isNumber),
    };
  });
}

const FIGURES = 4;

const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(FIGURES)));

/** A reading, or its ratio to another; null where a run of it failed. */
function ratioOf(raw: readonly (number | undefined)[]): number | null {
  if (raw.includes(undefined)) return null;
  const [own, of = 1] = raw as number[];
  return own / of;
}

/** The readings of each set by their names; NaN where a reading has no value. */
function readingsBySet(plan: Plan, outcomes: Iterable<Outcome>): Map<string, number>[] {
  const sets = Array.from({ length: plan.points }, () => new Map<string, number>());
  for (const { run, readings } of outcomes)
    for (const { measure, value } of readings) sets[(run - 1) % plan.points].set(measure, value ?? Number.NaN);
  return sets;
}

function partingFactors(
  factors: Plan['factors'],
  judged: readonly { point: number; found: number | null; holds: boolean }[],
  shares: readonly (readonly number[])[],
  isNumber: boolean,
): PartingFactor[] {
  const known = isNumber ? judged.filter(({ found }) => found !== null) : judged;
  const holds = known.map((one) => one.holds);
  const numbers = known.map(({ found }) => found ?? 0);
  return factors
    .flatMap(({ name }, f) => {
      const values = known.map(({ point }) => shares[point][f]);
      const found = isNumber ? rising(values, numbers) : parting(values, holds);
      return found ? [{ path: name, effect: found.effect, clear: found.p * factors.length < CHANCE }] : [];
    })
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, TOLD);
}
