/**
 * The door: what has come through it is checked for names, ranges, consistency and the engine's limits, cannot be changed
 * any more, and is compiled once for all that is done with it.
 */
import { compile } from './compile.ts';
import type { Model } from './model.ts';
import type { NumberRange } from './read/core-units.ts';
import type { Provenance } from './read/provenance.ts';
import type { Scenario } from './schema/schema.ts';

declare const checked: unique symbol;

/** A checked scenario as plain data: every number in core units, those of schedules too. */
export interface Prepared extends Scenario {
  id: string;
  /** Source, evidence mark and range of the numbers that state them, by path. */
  provenance: Record<string, Provenance>;
  /** Unit, range and help of the numbers a person may turn, by path. */
  ranges: Record<string, NumberRange>;
  /** Only the door makes one. */
  readonly [checked]: true;
}

/** Lets a checked scenario through; from now on whoever tries to change it fails. */
export const prepare = (scenario: Omit<Prepared, typeof checked>): Prepared => frozen(scenario) as Prepared;

const models = new WeakMap<Prepared, Model>();

/** What the engine runs of a scenario. A copy that may still be changed is compiled as it is now. */
export function modelOf(scenario: Prepared): Model {
  const known = models.get(scenario);
  if (known) return known;
  const model = compile(scenario);
  if (Object.isFrozen(scenario)) models.set(scenario, model);
  return model;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
