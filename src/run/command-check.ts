/**
 * Commands from outside: files, links, the console or the page. Each is checked as the row of a schedule that does
 * the same.
 */
import { z } from 'zod';
import { unknownName } from '../base/nearest.ts';
import { MAX_COMMANDS, MAX_COMMANDS_IN_STEP, MAX_STEPS } from '../scenario/limits.ts';
import { besides, explainIssues } from '../scenario/read/explain-issues.ts';
import type { Json } from '../scenario/read/plain-tree.ts';
import type { Problem } from '../scenario/read/problem.ts';
import { checkRows } from '../scenario/read/schedule-check.ts';
import { checkScheduled } from '../scenario/read/scheduled-row-check.ts';
import { type Scenario, type ScheduledRow, scenarioSchema } from '../scenario/schema/schema.ts';
import { type Action, type Command, inOrder } from './command.ts';
import { isSuperseded } from './schedule.ts';

const step = z.int();
const name = z.string().max(200);
const path = z.string().max(500);
const steps = z.int().min(1).max(MAX_STEPS).optional();
const disc = { tissue: name, x: z.number(), y: z.number(), radius: z.number() };

const actions = [
  z.strictObject({ do: z.literal('set'), path, value: z.number() }),
  z.strictObject({ do: z.literal('dose'), drug: name, amount: z.number() }),
  z.strictObject({ do: z.literal('infuse'), drug: name, rate: z.number(), steps }),
  z.strictObject({ do: z.literal('hold'), drug: name, level: z.number(), steps }),
  z.strictObject({ do: z.literal('infuseCells'), cell: name, cells: z.number(), steps }),
  z.strictObject({ do: z.literal('add'), species: name, amount: z.number(), ...disc }),
  z.strictObject({ do: z.literal('place'), cell: name, ...disc }),
  z.strictObject({ do: z.literal('remove'), cell: name.optional(), ...disc }),
  z.strictObject({ do: z.literal('knockout'), path }),
] as const;
const [set, dose, infuse, hold, infuseCells, add, place, remove, knockout] = actions;

/** The form of an action. */
export const actionSchema = z.discriminatedUnion('do', actions);

const commandsWith = <Head extends z.ZodRawShape>(head: Head) =>
  z.discriminatedUnion('do', [
    z.strictObject({ ...head, ...set.shape }),
    z.strictObject({ ...head, ...dose.shape }),
    z.strictObject({ ...head, ...infuse.shape }),
    z.strictObject({ ...head, ...hold.shape }),
    z.strictObject({ ...head, ...infuseCells.shape }),
    z.strictObject({ ...head, ...add.shape }),
    z.strictObject({ ...head, ...place.shape }),
    z.strictObject({ ...head, ...remove.shape }),
    z.strictObject({ ...head, ...knockout.shape }),
  ]);

/** The form of a command in a file. Reading one puts its keys into a fixed order. */
export const commandSchema = commandsWith({ step });

/** The same, optionally with the number that its run has given it. */
export const loggedSchema = commandsWith({ step, number: z.int().min(1).optional() });

/** Maximum number of problems reported: a long log may have the same mistake in every command. */
const MAX_TOLD = 50;

/** Says that a log is too long. */
export const tooMany = (count: number): string => `found ${count} commands, expected at most ${MAX_COMMANDS}`;

/** The parts of a log that a scenario cannot carry out, at paths in the log: `3.drug`. */
export function logProblems(scenario: Scenario, log: readonly Command[]): Problem[] {
  if (log.length > MAX_COMMANDS) return [{ path: [], message: tooMany(log.length) }];
  const problems = [...crowded(log), ...stepProblems(scenario, log), ...actionProblems(scenario, log)];
  const order = problems.sort((a, b) => Number(a.path[0] ?? -1) - Number(b.path[0] ?? -1));
  if (order.length <= MAX_TOLD) return order;
  return [...order.slice(0, MAX_TOLD), { path: [], message: `${order.length - MAX_TOLD} more problems` }];
}

