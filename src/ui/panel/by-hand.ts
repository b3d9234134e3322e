/** What was changed in a run by hand: its log against the schedule of its scenario. */
import { dequal } from 'dequal/lite';
import { type Command, unnumbered } from '../../run/command.ts';

/** A change, with the commands that make it up; `left out` for commands of the schedule that the log lacks. */
export interface Change {
  kind: 'added' | 'left out';
  commands: Command[];
}

const isSame = (a: Command, b: Command): boolean => dequal(unnumbered(a), unnumbered(b));

/**
 * The changes in the order of time. Settings of one number that follow each other closely, as when a lever is dragged,
 * are one change.
 * @param together maximum number of steps between two settings of one change
 */
export function changesOf(scheduled: readonly Command[], log: readonly Command[], together: number): Change[] {
  const missing = [...scheduled];
  const added = log.filter((command) => {
    const at = missing.findIndex((one) => isSame(one, command));
    if (at >= 0) missing.splice(at, 1);
    return at < 0;
  });
  const changes: Change[] = missing.map((command) => ({ kind: 'left out', commands: [command] }));
  let last: Change | null = null;
  for (const command of added) {
    const before = last?.commands.at(-1);
    if (last !== null && before !== undefined && isOneGesture(before, command, together)) last.commands.push(command);
    else {
      last = { kind: 'added', commands: [command] };
      changes.push(last);
    }
  }
  return changes.sort((a, b) => a.commands[0].step - b.commands[0].step);
}

const isOneGesture = (a: Command, b: Command, together: number): boolean =>
  a.do === 'set' && b.do === 'set' && a.path === b.path && b.step - a.step <= together;

/** The log with a change removed. */
export function withoutChange(log: readonly Command[], { kind, commands }: Change): Command[] {
  if (kind === 'left out') return [...log, ...commands];
  const gone = [...commands];
  return log.filter((command) => {
    const at = gone.findIndex((one) => isSame(one, command));
    if (at >= 0) gone.splice(at, 1);
    return at < 0;
  });
}
