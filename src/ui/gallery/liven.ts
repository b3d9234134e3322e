/** Runs the scenario in the band: quickly to its best moment, then slowly, as long as the gallery is shown. */
import { effect } from '@preact/signals';
import type { Opened } from '../../serve/protocol.ts';
import { focus, opened, pictured, running, stepAt } from '../run/state.ts';
import { pause, seek } from '../run/time.ts';
import { isDemo } from '../session/places.ts';

/** Simulated hours per second after the best moment. */
const SLOWLY = 2;

/** Starts once there is a picture. Returns a function that ends it. */
export function liven(): () => void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let phase: 'waiting' | 'quickly' | 'slowly' = 'waiting';
  let played: Opened | null = null;
  const stop = effect(() => {
    const run = opened.value;
    const { scenario, simulation } = focus.value;
    // A scenario chosen meanwhile stands at its start.
    if (run === null || scenario === null || !pictured.value || !isDemo.value) return;
    const best = stepAt(scenario.gallery.at / 60);
    const at = focus.value.live.value.step;
    const going = running.value;
    if (phase === 'waiting') {
      phase = 'quickly';
      played = run;
      if (still) void seek(best).catch(() => {});
      else void simulation.play(Number.POSITIVE_INFINITY, best).catch(() => {});
    } else if (phase === 'quickly' && !still && !going && at >= best) {
      phase = 'slowly';
      void simulation.play(SLOWLY).catch(() => {});
    }
  });
  return () => {
    stop();
    // A scenario chosen instead goes to its start by itself.
    if (played !== null && opened.peek() === played) void pause().catch(() => {});
  };
}
