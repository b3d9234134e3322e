/** Whether a run of a sweep depends on what a factor changes. */
import { modelDigest } from '../run/model-digest.ts';
import { commandsOf } from '../run/schedule.ts';
import type { Change } from '../scenario/changes.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import type { World } from './factors.ts';

/** How a sweep asks for what varying a key of a scenario does not do. */
const INSTEAD: Readonly<Record<string, string>> = {
  seed: 'the runs get seeds of their own; "replicates" of the sweep asks for more of them, "seed" for others',
  duration: '"until" of the sweep, or of one of its "scenarios", says when the runs end',
  extends: 'a file is read before anything is varied; "scenarios" of the sweep takes several files',
  arms: 'the runs apply no arm; a factor with "arms" in place of a path does',
  measure: '"measures" of the sweep says what is read',
  readouts: '"measures" of the sweep reads them as the scenario has them',
  record: '"measures" of the sweep says what is read',
};

/** Whether no run of a sweep depends on a key, whatever it holds. */
export const isIdle = (key: string): boolean => Object.hasOwn(INSTEAD, key);

/** Why a factor over this key, which no run depends on, is refused. */
export const noEffect = (key: string): string =>
  `found "${key}", on which no run of the sweep depends${INSTEAD[key] === undefined ? '' : `: ${INSTEAD[key]}`}; expected something that decides a run`;

/** Whether a changed scenario of a sweep runs otherwise than the scenario itself. */
export function hasEffect(
  { base, until }: Pick<World, 'base' | 'until'>,
  changed: Prepared,
  changes: readonly Change[],
): boolean {
  const keys = new Set(changes.map(({ keys: [first] }) => first));
  // What is switched on only later may depend on a number that decides nothing at the start.
  const rows = [base, ...Object.values(base.arms)].flatMap(({ schedule }) => schedule);
  if (rows.some(({ set, knockout }) => keys.has((set ?? knockout ?? '').split('.')[0]))) return true;
  return decisive(base, until, base.duration) !== decisive(changed, until, base.duration);
}

/** What decides a run to some time, as text. */
function decisive(scenario: Prepared, until: number, duration: number): string {
  const model = modelOf(scenario);
  const last = Math.round(until / scenario.step);
  const commands = commandsOf(scenario, scenario.schedule, until).filter(({ step }) => step <= last);
  return modelDigest({ ...model, duration: Math.round(duration / model.minutes) }) + JSON.stringify(commands);
}
