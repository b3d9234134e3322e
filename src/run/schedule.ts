/** A scenario's schedule as commands: repeats written out, times as steps. */

import { lastsOf, type Span, stepsOf, timesOf } from '../scenario/moments.ts';
import { readDose, readRate } from '../scenario/read/dose-text.ts';
import type { Scenario, ScheduledRow } from '../scenario/schema/schema.ts';
import { type Action, type Command, inOrder } from './command.ts';

/** How many commands a schedule makes in a run to some time: quicker than making them. */
export const commandCount = (
  { step, duration }: Pick<Scenario, 'step' | 'duration'>,
  rows: readonly ScheduledRow[],
  until = duration,
): number => {
  const span = { step, duration: Math.max(duration, until) };
  return rows.reduce((sum, row) => sum + timesOf(row, span), 0);
};

/**
 * Commands sorted by step; rows of the same time keep their order.
 * @param until minutes since time 0 up to which rows without `times` repeat; at least to the end of the scenario
 */
export function commandsOf(
  { step, duration }: Pick<Scenario, 'step' | 'duration'>,
  rows: readonly ScheduledRow[],
  until = duration,
): Command[] {
  const span = { step, duration: Math.max(duration, until) };
  const commands = rows.flatMap((row) => {
    const action = actionOf(row, span);
    return stepsOf(row, span).map((at): Command => ({ step: at, ...action }));
  });
  return inOrder(commands);
}

/**
 * Whether a command leaves no trace because the next one sets the same number again before the same step, as when a
 * slider is dragged. Setting 0 always leaves one: it may remove something from cells at once.
 */
export const isSuperseded = (command: Command, next: Command | undefined): boolean =>
  command.do === 'set' &&
  next?.do === 'set' &&
  next.step === command.step &&
  next.path === command.path &&
  command.value !== 0;

function actionOf(row: ScheduledRow, span: Span): Action {
  if (row.infuse !== undefined || row.hold !== undefined) return lastingOf(row, span);
  if (row.dose !== undefined) return { do: 'dose', drug: row.dose, amount: mgOf(row.amount) };
  if (row.set !== undefined) return { do: 'set', path: row.set, value: numberOf(row.to) };
  if (row.knockout !== undefined) return { do: 'knockout', path: row.knockout };
  const disc = { tissue: row.tissue ?? '', x: row.x ?? 0, y: row.y ?? 0, radius: row.radius ?? 1e4 };
  if (row.add !== undefined) return { do: 'add', species: row.add, amount: numberOf(row.amount), ...disc };
  if (row.place !== undefined) return { do: 'place', cell: row.place, ...disc };
  const cell = row.remove === undefined || row.remove === 'all' ? {} : { cell: row.remove };
  return { do: 'remove', ...disc, ...cell };
}

/** What a row begins that may go on: an infusion, or a held level. */
function lastingOf(row: ScheduledRow, span: Span): Action {
  const count = lastsOf(row, span);
  const steps = count === undefined ? {} : { steps: count };
  if (row.hold !== undefined) return { do: 'hold', drug: row.hold, level: row.level ?? 0, ...steps };
  const what = row.infuse ?? '';
  if (row.cells !== undefined) return { do: 'infuseCells', cell: what, cells: row.cells, ...steps };
  const rate = row.rate === undefined ? (60 * mgOf(row.amount)) / ((count ?? 1) * span.step) : mgPerHourOf(row.rate);
  return { do: 'infuse', drug: what, rate, ...steps };
}

/** The rate of a row in mg/h, as reading a scenario leaves it. */
function mgPerHourOf(raw: string | number): number {
  const rate = readRate(raw);
  if ('mg' in rate) return rate.mg;
  throw new Error(`schedule: found ${JSON.stringify(raw)}, expected a rate in mg/h`);
}

/** The dose of a row in mg, as reading a scenario leaves it. */
function mgOf(amount: string | number | undefined): number {
  const dose = typeof amount === 'number' ? { mg: amount } : readDose(amount);
  if ('mg' in dose) return dose.mg;
  throw new Error(`schedule: found ${JSON.stringify(amount)}, expected a dose in mg`);
}

/** Any other value of a row, converted to a number in core units when the scenario was read. */
function numberOf(value: string | number | undefined): number {
  if (typeof value !== 'number') throw new Error(`schedule: found ${JSON.stringify(value)}, expected a number`);
  return value;
}
