import './log.css';
import type { Command } from '../../serve/protocol.ts';
import { number, time, unitText } from '../format.ts';
import { hoursAt, log, opened } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { Fold } from './fold.tsx';

const MAX_SHOWN = 200;

/** Every command of the run with its step: with scenario and seed, all that is needed to repeat the run. */
export function Log() {
  const commands = log.value;
  const say = texts.value.log;
  const count = say.commands(commands.length, number(commands.length));
  const shown = commands.slice(-MAX_SHOWN).reverse();
  return (
    <Fold title={say.title} summary={commands.length === 0 ? say.nothing : count} panel="log">
      {commands.length === 0 ? (
        <p class="quiet">{say.says}</p>
      ) : (
        <ol class="log" data-readout="log">
          {shown.map((command, index) => (
            <li key={command.number ?? `new ${index}`} data-step={command.step}>
              <span title={time(hoursAt(command.step))}>{say.step(number(command.step))}</span>
              <span>{says(command)}</span>
            </li>
          ))}
        </ol>
      )}
      {commands.length > MAX_SHOWN && <p class="quiet">{say.last(MAX_SHOWN, number(commands.length))}</p>}
    </Fold>
  );
}

/** A command in words. */
export function says(command: Command): string {
  const run = opened.value;
  const say = texts.value.log;
  switch (command.do) {
    case 'set': {
      const control = run?.controls.find((one) => one.path === command.path);
      return control === undefined
        ? `${command.path} = ${number(command.value)}`
        : `${translated(control.label)} ${number(command.value)} ${unitText(control.unit)}`;
    }
    case 'dose': {
      const drug = run?.drugs.find((one) => one.id === command.drug);
      return drug === undefined
        ? `${command.drug} ${number(command.amount)} mg`
        : `${translated(drug.label)} ${number(command.amount / drug.mgPerUnit)} ${drug.doseUnit}`;
    }
    case 'add':
      return say.added(number(command.amount), command.species, command.tissue);
    case 'place':
      return say.placed(command.cell, command.tissue);
    case 'remove':
      return say.removed(command.cell ?? say.cells, command.tissue);
    case 'knockout':
      return say.off(command.path);
  }
}
