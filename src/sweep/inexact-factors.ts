/** Inexact numbers of a scenario as factors of a sweep, and factors that change nothing. */
import { unknownName } from '../base/nearest.ts';
import { namesMeant } from '../base/patterns.ts';
import { withArm } from '../run/scenario-arms.ts';
import type { Prepared } from '../scenario/prepared.ts';
import type { Problem } from '../scenario/read/problem.ts';
import { keysOfPath } from '../scenario/schema/lookup.ts';
import type { World } from './factors.ts';
import { type InexactNumber, inexactNumbersIn } from './inexact-numbers.ts';
import type { PlannedFactor } from './plan.ts';
import type { SweepFile } from './sweep-schema.ts';

/** A factor over a range whose numbers are in core units. */
export function inexactFactor(
  { path, keys, from, to, log, whole, unit }: InexactNumber,
  isVaried: (scenario: string) => boolean,
  scenarios: readonly string[],
): PlannedFactor {
  const leaves = scenarios.map((name) => [name, isVaried(name) ? [{ keys, times: 1 }] : []] as const);
  return {
    name: path,
    label: path,
    unit,
    values: null,
    range: { from, to, scale: log ? 'log' : 'linear', whole },
    levels: 0,
    changes: null,
    leaves: Object.fromEntries(leaves),
  };
}

export type KeptNumber = [path: string, from: number, to: number, log: boolean, whole: boolean];

/** What is kept of a factor that was drawn from a range, and the factor that it stands for. */
export const keptNumber = ({ name, range }: PlannedFactor): KeptNumber => [
  name,
  range!.from,
  range!.to,
  range!.scale === 'log',
  range!.whole,
];

export const keptFactor = ([path, from, to, log, whole]: KeptNumber): PlannedFactor =>
  inexactFactor({ path, keys: keysOfPath(path), from, to, log, whole, unit: '' }, () => false, []);

/** Whether a factor changes nothing, so that what is found of it is chance. */
export const isChance = ({ changes, leaves }: PlannedFactor): boolean =>
  Object.values(changes ?? leaves ?? {}).every((list) => list.length === 0);

/** The factors that a sweep asks for without naming what each varies. */
export function planInexact(
  { inexact, chance, design, vary }: SweepFile,
  worlds: readonly World[],
): { factors: PlannedFactor[]; problems: Problem[] } {
  const refuse = (key: string, message: string) => ({ factors: [], problems: [{ path: [key], message }] });
  const key = inexact === undefined ? 'chance' : 'inexact';
  if ((inexact !== undefined || chance > 0) && /^(grid|list|table)$/.test(design.kind))
    return refuse(key, `found a ${design.kind} design, expected one that draws from ranges, such as morris`);
  const taken = Object.keys(vary).find((name) => numbers(chance).some((n) => chanceName(n) === name));
  if (taken !== undefined) return refuse('chance', `found "${taken}" varied as well, expected another name for it`);
  const nothing = numbers(chance).map((n) => chanceFactor(n, worlds));
  if (inexact === undefined) return { factors: nothing, problems: [] };
  if (worlds.length !== 1)
    return refuse('inexact', `found ${worlds.length} scenarios, expected one, whose numbers these are`);
  const [{ name, base, until }] = worlds;
  const known = inexactNumbersIn(base, [base, ...armsIn(base, vary)], until);
  const paths = known.map(({ path }) => path);
  const meant = new Set(inexact === 'all' ? paths : inexact.flatMap((text) => namesMeant(text, paths)));
  const problems = inexact === 'all' ? [] : inexact.flatMap((text, i) => noneMeant(text, i, paths));
  const factors = known.filter(({ path }) => meant.has(path)).map((one) => inexactFactor(one, () => true, [name]));
  return { factors: [...factors, ...nothing], problems };
}

/** The scenario with each arm that is varied; one that cannot be applied is refused where it is. */
function armsIn(base: Prepared, vary: SweepFile['vary']): Prepared[] {
  const named = Object.values(vary).flatMap(({ arms = [] }) => (arms === 'all' ? Object.keys(base.arms) : arms));
  const applies = (arm: string): boolean => Object.values(base.arms[arm]?.set ?? { none: '' }).every(isNumeric);
  return [...new Set(named)].filter(applies).map((arm) => withArm(base, arm));
}

const isNumeric = (value: unknown): boolean => typeof value !== 'string';

const noneMeant = (text: string, i: number, paths: readonly string[]): Problem[] =>
  namesMeant(text, paths).length > 0
    ? []
    : [{ path: ['inexact', i], message: unknownName(text, 'an inexact number that takes part in the runs', paths) }];

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

const chanceName = (n: number): string => `chance-${n}`;

function chanceFactor(n: number, worlds: readonly World[]): PlannedFactor {
  const name = chanceName(n);
  return {
    name,
    label: name,
    unit: '',
    values: null,
    range: { from: 0, to: 1, scale: 'linear', whole: false },
    levels: 0,
    changes: null,
    leaves: Object.fromEntries(worlds.map((world) => [world.name, []])),
  };
}
