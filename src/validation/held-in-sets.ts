/** In how many sets of plausible values a claim holds, where an expectation of its scenario compares the same runs. */
import { shareInterval } from '../analysis/share-interval.ts';
import type { HeldInSets } from '../claims/atlas-row.ts';
import { isOnClaimedSide } from '../claims/seen-result.ts';
import { BASE, withArm } from '../run/scenario-arms.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { FRAGILE, type KeptRobustness, stampOf } from '../sweep/robustness-file.ts';
import { decide, type SeenCase } from './seen.ts';

/**
 * The claim is judged by the ratio that came out for the expectation, not by what that accepts: it may ask for more.
 * Null where no expectation compares the same runs, or the sets of the scenario have not been judged.
 */
export function heldInSets(scenario: Prepared, one: SeenCase, kept: KeptRobustness | null): HeldInSets | null {
  const ratios = scenario.expect.map((row) => comparedBy(scenario, row, one));
  const at = ratios.findIndex((ratio) => ratio !== null);
  const found = kept?.expectations.filter(({ question }) => question === undefined)[at];
  if (kept === null || found === undefined) return null;
  const { outcomes, sets } = found;
  const changes = outcomes.map((outcome) =>
    outcome === null ? null : 100 * ((ratios[at] === 'of' ? outcome : 1 / outcome) - 1),
  );
  const holds = changes.filter((change) => change !== null && isOnClaimedSide(change, one.seen)).length;
  const { low, high } = shareInterval(holds, sets);
  return { holds, sets, low, high, fragile: holds < FRAGILE * sets, stale: kept.stamp !== stampOf(scenario, kept.on) };
}

/**
 * Whether an expectation reads the same measure at the same time in the same two runs: `of` where it has the run without
 * the mechanism relative to the whole one, `inverse` where it has them the other way round.
 */
function comparedBy(
  scenario: Prepared,
  { measure, at, reduce, arm = BASE, relativeTo }: Prepared['expect'][number],
  { seen, whole, without }: SeenCase,
): 'of' | 'inverse' | null {
  if (measure !== seen.measure || at !== seen.at * 60 || reduce !== 'last' || relativeTo === undefined) return null;
  if (relativeTo !== BASE && scenario.arms[relativeTo] === undefined) return null;
  const [own, other] = [arm, relativeTo].map((name) => decide(withArm(scenario, name)).decided);
  if (own === without.decided && other === whole.decided) return 'of';
  return own === whole.decided && other === without.decided ? 'inverse' : null;
}
