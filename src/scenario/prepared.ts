/**
 * The door: a scenario that has passed it is checked for names, ranges, consistency and the engine's limits, is
 * frozen, and is compiled once for all its uses.
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
  /** Unit, range and help of the numbers that a person may change, by path. */
  ranges: Record<string, NumberRange>;
  /** Only `prepare` makes one. */
  readonly [checked]: true;
}

/** Lets a checked scenario through and freezes it: writing to it throws. */
export const prepare = (scenario: Omit<Prepared, typeof checked>): Prepared => frozen(scenario) as Prepared;

/** A scenario without the parts that reading adds and the names of the files it extends. */
export function plainScenario({ id: _, provenance: __, ranges: ___, extends: ____, ...plain }: Prepared): Scenario {
  return plain;
}

const models = new WeakMap<Prepared, Model>();

/** The compiled model of a scenario. An unfrozen copy is recompiled at each call. */
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
