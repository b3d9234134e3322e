/** Commands of a log in words. */
import type { Command } from '../../serve/protocol.ts';
import { number, unitText } from '../format.ts';
import { opened } from '../run/state.ts';
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
