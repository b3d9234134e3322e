import './log.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Command } from '../../serve/protocol.ts';
import { number, time } from '../format.ts';
import { focus, hoursAt, log, opened } from '../run/state.ts';
import { rewrite } from '../run/steer.ts';
import { Icon } from '../shell/icon.tsx';
import { texts } from '../texts/language.ts';
import { type Change, changesOf, withoutChange } from './by-hand.ts';
import { inWords } from './command-words.ts';
import { Fold } from './fold.tsx';
import { WholeLog } from './whole-log.tsx';

/** Changes listed, the latest ones. */
const MAX_LISTED = 200;
/** Settings of one lever no farther apart than this count as one change, minutes of simulated time. */
const ONE_CHANGE = 60;

/** What was changed by hand, with a button to remove each change; and every command of the run. */
export function Log() {
  const commands = log.value;
  const scheduled = useSchedule();
  const say = texts.value.log;
  const together = ONE_CHANGE / (opened.value?.minutesPerStep ?? 1);
  const changes = scheduled === null ? [] : changesOf(scheduled, commands, together);
  const quietly = (next: Command[]) => void rewrite(next).catch(() => {});
  return (
    <Fold
      title={say.title}
      summary={changes.length === 0 ? say.nothing : say.changes(changes.length, number(changes.length))}
      panel="log"
    >
      {changes.length === 0 ? (
        <p class="quiet">{say.says}</p>
      ) : (
        <>
          <ul class="log" data-readout="changes">
            {changes.slice(-MAX_LISTED).map((change) => (
              <Row
                key={`${change.kind} ${change.commands[0].number ?? ''} ${change.commands[0].step}`}
                change={change}
                takeOut={() => quietly(withoutChange(commands, change))}
              />
            ))}
          </ul>
          <button type="button" data-action="clear" onClick={() => quietly([...scheduled!])}>
            {say.clear}
          </button>
        </>
      )}
      <WholeLog />
    </Fold>
  );
}

function Row({ change: { kind, commands }, takeOut }: { change: Change; takeOut: () => void }) {
  const say = texts.value.log;
  const last = commands.at(-1)!;
  const words = kind === 'added' ? inWords(last) : say.leftOut(inWords(last));
  return (
    <li>
      <span>{time(hoursAt(commands[0].step))}</span>
      <span>{words}</span>
      <button
        type="button"
        class="plain small"
        data-action="take-out"
        aria-label={kind === 'added' ? say.takeOut(words) : say.putBack(inWords(last))}
        title={kind === 'added' ? say.takeOut(words) : say.putBack(inWords(last))}
        onClick={takeOut}
      >
        <Icon name={kind === 'added' ? 'close' : 'undo'} size={16} />
      </button>
    </li>
  );
}

/** The commands of the scenario's own schedule; null until they are known. */
function useSchedule(): Command[] | null {
  const { scenario } = focus.value;
  const known = useSignal<{ of: unknown; commands: Command[] } | null>(null);
  useEffect(() => {
    if (scenario === null) return;
    void import('../../link/session.ts').then(({ scheduledIn }) => {
      known.value = { of: scenario, commands: scheduledIn(scenario) };
    });
  }, [scenario]);
  return known.value?.of === scenario ? known.value.commands : null;
}
