/** Computes the past of the inspected cell again, a day at a time, back from the known part. */
import { signal } from '@preact/signals';
import { bornAt, inspected, withPast } from './inspected.ts';

const DAY = 24 * 60;
/** Minutes between two moments of the past. */
const BETWEEN = 30;

/** The part being computed, in steps; null when there is none. */
export const lookingBack = signal<{ begin: number; at: number; to: number } | null>(null);

/** Tells one request from the next. */
let ways = 0;

/** Extends the known past by a day, or to the cell's birth. */
export async function lookBack(wholeLife: boolean): Promise<void> {
  const start = inspected.peek();
  if (start === null || lookingBack.peek() !== null) return;
  const { arm, identity } = start;
  const { minutesPerStep } = arm.opened.peek()!;
  const [day, every] = [DAY, BETWEEN].map((minutes) => Math.max(1, Math.round(minutes / minutesPerStep)));
  const mine = ++ways;
  const isMeant = () => mine === ways && inspected.peek()?.identity === identity;
  lookingBack.value = { begin: start.reached, at: start.reached, to: start.reached };
  try {
    do {
      const { reached: to } = inspected.peek()!;
      const from = Math.max(bornAt(inspected.peek()!), to - day);
      if (from >= to) break;
      let begin: number | null = null;
      for (let done = false; !done; ) {
        const part = await arm.simulation.retrace({ identity, from, to, every: every });
        if (part === null || !isMeant()) return;
        done = part.done;
        begin ??= part.step;
        lookingBack.value = { begin, at: part.step, to };
        if (done) inspected.value = withPast(inspected.peek()!, from, part.moments, part.divisions);
      }
    } while (wholeLife);
  } catch {
    // The run has failed; this is reported elsewhere on the page.
  } finally {
    if (mine === ways) stopLookingBack();
  }
}

/** Cancels the computation; what has been found stays. */
export function stopLookingBack(): void {
  ways++;
  lookingBack.value = null;
  void inspected
    .peek()
    ?.arm.simulation.retrace(null)
    .catch(() => {});
}
