/** Checked access to a run's simulation; the checks are loaded soon after a run is shown, or by the first call. */
import type { Simulation } from '../../serve/protocol.ts';
import type { Arm } from './arm.ts';

const CALLS: readonly (keyof Simulation)[] = [
  'open',
  'play',
  'pause',
  'step',
  'act',
  'schedule',
  'seek',
  'rewrite',
  'reset',
  'log',
  'frame',
  'explain',
  'explainCell',
  'profile',
  'leaving',
  'kin',
  'retrace',
  'snapshot',
  'restore',
  'digest',
  'modelDigest',
];

/** Milliseconds after which the page has its first picture, on most machines. */
const SHOWN_AFTER = 2000;

const load = () => import('../../serve/guarded.ts');

/** Loads the checks of calls soon, so that the first change of a lever need not wait. Returns a function to cancel. */
export function loadChecks(): () => void {
  // If loading fails, the first call tries again, and reports it.
  const timer = setTimeout(() => void load().catch(() => {}), SHOWN_AFTER);
  return () => clearTimeout(timer);
}

/** The simulation of a run, with every call checked first. */
export function doorOf(arm: Arm): Simulation {
  let made: Promise<Simulation> | null = null;
  const checked = (): Promise<Simulation> => {
    made ??= load().then(
      ({ guarded }) => guarded(arm),
      (error) => {
        made = null;
        throw error;
      },
    );
    return made;
  };
  const through =
    (call: keyof Simulation) =>
    async (...given: unknown[]): Promise<unknown> =>
      ((await checked())[call] as (...given: unknown[]) => Promise<unknown>)(...given);
  return Object.fromEntries(CALLS.map((call) => [call, through(call)])) as unknown as Simulation;
}
