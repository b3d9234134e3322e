/** Whether this machine keeps up with what is asked of it, and what it could do instead. */
import { effect, signal } from '@preact/signals';
import { SMALLER, withArm } from '../../run/scenario-arms.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Opened } from '../../serve/protocol.ts';
import { arms, focus, live, opened, speed, together } from './state.ts';
import { setSpeed } from './time.ts';

/** Below this share of the chosen speed a run stutters. */
const SHARE = 0.6;
/** With no speed chosen a picture should come this often a second. */
const PICTURES = 3;
/** The run has to be slow for so long before anything is said, milliseconds. */
const PATIENCE = 8000;
/** Speeds to fall back to, simulated hours a second. */
const SPEEDS = [0.25, 1, 2, 4];

/** Simulated hours a second that are reached and that were chosen, when these are too few; null while all is well. */
export const lagging = signal<{ reached: number; chosen: number } | null>(null);

/** Watches the pace of the run; of each run it is said once. */
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

/** The scenario of the run in less tissue, where it has such an arm. */
export function smallerScenario(): Prepared | null {
  const { scenario } = focus.value;
  if (scenario === null || arms.value.length > 1 || scenario.arms[SMALLER] === undefined) return null;
  const smaller = withArm(scenario, SMALLER);
  const { [SMALLER]: _, ...others } = smaller.arms;
  return { ...smaller, arms: others };
}

/** The fastest speed that this machine keeps up with, when it is slower than the chosen one. */
export function keptSpeed(): number | null {
  const now = lagging.value;
  const below = SPEEDS.filter((one) => now !== null && one <= now.reached && one < now.chosen);
  return below.at(-1) ?? (now !== null && now.chosen > SPEEDS[0] ? SPEEDS[0] : null);
}

export async function slowDown(to: number): Promise<void> {
  lagging.value = null;
  await setSpeed(to);
}
