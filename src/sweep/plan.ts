/**
 * The plan of a sweep: everything that determines its runs, as plain JSON. Runs are numbered from 1: all of the first
 * scenario, of each scenario point by point, of each point replicate by replicate.
 */

import type { Reduction } from '../analysis/course.ts';
import { exp, log } from '../base/exact.ts';
import { sequenceOf } from '../base/seed.ts';
import type { Command } from '../run/command.ts';
import { isSameCore, plannedWith } from '../run/written.ts';
import { type Change, withChanges } from '../scenario/changes.ts';
import type { Prepared } from '../scenario/prepared.ts';
import type { Design } from './designs/design.ts';
import { makeDesign } from './designs/designs.ts';
import type { DesignRow } from './sweep-schema.ts';

export type Level = number | string | boolean;

/** A number of the scenario that follows a factor: its core value is `times` the written one. */
export interface Leaf {
  keys: readonly string[];
  times: number;
  /** Unit that the scenario writes with the number, as for doses. */
  unit?: string;
}

export interface PlannedFactor {
  /** Its column in the results. */
  name: string;
  label: string;
  /** Unit of the numbers in the column; '' without one. */
  unit: string;
  /** The values, or null for a range. */
  values: Level[] | null;
  range: { from: number; to: number; scale: 'linear' | 'log'; whole: boolean } | null;
  /** Number of values of a range that a grid or a list uses; 0 where not given. */
  levels: number;
  /** By scenario, the changes for each value; null where numbers follow it. */
  changes: Record<string, Change[][]> | null;
  /** By scenario, the numbers proportional to it; null where values are read one by one. */
  leaves: Record<string, Leaf[]> | null;
}

export interface PlannedMeasure {
  name: string;
  measure: string;
  /** Unit of its values; '' for counts and other pure numbers. */
  unit: string;
  reduce: Reduction | null;
  /** Minutes since time 0: the reading times, or the window of a reduction. */
  at: number[];
  from: number;
  /** Minutes between two readings; 0 where only the times in `at` are read. */
  every: number;
  /** Scenarios that have the measure. */
  scenarios: string[];
}

export interface PlannedStop {
  measure: string;
  above: number | null;
  below: number | null;
  every: number;
}

export interface PlannedScenario {
  name: string;
  modelDigest: string;
  /** Minutes since time 0. */
  until: number;
  scenario: Prepared;
  /** Commands in place of those of its schedule; sweep files cannot give any. */
  log?: readonly Command[];
}

export interface Plan {
  /** Version of this format; 1 made seeds from the numbers of runs, which change when a sweep grows. */
  stroma: 1 | 2;
  /** Versions of Stroma and of its core that made the plan; the oldest plans lack that of the core. */
  version: string;
  core?: string;
  id: string;
  title: string;
  description: string;
  seed: string;
  /** `points` lists the shares of each point; sweep files cannot ask for it. */
  design: DesignRow | { kind: 'points'; shares: readonly (readonly number[])[] };
  replicates: number;
  /** Whether each run has a seed of its own, the scenarios of a point share one, or all points do. */
  pairing: 'own' | 'point' | 'common';
  scenarios: PlannedScenario[];
  factors: PlannedFactor[];
  measures: PlannedMeasure[];
  stop: PlannedStop | null;
  /** Number of points in the design, for each scenario. */
  points: number;
  runs: number;
}

/** Why the runs of a plan may come out differently here: its core is another one. Null where it is the same. */
export function otherCoreOf({ version, core }: Plan): string | null {
  const by = core === undefined ? undefined : { version, core };
  return isSameCore(by) ? null : plannedWith(by);
}

/** One run of a sweep. */
export interface PlannedRun {
  /** From 1. */
  run: number;
  scenario: string;
  /** From 1, within the design. */
  point: number;
  /** From 1. */
  replicate: number;
  seed: string;
  /** One per factor. */
  values: Level[];
  /** For each factor, its share of the way from its low end to its high end. */
  shares: number[];
}

