/** The claims of the source documents, with the scenarios that come with Stroma. */

import type { AtlasRow } from '../claims/atlas-row.ts';
import type { Claim } from '../claims/claim.ts';
import type { SeenResult } from '../claims/seen-result.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { readRobustness } from '../sweep/robustness-file.ts';
import { atlasOf } from '../validation/atlas.ts';
import { readClaims, readSeenResults } from '../validation/claims.ts';
import { ownFile, ownScenario } from './home.ts';
import { load } from './load-scenario.ts';

const read = new Map<string, Prepared>();

/** A scenario that comes with Stroma, by its name; read once. */
export function shippedScenario(name: string): Prepared {
  const scenario = read.get(name) ?? load(ownScenario(name));
  read.set(name, scenario);
  return scenario;
}

/** Claims with the results of these runs. */
export const shippedAtlasWith = (claims: readonly Claim[], results: readonly SeenResult[]): AtlasRow[] =>
  atlasOf(shippedScenario, claims, results, (name) => readRobustness(ownFile, name));

/** All claims with their kept results. */
export const shippedAtlas = (): AtlasRow[] => shippedAtlasWith(readClaims(ownFile), readSeenResults(ownFile));
