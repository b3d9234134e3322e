/** A scenario's schedule as commands: repeats written out, times as steps, doses in mg. */

import { readSetting } from '../scenario/read.ts';
import { readAdded, readDose } from '../scenario/references.ts';
import type { Scenario, ScheduledRow } from '../scenario/schema.ts';
import type { Action, Command } from './protocol.ts';

/** Commands in order of their steps; rows of the same time keep their order. */
export function commandsOf(scenario: Pick<Scenario, 'step' | 'weight'>, rows: readonly ScheduledRow[]): Command[] {
  const commands: Command[] = [];
  for (const row of rows) {
    const action = actionOf(row, scenario.weight);
    const times = row.every === undefined ? 1 : Math.round(row.times ?? 1);
    for (let n = 0; n < times; n++) {
      commands.push({ step: Math.round((row.at + n * (row.every ?? 0)) / scenario.step), ...action });
    }
  }
  return inOrder(commands);
}

/** Sorts by step, keeping the order within one. */
export const inOrder = (commands: readonly Command[]): Command[] =>
  commands
    .map((command, i) => ({ command, i }))
    .sort((a, b) => a.command.step - b.command.step || a.i - b.i)
    .map(({ command }) => command);

function actionOf(row: ScheduledRow, weight: number): Action {
  if (row.dose !== undefined) {
    const dose = readDose(row.amount ?? null);
    if ('problem' in dose) throw new Error(`schedule: ${dose.problem}`);
    return { do: 'dose', drug: row.dose, amount: 'mg' in dose ? dose.mg : dose.mgPerKg * weight };
  }
  if (row.set !== undefined) {
    const read = readSetting(row.set, row.to);
    if ('problem' in read) throw new Error(`schedule: ${read.problem}`);
    return { do: 'set', path: row.set, value: read.value };
  }
  if (row.knockout !== undefined) return { do: 'knockout', path: row.knockout };
  const disc = { tissue: row.tissue ?? '', x: row.x ?? 0, y: row.y ?? 0, radius: row.radius ?? 1e4 };
  if (row.add !== undefined) {
    const added = readAdded(row.amount);
    if ('problem' in added) throw new Error(`schedule: ${added.problem}`);
    return { do: 'add', species: row.add, amount: added.value, ...disc };
  }
  if (row.place !== undefined) return { do: 'place', cell: row.place, ...disc };
  const cell = row.remove === undefined || row.remove === 'all' ? {} : { cell: row.remove };
  return { do: 'remove', ...disc, ...cell };
}
