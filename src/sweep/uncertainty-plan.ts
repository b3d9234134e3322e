/**
 * The plan that asks how sure a scenario is of what it expects and of the usual answers to its questions: each set draws
 * every inexact number of the scenario from its range, and does the runs that are read, all with the seed of the set. An arm is a scenario of
 * the plan, so that it is a sweep like any other.
 */

import { coreUnit } from '../base/units.ts';
import { measuresOf } from '../observe/measures/measures.ts';
import { CORE_VERSION, modelDigest } from '../run/model-digest.ts';
import { BASE, isSetBy, withArm } from '../run/scenario-arms.ts';
import { withChanges } from '../scenario/changes.ts';
import { modelOf, type Prepared, prepare } from '../scenario/prepared.ts';
import { unitOf } from '../scenario/reductions.ts';
import { describe, keysOfPath } from '../scenario/schema/lookup.ts';
import { hasEffect } from './effects.ts';
import { drawPoints, type FittedNumber, numbersIn, PosteriorError, type PosteriorFile } from './fit/posterior-draw.ts';
import { inexactFactor } from './inexact-factors.ts';
import { type InexactNumber, inexactNumbersIn, valueAt } from './inexact-numbers.ts';
import { designOf, type Plan, type PlannedFactor, type PlannedMeasure } from './plan.ts';
import { armsRead, statementsOf } from './statements.ts';

interface Asked {
  seed: string;
  version: string;
  /** Arm on which all others are based, such as the one with less tissue. */
  on: string;
}

export interface UncertaintyAsked extends Asked {
  sets: number;
  /** Numbers that it is about are drawn from it, all together, in place of each from its range. */
  posterior?: PosteriorFile | undefined;
  /** Called with the number of ranges looked at, of how many. */
  report?: (done: number, of: number) => void;
}

/** The same runs with the numbers as they are, each time with another seed. */
export const asTheyAre = (plan: Plan, seeds: number): Plan => ({
  ...plan,
  id: `${plan.id}-as-is`,
  design: { kind: 'points', shares: Array.from({ length: seeds }, () => []) },
  factors: [],
  points: seeds,
  runs: seeds * plan.scenarios.length,
});

/** The runs that its statements read, with its numbers as they are. @throws where it expects nothing */
export const planAsItIs = (given: Prepared, asked: Asked, seeds: number): Plan =>
  asTheyAre(runsRead(withArm(given, asked.on), asked), seeds);

/** @throws where no number of the scenario has a range that changes a run, or it expects nothing */
export function planUncertainty(given: Prepared, asked: UncertaintyAsked): Plan {
  const { sets, seed, on, posterior, report } = asked;
  const base = withArm(given, on);
  const read = runsRead(base, asked);
  const until = Math.max(...read.scenarios.map((one) => one.until));
  const fitted = posterior ? numbersIn(posterior) : [];
  const factors = factorsOf(base, read.scenarios, until, fitted, report);
  const together = factors.filter(({ name }) => fitted.some(({ path }) => path === name)).length;
  const drawn = posterior
    ? ` ${together} of them ${together === 1 ? 'is' : 'are'} drawn together from the posterior of a fit.`
    : '';
  return {
    ...read,
    description: `${sets} sets of all numbers that are not exact, each within its range${on === BASE ? '' : `; in the arm "${on}"`}.${drawn}`,
    design: designFor({ sets, seed, factors, fitted, posterior }),
    factors,
    points: sets,
    runs: sets * read.scenarios.length,
  };
}

/** The arms that statements read, each to the last time that it is read, with nothing varied and no point yet. */
function runsRead(base: Prepared, { seed, version }: Asked): Plan {
  const measures = measuresIn(base);
  return {
    stroma: 2,
    version,
    core: CORE_VERSION,
    id: `${base.id}${ENDING}`,
    title: `How sure is what ${base.id} expects`,
    description: '',
    seed,
    design: { kind: 'points', shares: [] },
    replicates: 1,
    pairing: 'point',
    scenarios: armsRead(statementsOf(base)).map((arm) => {
      const scenario = withArm(base, arm);
      const until = Math.max(...measures.filter((one) => one.scenarios.includes(arm)).map(({ at }) => at[0]));
      return { name: arm, modelDigest: modelDigest(modelOf(scenario)), until, scenario };
    }),
    factors: [],
    measures,
    stop: null,
    points: 0,
    runs: 0,
  };
}

