/** Goes on with work that may pause, up to a moment. */
import type { Resumable } from '../base/resumable.ts';

/** Time between two looks at the clock, milliseconds: a look takes about a thousandth of it. */
const LOOK_EVERY = 0.5;
/** Most parts of the work between two looks at the clock. */
const MAX_PARTS = 16;

/**
 * Goes on with some work until a moment of the clock `now`; true when it is finished. Its parts take from microseconds to
 * milliseconds: as many are done between two looks at the clock as fit.
 */
export function workUntil(work: Resumable, moment: number, now: () => number): boolean {
  let looked = now();
  let parts = 1;
  for (let left = 1; !work.next().done; ) {
    left--;
    if (left > 0) continue;
    const at = now();
    if (at >= moment) return false;
    parts = at - looked < LOOK_EVERY ? Math.min(2 * parts, MAX_PARTS) : Math.max(1, parts >> 1);
    left = parts;
    looked = at;
  }
  return true;
}
