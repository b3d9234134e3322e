/** Commands of a log in words. */
import type { Lasting } from '../../run/command.ts';
import type { Command } from '../../serve/protocol.ts';
import { number, timeWithin, unitText } from '../format.ts';
import { hoursAt, opened } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';

export function inWords(command: Command): string {
  const run = opened.value;
  const say = texts.value.log;
  const tissue = (id: string) => translated(run?.tissues.find((one) => one.id === id)?.label ?? id);
  switch (command.do) {
    case 'set': {
      const control = run?.controls.find((one) => one.path === command.path);
      return control === undefined
        ? `${command.path} = ${number(command.value)}`
        : `${translated(control.label)} ${number(command.value)} ${unitText(control.unit)}`.trim();
    }
    case 'dose': {
      const drug = run?.drugs.find((one) => one.id === command.drug);
      return drug === undefined
        ? `${command.drug} ${number(command.amount)} mg`
        : `${translated(drug.label)} ${number(command.amount / drug.mgPerUnit)} ${drug.doseUnit}`;
    }
    case 'infuse':
    case 'hold': {
      const label = run?.drugs.find((one) => one.id === command.drug)?.label ?? command.drug;
      const words = command.do === 'hold' ? say.held : say.infused;
      return words(translated(label), howMuch(command), howLong(command));
    }
    case 'infuseCells': {
      const label = run?.cells.find(({ id }) => id === command.cell)?.label ?? command.cell;
      return say.cellsInfused(howMuch(command), translated(label), howLong(command));
    }
    case 'add': {
      const field = run?.fields.find((one) => one.id === command.species);
      return say.added(
        `${number(command.amount)} ${unitText(field?.unit ?? 'nM')}`,
        translated(field?.label ?? command.species),
        tissue(command.tissue),
      );
    }
    case 'place':
      return say.placed(
        translated(run?.cells.find(({ id }) => id === command.cell)?.label ?? command.cell),
        tissue(command.tissue),
      );
    case 'remove': {
      const cell = run?.cells.find(({ id }) => id === command.cell)?.label ?? command.cell;
      return say.removed(cell === undefined ? say.cells : translated(cell), tissue(command.tissue));
    }
    case 'knockout': {
      const rule = run?.rules.find(({ id }) => command.path === `rules.${id}`);
      return say.off(rule === undefined ? command.path : translated(rule.says));
    }
  }
}

/** The rate, the level or the number of cells of a command that may go on. */
export function howMuch(command: Lasting): string {
  switch (command.do) {
    case 'infuse': {
      const drug = opened.value?.drugs.find((one) => one.id === command.drug);
      if (drug === undefined) return `${number(command.rate)} mg/h`;
      return `${number(command.rate / drug.mgPerUnit)} ${drug.doseUnit}/h`;
    }
    case 'hold':
      return `${number(command.level)} nM`;
    case 'infuseCells':
      return number(command.cells);
  }
}

/** How long it goes on; null without an end, or at once. */
const howLong = ({ steps }: Lasting): string | null => (steps === undefined ? null : timeWithin(hoursAt(steps)));
