import type { Command } from '../../simulation/protocol.ts';
import { hoursAt, log, opened } from '../run/state.ts';
import { number, time, unitText } from '../text.ts';
import { Fold } from './fold.tsx';

const MOST = 200;

/** Every command of the run with its step: with scenario and seed, all that is needed to have the run again. */
export function Log() {
  const commands = log.value;
  const count = commands.length === 1 ? '1 command' : `${number(commands.length)} commands`;
  const shown = commands.slice(-MOST).reverse();
  return (
    <Fold title="Log" summary={commands.length === 0 ? 'nothing changed' : count} panel="log">
      {commands.length === 0 ? (
        <p class="quiet">Every change is written here with its step. Scenario, seed and log give the same run again.</p>
      ) : (
        <ol class="log" data-readout="log">
          {shown.map((command, index) => (
            <li key={commands.length - index} data-step={command.step}>
              <span title={time(hoursAt(command.step))}>step {number(command.step)}</span>
              <span>{says(command)}</span>
            </li>
          ))}
        </ol>
      )}
      {commands.length > MOST && (
        <p class="quiet">
          The last {MOST} of {number(commands.length)}.
        </p>
      )}
    </Fold>
  );
}

/** A command in words. */
export function says(command: Command): string {
  const run = opened.value;
  switch (command.do) {
    case 'set': {
      const control = run?.controls.find((one) => one.path === command.path);
      return control === undefined
        ? `${command.path} = ${number(command.value)}`
        : `${control.label} ${number(command.value)} ${unitText(control.unit)}`;
    }
    case 'dose': {
      const drug = run?.drugs.find((one) => one.id === command.drug);
      return drug === undefined
        ? `${command.drug} ${number(command.amount)} mg`
        : `${drug.label} ${number(command.amount / drug.mgPerUnit)} ${drug.doseUnit}`;
    }
    case 'add':
      return `${number(command.amount)} nM ${command.species} added to ${command.tissue}`;
    case 'place':
      return `${command.cell} placed in ${command.tissue}`;
    case 'remove':
      return `${command.cell ?? 'cells'} removed from ${command.tissue}`;
    case 'knockout':
      return `${command.path} switched off`;
  }
}
