/**
 * What a sensitivity analysis found, as kept in a file: what its runs gave at every point of its design, and what makes
 * the indices and any of its runs anew.
 */
import { digestText } from '../base/digest.ts';
import { CORE_VERSION } from '../run/model-digest.ts';
import { commandsOf } from '../run/schedule.ts';
import { isChance, type KeptNumber, keptFactor, keptNumber } from './inexact-factors.ts';
import { outputsOf } from './outputs.ts';
import type { Plan } from './plan.ts';
import type { Outcome } from './result-rows.ts';
import { type Index, indicesOf } from './sensitivity.ts';
import type { DesignRow } from './sweep-schema.ts';

export interface KeptSensitivity {
  /** Of all that decides the runs: see `stampOfRuns`. */
  stamp: string;
  version: string;
  core: string;
  design: DesignRow;
  seed: string;
  /** What was varied; factors that change nothing come last. */
  numbers: KeptNumber[];
  /** How many of these change nothing. */
  chance: number;
  /** By measure, its value at each point of the design; null where the run failed. */
  outputs: Record<string, (number | null)[]>;
}

/** Names what the outcomes of a sweep hang on: models, what is done in the runs, ranges, design, seed, measures; no texts. */
export const stampOfRuns = ({ seed, design, replicates, pairing, scenarios, factors, measures, stop }: Plan): string =>
  digestText(
    JSON.stringify([
      CORE_VERSION,
      [seed, design, replicates, pairing],
      scenarios.map(({ modelDigest, until, scenario }) => [
        modelDigest,
        until,
        commandsOf(scenario, scenario.schedule, until),
      ]),
      factors.map(({ name, range }) => [name, range]),
      [measures, stop],
    ]),
  );

/** Figures of a kept value: more are not needed, and the same run gives them again. */
const FIGURES = 8;

export const keptValue = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toPrecision(FIGURES)) : null;

export function keepSensitivity(plan: Plan, outcomes: Iterable<Outcome>): KeptSensitivity {
  return {
    stamp: stampOfRuns(plan),
    version: plan.version,
    core: CORE_VERSION,
    design: plan.design as DesignRow,
    seed: plan.seed,
    numbers: plan.factors.map(keptNumber),
    chance: plan.factors.filter(isChance).length,
    outputs: Object.fromEntries(
      outputsOf(plan, outcomes).map(({ measure, points }) => [measure, points.map(keptValue)]),
    ),
  };
}

/** A headline: one number of a run, made from its measures. */
export interface Headline {
  /** The measure, … */
  of: string;
  /** … as a share of the sum of these, … */
  over?: readonly string[] | undefined;
  /** … or what is missing of it to this one. */
  lostFrom?: string | undefined;
}

/** The indices of all numbers for a headline; those of factors that change nothing apart. */
export function headlineIndices(kept: KeptSensitivity, headline: Headline): { found: Index[]; chance: Index[] } {
  const { design, seed, numbers, chance } = kept;
  const all = indicesOf({ design, seed, factors: numbers.map(keptFactor) }, headlineValues(kept, headline));
  const nothing = new Set(numbers.slice(numbers.length - chance).map(([name]) => name));
  return {
    found: all.filter(({ factor }) => !nothing.has(factor)),
    chance: all.filter(({ factor }) => nothing.has(factor)),
  };
}

export function headlineValues({ outputs }: KeptSensitivity, { of, over, lostFrom }: Headline): number[] {
  const valueAt = (name: string, point: number): number => outputs[name][point] ?? Number.NaN;
  return outputs[of].map((_, point) => {
    const value = valueAt(of, point);
    if (over) return value / over.reduce((sum, name) => sum + valueAt(name, point), 0);
    return lostFrom === undefined ? value : valueAt(lostFrom, point) - value;
  });
}
