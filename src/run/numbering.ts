/** Numbers of commands: each is given once in a run, so that a log can be compared with the one it replaces. */
import { type Command, inOrder, isEqual, type Logged } from './command.ts';

/** A log and the highest number given so far. */
export interface Numbered {
  log: Logged[];
  numbered: number;
}

/**
 * A log sorted by step, with numbers. A command keeps its number if this run has given it, even if the command was
 * changed or had been removed. One without a number takes that of an equal command in the log before, or a new one.
 */
export function numberLog(commands: readonly Command[], before: Numbered = { log: [], numbered: 0 }): Numbered {
  const taken = new Set<number>();
  const take = (number: number): number => {
    taken.add(number);
    return number;
  };
  const ordered = inOrder(commands);
  const borne = ordered.map(({ number = 0 }) =>
    number > 0 && number <= before.numbered && !taken.has(number) ? take(number) : null,
  );
  const left = new Map<number, Logged[]>();
  for (const command of before.log) {
    if (taken.has(command.number)) continue;
    const beside = left.get(command.step);
    if (beside) beside.push(command);
    else left.set(command.step, [command]);
  }
  let { numbered } = before;
  const log = ordered.map((command, i): Logged => {
    const equal = (one: Logged): boolean => !taken.has(one.number) && isEqual(one, command);
    const number = borne[i] ?? take(left.get(command.step)?.find(equal)?.number ?? ++numbered);
    return { ...command, number };
  });
  return { log, numbered };
}

/** How many commands two logs share at their start, and the step of the first that differs, Infinity if none does. */
export function firstDifference(before: readonly Logged[], after: readonly Logged[]): { at: number; step: number } {
  const same = (at: number): boolean =>
    at < before.length && before[at].number === after[at]?.number && isEqual(before[at], after[at]);
  let at = 0;
  while (same(at)) at++;
  const steps = [before[at], after[at]].map((command) => command?.step ?? Number.POSITIVE_INFINITY);
  return { at, step: Math.min(...steps) };
}
