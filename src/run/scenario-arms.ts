/** A scenario with one of its arms applied, or with something knocked out. */
import { type Prepared, prepare } from '../scenario/prepared.ts';
import { BASE } from '../scenario/reductions.ts';
import { withKnockout, withSetting } from './settings.ts';

export { BASE };

/** The arm with less tissue, for slow machines. */
export const SMALLER = 'smaller';

/** The scenario with an arm: its settings hold from the start, its schedule comes on top of the scenario's own. */
export function withArm(scenario: Prepared, name: string): Prepared {
  if (name === BASE) return scenario;
  const arm = scenario.arms[name];
  if (!arm)
    throw new Error(`arms: found no "${name}", expected one of ${[BASE, ...Object.keys(scenario.arms)].join(', ')}`);
  let changed = prepare({ ...scenario, schedule: [...scenario.schedule, ...arm.schedule] });
  for (const [path, value] of Object.entries(arm.set)) {
    if (typeof value === 'string') throw new Error(`arms.${name}.set: found "${value}" at ${path}, expected a number`);
    changed = withSetting(changed, path, value, true);
  }
  return changed;
}

/** Whether an arm sets the number at a path itself, or what it is part of. */
export const isSetBy = ({ arms }: Prepared, arm: string, path: string): boolean =>
  Object.keys(arms[arm]?.set ?? {}).some(
    (set) => set === path || path.startsWith(`${set}.`) || set.startsWith(`${path}.`),
  );

/** Dissociation constant at which nothing binds at any dose, nM. */
const NO_AFFINITY = 1e9;

/** A scenario without a rule, number, flag or drug (which then binds nothing) from the start, by its path. */
export function without(scenario: Prepared, path: string): Prepared {
  const [head, id, ...rest] = path.split('.');
  const drug = head === 'drugs' && rest.length === 0 ? scenario.drugs[id ?? ''] : undefined;
  if (drug) {
    return (['blocks', 'neutralises'] as const)
      .flatMap((family) => Object.keys(drug[family]).map((bound) => `${path}.${family}.${bound}`))
      .reduce((changed, affinity) => withSetting(changed, affinity, NO_AFFINITY), scenario);
  }
  return withKnockout(scenario, path);
}

/** What is removed from a scenario: paths that are switched off, or numbers that are set. */
export type Take = string | string[] | Record<string, number>;

/** The scenario with these removed. */
export function taken(scenario: Prepared, take: Take): Prepared {
  if (typeof take === 'string') return without(scenario, take);
  if (Array.isArray(take)) return take.reduce(without, scenario);
  return Object.entries(take).reduce((changed, [path, value]) => withSetting(changed, path, value), scenario);
}
