/** The checked way to a run's simulation; what checks is loaded with the first call, since the page starts without it. */
import type { Simulation } from '../../simulation/protocol.ts';
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

/** The simulation of a run, every call of which is checked first. */
export function doorOf(arm: Arm): Simulation {
  let made: Promise<Simulation> | null = null;
  const checked = (): Promise<Simulation> => {
    made ??= import('../../simulation/guarded.ts').then(({ guarded }) => guarded(arm));
    return made;
  };
  const through =
    (call: keyof Simulation) =>
    async (...given: unknown[]): Promise<unknown> =>
      ((await checked())[call] as (...given: unknown[]) => Promise<unknown>)(...given);
  return Object.fromEntries(CALLS.map((call) => [call, through(call)])) as unknown as Simulation;
}
