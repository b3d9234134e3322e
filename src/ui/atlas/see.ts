/** Shows a claim in its scenario: with the mechanism and without it, side by side. */
import { showClaim } from '../lesson/lesson.ts';
import type { ShownClaim } from '../lesson/tasks.ts';
import { choose } from '../run/open.ts';
import { atlasShown, claimAsked } from './atlas-shown.ts';

export async function seeClaim(shown: ShownClaim): Promise<void> {
  claimAsked.value = shown.claim.row;
  atlasShown.value = false;
  if (await choose(shown.sight.seen.scenario)) await showClaim(shown);
}