const ENDING = '-uncertainty';

/** Whether a plan is one of these. */
export const isUncertainty = ({ id, pairing }: Plan): boolean => pairing === 'point' && id.endsWith(ENDING);

/** A Latin hypercube; the numbers of a posterior have the shares of one of its points in each set. */
function designFor({
  sets,
  seed,
  factors,
  fitted,
  posterior,
}: Pick<UncertaintyAsked, 'sets' | 'seed' | 'posterior'> & {
  factors: PlannedFactor[];
  fitted: FittedNumber[];
}): Plan['design'] {
  const design: Plan['design'] = { kind: 'latinHypercube', points: sets };
  if (!posterior) return design;
  const { at } = designOf({ design, factors, seed });
  const places = factors.map(({ name }) => fitted.find(({ path }) => path === name)?.factor);
  const shares = drawPoints(posterior, sets).map((point, i) =>
    at(i).map((own, f) => {
      const place = places[f];
      return place === undefined ? own : point[place];
    }),
  );
  return { kind: 'points', shares };
}

/** Every reading of every statement, each in its arm. */
function measuresIn(base: Prepared): PlannedMeasure[] {
  const units = new Map(measuresOf(modelOf(base), base).map(({ id, unit }) => [id, unit]));
  return statementsOf(base)
    .flatMap(({ readings }) => Object.values(readings).flat())
    .map(({ name, arm, measure, reduce, from = 0, at }) => ({
      name,
      measure,
      unit: unitOf(reduce, units.get(measure) ?? ''),
      reduce: reduce === 'last' ? null : reduce,
      from,
      at: [at],
      // Of a course that is reduced every step is read, as where a scenario is held to its expectations.
      every: reduce === 'last' ? 0 : base.step,
      scenarios: [arm],
    }));
}

/** Every inexact number that takes part in the runs and changes them within its range; one that an arm sets is not varied in it. */
function factorsOf(
  base: Prepared,
  runs: Plan['scenarios'],
  until: number,
  fitted: readonly FittedNumber[],
  report?: (done: number, of: number) => void,
): PlannedFactor[] {
  const world = { base, until };
  const arms = runs.map(({ name }) => name);
  const taking = inexactNumbersIn(
    base,
    runs.map(({ scenario }) => scenario),
    until,
  );
  const others = taking.filter(({ path }) => !fitted.some((one) => one.path === path));
  const inexact = [...fitted.map((one) => asInexact(base, one)), ...others];
  return inexact.flatMap((number, i) => {
    report?.(i + 1, inexact.length);
    if (!actsIn(world, number)) return [];
    return [inexactFactor(number, (arm) => !isSetBy(base, arm, number.path), arms)];
  });
}

/** @throws {PosteriorError} where the scenario has no such number */
function asInexact(base: Prepared, { path, from, to, log }: FittedNumber): InexactNumber {
  const keys = keysOfPath(path);
  const meta = describe(keys);
  if (!meta || Number.isNaN(valueAt(base, keys)))
    throw new PosteriorError(`posterior: found ${path}, expected only numbers that ${base.id} has`);
  return { path, keys, from, to, log, whole: meta.whole === true, unit: coreUnit(meta.dimension) };
}

/** Whether a run depends on a number within its range. */
const actsIn = (runs: { base: Prepared; until: number }, { keys, from, to }: InexactNumber): boolean =>
  [from, to].some((value) => {
    const change = { keys, value };
    return hasEffect(runs, prepare(withChanges(runs.base, [change])), [change]);
  });