/** Figures of a written value: more are rounding. */
const FIGURES = 12;

/** What runs share a seed. */
export const PAIRING_WORDS: Readonly<Record<Plan['pairing'], string>> = {
  own: 'one for each run',
  point: 'one for all runs of a point and replicate',
  common: 'replicates of all points share theirs',
};

/** The runs of a plan by their numbers. */
export function runsOf(plan: Plan): {
  run(number: number): PlannedRun;
  changes(run: PlannedRun): Change[];
  scenario(run: PlannedRun): Prepared;
} {
  const design = designOf(plan);
  const changesIn = (run: PlannedRun): Change[] =>
    plan.factors.flatMap((factor, f) => changesOf(factor, run.scenario, run.shares[f]));
  return {
    run(number) {
      const index = number - 1;
      const replicate = index % plan.replicates;
      const point = Math.floor(index / plan.replicates) % plan.points;
      const { name } = plan.scenarios[Math.floor(index / (plan.replicates * plan.points))];
      const shares = design.at(point);
      return {
        run: number,
        scenario: name,
        point: point + 1,
        replicate: replicate + 1,
        seed: [plan.seed, ...ownSeed(plan, name, placeIn(design, point), replicate + 1, number)].join('-'),
        values: plan.factors.map((factor, f) => levelAt(factor, shares[f])),
        shares,
      };
    },
    changes: changesIn,
    scenario(run) {
      const { scenario } = plan.scenarios.find(({ name }) => name === run.scenario)!;
      const changes = changesIn(run);
      const { provenance } = scenario;
      const told = Object.entries(provenance).filter(([path]) => !changes.some(({ keys }) => isWithin(path, keys)));
      return { ...withChanges(scenario, changes), provenance: Object.fromEntries(told) };
    },
  };
}

/** The name of a point, which it keeps in a larger design of its kind. */
export const placeIn = (design: Design, point: number): string => design.place?.(point) ?? String(point + 1);

/** What makes the seed of a run its own: where it is in the sweep, so that it keeps its seed when the sweep grows. */
function ownSeed(plan: Plan, scenario: string, place: string, replicate: number, number: number) {
  if (plan.pairing === 'common') return [replicate];
  if (plan.pairing === 'point') return [place, replicate];
  if (plan.stroma === 1) return [number];
  if (plan.scenarios.length > 1) return [scenario, place, replicate];
  return replicate > 1 ? [place, replicate] : [place];
}

/** Whether a path is that of a place that changes, or below it. */
const isWithin = (path: string, keys: readonly string[]): boolean =>
  path === keys.join('.') || path.startsWith(`${keys.join('.')}.`);

export function designOf({ design, factors, seed }: Pick<Plan, 'design' | 'factors' | 'seed'>): Design {
  if (design.kind === 'points') return { points: design.shares.length, at: (point) => [...design.shares[point]] };
  return makeDesign(design, {
    levels: factors.map(({ values, levels }) => values?.length ?? levels),
    ranges: factors.map(({ range }) => range !== null),
    random: () => sequenceOf(`${seed}/design`),
  });
}

/** The value at a share of the way. */
export function levelAt({ values, range }: PlannedFactor, share: number): Level {
  if (!range) return values![numberAt(values!.length, share)];
  const { from, to, scale, whole } = range;
  const value = scale === 'log' ? from * exp(share * log(to / from)) : from + share * (to - from);
  const rounded = share === 0 ? from : share === 1 ? to : Number(value.toPrecision(FIGURES));
  return whole ? Math.round(rounded) : rounded;
}

const numberAt = (count: number, share: number): number => Math.min(count - 1, Math.floor(share * count));

function changesOf(factor: PlannedFactor, scenario: string, share: number): Change[] {
  const { values, changes, leaves } = factor;
  if (changes) return changes[scenario][numberAt(values!.length, share)];
  const value = levelAt(factor, share) as number;
  return leaves![scenario].map(({ keys, times, unit }) => ({
    keys,
    value: unit === undefined ? value * times : `${value * times} ${unit}`,
  }));
}
