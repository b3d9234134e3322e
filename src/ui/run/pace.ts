/** Whether this machine keeps up with the chosen speed, and what could help. */
import { effect, signal } from '@preact/signals';
import { SMALLER, withArm } from '../../run/scenario-arms.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Opened } from '../../serve/protocol.ts';
import { arms, focus, live, opened, speed, together } from './state.ts';
import { setSpeed } from './time.ts';

/** Share of the chosen speed below which a run stutters. */
const SHARE = 0.6;
/** Pictures per second expected of a run at full speed. */
const PICTURES = 3;
/** How long the run must be slow before anything is said, milliseconds. */
const PATIENCE = 8000;
/** Speeds to fall back to, simulated hours per second. */
const SPEEDS = [0.25, 1, 2, 4];

/** Simulated hours per second, reached and chosen, when the run is too slow; null while all is well. */
export const lagging = signal<{ reached: number; chosen: number } | null>(null);

/** Watches the pace of the run; warns once per run. */
export function watchPace(): void {
  let since: number | null = null;
  let told: Opened | null = null;
  effect(() => {
    const run = opened.value;
    const { running, speed: reached, hours } = live.value;
    const chosen = speed.value;
    const enough = Number.isFinite(chosen) ? chosen * SHARE : (PICTURES * (run?.minutesPerStep ?? 0)) / 60;
    if (lagging.peek() !== null && (run !== told || reached >= enough)) lagging.value = null;
    const slow = running && !together.value && hours >= 0 && reached > 0 && reached < enough;
    if (run === null || run === told || !slow) {
      since = null;
      return;
    }
    since ??= performance.now();
    if (performance.now() - since < PATIENCE) return;
    told = run;
    lagging.value = { reached, chosen };
  });
}

/** The scenario of the run with less tissue, where it has an arm for that; else null. */
export function smallerScenario(): Prepared | null {
  const { scenario } = focus.value;
  if (scenario === null || arms.value.length > 1 || scenario.arms[SMALLER] === undefined) return null;
  const smaller = withArm(scenario, SMALLER);
  const { [SMALLER]: _, ...others } = smaller.arms;
  return { ...smaller, arms: others };
}

/** The fastest speed below the chosen one with which this machine keeps up; null if there is none. */
export function keptSpeed(): number | null {
  const now = lagging.value;
  const below = SPEEDS.filter((one) => now !== null && one <= now.reached && one < now.chosen);
  return below.at(-1) ?? (now !== null && now.chosen > SPEEDS[0] ? SPEEDS[0] : null);
}

export async function slowDown(to: number): Promise<void> {
  lagging.value = null;
  await setSpeed(to);
}