/** The parts of some actions that a scenario cannot carry out, at `index.key`. */
export function actionProblems(scenario: Scenario, actions: readonly Action[]): Problem[] {
  const rows = actions.map((action) => rowOf(action, scenario.step));
  const read = scenarioSchema.shape.schedule.safeParse(rows);
  const found = [
    ...(read.success ? [] : explainIssues(read.error, rows as Json, scenarioSchema.shape.schedule)),
    ...checkRows(scenario as unknown as { [key: string]: Json }, rows as Json[], []),
  ];
  if (read.success) {
    const last = read.data.flatMap((row: ScheduledRow, i: number) => checkScheduled(scenario, [i], row));
    found.push(...besides(found, last));
  }
  return [...found.map((problem) => inAction(problem, actions)), ...removesAll(scenario, actions)];
}

/** In a row `all` stands for every type; an action leaves the type out instead. */
const removesAll = ({ cells }: Scenario, actions: readonly Action[]): Problem[] =>
  actions.flatMap((action, i) =>
    action.do === 'remove' && action.cell === 'all' && !Object.hasOwn(cells, 'all')
      ? [{ path: [i, 'cell'], message: unknownName('all', 'a cell type', Object.keys(cells)) }]
      : [],
  );

/** The row of a schedule that is equivalent to an action. */
function rowOf(action: Action, minutes: number): { [key: string]: Json } {
  switch (action.do) {
    case 'set':
      return { at: 0, set: action.path, to: action.value };
    case 'knockout':
      return { at: 0, knockout: action.path };
    case 'dose':
      return { at: 0, dose: action.drug, amount: `${action.amount} mg` };
    case 'infuse':
      return { at: 0, infuse: action.drug, rate: `${action.rate} mg/h`, ...lastingOf(action, minutes) };
    case 'hold':
      return { at: 0, hold: action.drug, level: action.level, ...lastingOf(action, minutes) };
    case 'infuseCells':
      return { at: 0, infuse: action.cell, cells: action.cells, ...lastingOf(action, minutes) };
    case 'add':
      return { at: 0, add: action.species, amount: action.amount, ...discOf(action) };
    case 'place':
      return { at: 0, place: action.cell, ...discOf(action) };
    case 'remove':
      return { at: 0, remove: action.cell ?? 'all', ...discOf(action) };
  }
}

const lastingOf = ({ steps }: { steps?: number | undefined }, minutes: number) =>
  steps === undefined ? {} : { for: steps * minutes };

const discOf = ({ tissue, x, y, radius }: { tissue: string; x: number; y: number; radius: number }) => ({
  tissue,
  x,
  y,
  radius,
});

/** Keys of an action by the keys of its row, where they differ. */
const KEYS: Record<Action['do'], Record<string, string>> = {
  set: { set: 'path', to: 'value' },
  knockout: { knockout: 'path' },
  dose: { dose: 'drug' },
  infuse: { infuse: 'drug', for: 'steps' },
  hold: { hold: 'drug', for: 'steps' },
  infuseCells: { infuse: 'cell', for: 'steps' },
  add: { add: 'species' },
  place: { place: 'cell' },
  remove: { remove: 'cell' },
};

function inAction({ path: [i, key, ...rest], message }: Problem, actions: readonly Action[]): Problem {
  const action = actions[Number(i)];
  return { path: key === undefined ? [i] : [i, KEYS[action.do][String(key)] ?? key, ...rest], message };
}

function stepProblems({ settle, step: minutes }: Scenario, log: readonly Command[]): Problem[] {
  const first = -Math.round(settle / minutes);
  return log.flatMap(({ step }, i) => {
    if (!Number.isInteger(step))
      return [{ path: [i, 'step'], message: `found ${step}, expected a whole number of steps` }];
    if (step < first) return [{ path: [i, 'step'], message: `found ${step}, expected ${first} or later` }];
    if (step > MAX_STEPS) return [{ path: [i, 'step'], message: `found ${step}, expected at most ${MAX_STEPS}` }];
    return [];
  });
}

/** Problems of steps with more commands than allowed. */
function crowded(log: readonly Command[]): Problem[] {
  const counts = new Map<number, number>();
  inOrder(log).forEach((command, i, ordered) => {
    if (!isSuperseded(command, ordered[i + 1])) counts.set(command.step, (counts.get(command.step) ?? 0) + 1);
  });
  return [...counts].flatMap(([step, count]) =>
    count > MAX_COMMANDS_IN_STEP
      ? [
          {
            path: [],
            message: `found ${count} commands before step ${step}, expected at most ${MAX_COMMANDS_IN_STEP}`,
          },
        ]
      : [],
  );
}
