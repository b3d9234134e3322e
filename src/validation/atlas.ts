/** The claims of the source documents with what is known about each: how it is shown, and the result. */

import type { AtlasRow, Sight, State } from '../claims/atlas-row.ts';
import type { Claim, Seen } from '../claims/claim.ts';
import { isSeen, nameOfSight, type SeenResult } from '../claims/seen-result.ts';
import { measuresOf } from '../observe/measures/measures.ts';
import type { Take } from '../run/scenario-arms.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import type { Evidence } from '../scenario/schema/evidence.ts';
import type { KeptRobustness } from '../sweep/robustness-file.ts';
import { english, type Words } from '../texts/words.ts';
import { heldInSets } from './held-in-sets.ts';
import { seenCases } from './seen.ts';

/** Every claim with its state. `kept` are results of earlier runs, `sure` how sure a scenario is, where it was judged. */
export function atlasOf(
  scenarios: (name: string) => Prepared,
  claims: readonly Claim[],
  kept: readonly SeenResult[],
  sure: (name: string) => KeptRobustness | null,
): AtlasRow[] {
  const cases = seenCases(scenarios, claims);
  return claims.map((claim) => {
    const sights = cases
      .filter((one) => one.claim === claim)
      .map((one): Sight => {
        const { seen, whole, digest } = one;
        const fresh = kept.find((result) => result.digest === digest);
        const name = nameOfSight({ ...seen, row: claim.row, compared: english(seen.without) });
        const old = kept.find((result) => nameOfSight(result) === name);
        return {
          name,
          seen,
          result: fresh ?? old ?? null,
          stale: fresh === undefined,
          evidence: evidenceOf(whole.scenario, seen),
          label: labelOf(whole.scenario, seen.measure),
          inSets: heldInSets(scenarios(seen.scenario), one, sure(seen.scenario)),
        };
      });
    return { claim, state: stateOf(claim, sights), sights };
  });
}

function stateOf({ scope, wired, contested }: Claim, sights: readonly Sight[]): State {
  if (scope === 'text' || scope === 'out') return 'explained';
  if (contested !== undefined) return 'contested';
  if (sights.some(({ seen, result }) => result !== null && isSeen(result, seen))) return 'seen';
  return wired ? 'wired' : 'not shown';
}

const pathsOf = (take: Take): string[] =>
  typeof take === 'string' ? [take] : Array.isArray(take) ? take : Object.keys(take);

function ruleAt(scenario: Prepared, path: string): Prepared['rules'][string] | undefined {
  const [head, id] = path.split('.');
  return head === 'rules' ? scenario.rules[id] : undefined;
}

/** The mark of the rule or number that is removed first. */
function evidenceOf(scenario: Prepared, { take }: Seen): Evidence | null {
  const [path] = pathsOf(take);
  return (scenario.provenance[path]?.evidence ?? ruleAt(scenario, path)?.evidence ?? null) as Evidence | null;
}

const labelOf = (scenario: Prepared, id: string): Words =>
  measuresOf(modelOf(scenario), scenario).find((measure) => measure.id === id)?.label ?? id;
