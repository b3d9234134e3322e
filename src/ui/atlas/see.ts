/** Shows a claim in its scenario: with the mechanism and without it, side by side. */
import { showClaim } from '../lesson/follow-lesson.ts';
import { choose } from '../session/choose.ts';
import type { ShownClaim } from '../session/kept-lesson.ts';
import { goTo, place } from '../session/places.ts';

export async function seeClaim(shown: ShownClaim): Promise<void> {
  // Going back leads to this claim.
  if (place.peek().at === 'atlas') goTo({ at: 'atlas', claim: shown.claim.row });
  if (await choose(shown.sight.seen.scenario, shown.claim.row)) await showClaim(shown);
}
