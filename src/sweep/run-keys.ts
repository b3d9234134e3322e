/**
 * Keys of runs: a key names all that decides the outcome of a run, so runs of different plans with one key are the
 * same run. It does not depend on the number of the run, which changes when the sweep grows.
 */
import { digestText } from '../base/digest.ts';
import { type Plan, runsOf } from './plan.ts';

export interface Keys {
  /** The key of a run by its number. */
  of(number: number): string;
  /** The number of the run with a key, or 0. */
  find(key: string): number;
}

const known = new WeakMap<Plan, Keys>();

export function keysOf(plan: Plan): Keys {
  const keys = known.get(plan) ?? makeKeys(plan);
  known.set(plan, keys);
  return keys;
}

function makeKeys(plan: Plan): Keys {
  const runs = runsOf(plan);
  const scenarios = new Map(
    plan.scenarios.map(({ name, ...scenario }) => {
      const measures = plan.measures.filter((one) => one.scenarios.includes(name)).map(withoutScenarios);
      return [name, digestText(JSON.stringify([scenario, measures, plan.stop]))];
    }),
  );
  const of = (number: number): string => {
    const run = runs.run(number);
    return digestText(JSON.stringify([scenarios.get(run.scenario), run.seed, runs.changes(run)]));
  };
  let numbers: Map<string, number> | null = null;
  return {
    of,
    find(key) {
      numbers ??= new Map(Array.from({ length: plan.runs }, (_, i) => [of(plan.runs - i), plan.runs - i]));
      return numbers.get(key) ?? 0;
    },
  };
}

const withoutScenarios = ({ scenarios: _, ...measure }: Plan['measures'][number]) => measure;
