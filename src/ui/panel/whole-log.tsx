import { number, time } from '../format.ts';
import { hoursAt, log } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { inWords } from './command-words.ts';

const MAX_SHOWN = 200;

/** Every command of the run with its step: with scenario and seed, all that is needed to repeat the run. */
export function WholeLog() {
  const commands = log.value;
  const say = texts.value.log;
  const shown = commands.slice(-MAX_SHOWN).reverse();
  if (commands.length === 0) return null;
  return (
    <details class="whole-log">
      <summary>{say.whole(commands.length, number(commands.length))}</summary>
      <ol class="log" data-readout="log">
        {shown.map((command, index) => (
          <li key={command.number ?? `new ${index}`} data-step={command.step}>
            <span title={time(hoursAt(command.step))}>{say.step(number(command.step))}</span>
            <span>{inWords(command)}</span>
          </li>
        ))}
      </ol>
      {commands.length > MAX_SHOWN && <p class="quiet">{say.last(MAX_SHOWN, number(commands.length))}</p>}
    </details>
  );
}
