/** In how many sets of plausible values a claim holds: as the expectation of its scenario that compares the same runs. */
import type { HeldInSets } from '../claims/atlas-row.ts';
import { BASE, withArm } from '../run/scenario-arms.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { isFragile, type KeptRobustness, stampOf } from '../sweep/robustness-file.ts';
import { decide, type SeenCase } from './seen.ts';

/** Null where the scenario does not expect what is claimed, or its sets have not been judged. */
export function heldInSets(scenario: Prepared, one: SeenCase, kept: KeptRobustness | null): HeldInSets | null {
  const at = scenario.expect.findIndex((row) => comparesAs(scenario, row, one));
  const found = kept?.expectations.filter(({ question }) => question === undefined)[at];
  if (kept === null || found === undefined) return null;
  const { holds, sets, low, high } = found;
  return {
    says: scenario.expect[at].says,
    holds,
    sets,
    low,
    high,
    fragile: isFragile(scenario, found),
    stale: kept.stamp !== stampOf(scenario, kept.on),
  };
}

/** Whether an expectation reads the same measure at the same time in the same two runs. */
function comparesAs(scenario: Prepared, row: Prepared['expect'][number], { seen, whole, without }: SeenCase): boolean {
  const { measure, at, reduce, arm = BASE, relativeTo } = row;
  if (measure !== seen.measure || at !== seen.at * 60 || reduce !== 'last' || relativeTo === undefined) return false;
  if (relativeTo !== BASE && scenario.arms[relativeTo] === undefined) return false;
  const runs = [arm, relativeTo].map((name) => decide(withArm(scenario, name)).decided);
  return [whole, without].every(({ decided }) => runs.includes(decided)) && whole.decided !== without.decided;
}
