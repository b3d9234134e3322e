/** What is done during a run, in words: the rows of its schedule, or the commands of its log. */
import type { Command } from '../../run/command.ts';
import { lastsOf, timesWithin } from '../../scenario/moments.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { doseInMg, rateInMgPerHour } from '../../scenario/read/dose-text.ts';
import type { ScheduledRow } from '../../scenario/schema/schema.ts';
import { english } from '../../texts/words.ts';
import { timeText, valueText } from '../numbers.ts';
import { quantityText, unitAt } from './number-words.ts';

/**
 * One line for each row of the schedule of a scenario.
 * @param last the last step of the run, since time 0
 */
export function scheduleLines(scenario: Prepared, last: number): string[] {
  const { schedule, step, duration } = scenario;
  const span = { step, duration: Math.max(duration, last * step) };
  return schedule.map((row) => {
    const times = timesWithin(row, span, last);
    return `${rowText(scenario, row, lastsOf(row, span))}, ${whenText(row, times)}`;
  });
}

/** One line for each arm that changes something: what it sets from the start, and what it does on top of the schedule. */
export const armLines = (scenario: Prepared, names: readonly string[], last: number): string[] =>
  names.flatMap((name) => {
    const arm = scenario.arms[name];
    if (!arm) return [];
    const set = Object.entries(arm.set).map(([path, value]) => setText(path, value));
    const done = scheduleLines({ ...scenario, schedule: arm.schedule }, last);
    return set.length + done.length === 0 ? [] : [`in the arm \`${name}\`: ${[...set, ...done].join('; ')}`];
  });

function whenText({ at, every }: ScheduledRow, times: number): string {
  const first = `at ${timeText(at / 60)}`;
  if (times === 0) return `${first}, which is after the end`;
  if (every === undefined || times === 1) return `${first}${every === undefined ? '' : ', once'}`;
  return `first ${first}, then every ${timeText(every / 60)}, ${times} times in all`;
}

function rowText(scenario: Prepared, row: ScheduledRow, steps: number | undefined): string {
  if (row.hold !== undefined) return holdText(scenario, row.hold, row.level ?? 0, steps);
  if (row.infuse !== undefined && row.cells !== undefined) return cellsText(scenario, row.infuse, row.cells, steps);
  if (row.infuse !== undefined && row.amount !== undefined)
    return `${doseText(scenario, row.infuse, doseInMg(row.amount, scenario.weight))} infused into blood${lastingText(scenario, steps)}`;
  if (row.infuse !== undefined)
    return rateText(scenario, row.infuse, rateInMgPerHour(row.rate, scenario.weight), steps);
  if (row.dose !== undefined) return doseText(scenario, row.dose, doseInMg(row.amount, scenario.weight));
  if (row.set !== undefined) return setText(row.set, row.to);
  if (row.knockout !== undefined) return knockoutText(row.knockout);
  const where = placeText(row.tissue ?? '', row);
  if (row.add !== undefined) return `${quantityText(row.amount, '')} of ${row.add} added ${where}`;
  if (row.place !== undefined) return `cells of type ${row.place} placed ${where}`;
  return `${row.remove === undefined || row.remove === 'all' ? 'all cells' : `cells of type ${row.remove}`} removed ${where}`;
}

/** One line for each command of a log. */
export const commandLines = (scenario: Prepared, log: readonly Command[]): string[] =>
  log.map((command) => `${commandText(scenario, command)}, at ${timeText((command.step * scenario.step) / 60)}`);

function commandText(scenario: Prepared, command: Command): string {
  switch (command.do) {
    case 'dose':
      return doseText(scenario, command.drug, command.amount);
    case 'infuse':
      return rateText(scenario, command.drug, command.rate, command.steps);
    case 'hold':
      return holdText(scenario, command.drug, command.level, command.steps);
    case 'infuseCells':
      return cellsText(scenario, command.cell, command.cells, command.steps);
    case 'set':
      return setText(command.path, command.value);
    case 'knockout':
      return knockoutText(command.path);
    case 'add':
      return `${valueText(command.amount)} of ${command.species} added ${placeText(command.tissue, command)}`;
    case 'place':
      return `cells of type ${command.cell} placed ${placeText(command.tissue, command)}`;
    case 'remove':
      return `${command.cell === undefined ? 'all cells' : `cells of type ${command.cell}`} removed ${placeText(command.tissue, command)}`;
  }
}

const drugLabel = ({ drugs }: Prepared, drug: string): string => english(drugs[drug]?.label ?? drug);

function doseText(scenario: Prepared, drug: string, mg: number): string {
  const perWeight = (mg / scenario.weight) * 1000;
  return `${valueText(mg)} mg of ${drugLabel(scenario, drug)} (${valueText(perWeight)} µg per kg of body weight)`;
}

/** How long something goes on. */
const lastingText = ({ step }: Prepared, steps: number | undefined, without = ' to the end of the run'): string =>
  steps === undefined ? without : ` for ${timeText((steps * step) / 60)}`;

function rateText(scenario: Prepared, drug: string, rate: number, steps: number | undefined): string {
  const perWeight = `${valueText((rate / scenario.weight) * 1000)} µg/h per kg of body weight`;
  return `${drugLabel(scenario, drug)} infused into blood at ${valueText(rate)} mg/h (${perWeight})${lastingText(scenario, steps)}`;
}

const holdText = (scenario: Prepared, drug: string, level: number, steps: number | undefined): string =>
  `free ${drugLabel(scenario, drug)} in blood held at ${valueText(level)} nM${lastingText(scenario, steps)}`;

const cellsText = (scenario: Prepared, cell: string, cells: number, steps: number | undefined): string =>
  `${valueText(cells)} cells of type ${cell} infused into blood${lastingText(scenario, steps, ' at once')}`;

const setText = (path: string, value: unknown): string => `\`${path}\` set to ${quantityText(value, unitAt(path))}`;
const knockoutText = (path: string): string => `\`${path}\` switched off`;

/** Where on a lattice, in sites. */
function placeText(
  tissue: string,
  { x = 0, y = 0, radius }: { x?: number | undefined; y?: number | undefined; radius?: number | undefined },
): string {
  const disc =
    radius === undefined ? 'everywhere' : `within ${valueText(radius)} sites of (${valueText(x)}, ${valueText(y)})`;
  return `${disc} in the tissue ${tissue}`;
}
