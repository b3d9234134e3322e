/** The checked way to a run's simulation; what checks is loaded soon after the page has shown itself, or with the first call. */
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
  'kin',
  'retrace',
  'snapshot',
  'restore',
  'digest',
  'modelDigest',
];

/** Milliseconds after which the page has its first picture, on most machines. */
const SHOWN_AFTER = 2000;

/** The simulation of a run, every call of which is checked first. */
export function doorOf(arm: Arm): Simulation {
  let made: Promise<Simulation> | null = null;
  const checked = (): Promise<Simulation> => {
    made ??= import('../../serve/guarded.ts').then(({ guarded }) => guarded(arm));
    return made;
  };
  // A first call that finds it missing asks for it again, and tells.
  setTimeout(() => void checked().catch(() => (made = null)), SHOWN_AFTER);
  const through =
    (call: keyof Simulation) =>
    async (...given: unknown[]): Promise<unknown> =>
      ((await checked())[call] as (...given: unknown[]) => Promise<unknown>)(...given);
  return Object.fromEntries(CALLS.map((call) => [call, through(call)])) as unknown as Simulation;
}
