/** When the rows of a schedule act, in minutes and in steps of a run. */

/** When a row of a schedule acts: first time, interval, number of times. */
export interface Recurring {
  at: number;
  every?: number | undefined;
  /** Without it a row with `every` repeats until the end of the run. */
  times?: number | undefined;
}

/** How long what a row begins goes on: for some minutes, or until a time; with neither, to the end of the run. */
export interface Lasting {
  at: number;
  for?: number | undefined;
  until?: number | undefined;
}

/** A run's step length, and its duration from time 0, both in minutes. */
export interface Span {
  step: number;
  duration: number;
}

/** The step (since time 0) before which something at `minutes` happens. */
const stepAt = (minutes: number, { step }: Span): number => Math.round(minutes / step);

/** How often a row acts: once, `times`, or as often as it fits before the end, at least once. */
export function timesOf({ at, every, times }: Recurring, span: Span): number {
  if (every === undefined) return 1;
  if (times !== undefined) return Math.round(times);
  const end = stepAt(span.duration, span);
  let count = Math.max(1, Math.floor((span.duration - at) / every) + 2);
  while (count > 1 && stepAt(at + (count - 1) * every, span) >= end) count--;
  return count;
}

/** The steps before which a row acts, in order. */
export function stepsOf(row: Recurring, span: Span): number[] {
  const count = timesOf(row, span);
  return Array.from({ length: count }, (_, n) => stepAt(row.at + n * (row.every ?? 0), span));
}

/** The number of steps for which what a row begins goes on, at least one; undefined if it has no end. */
export function lastsOf({ at, for: minutes, until }: Lasting, span: Span): number | undefined {
  if (minutes === undefined && until === undefined) return undefined;
  const steps = minutes === undefined ? stepAt(until!, span) - stepAt(at, span) : stepAt(minutes, span);
  return Math.max(1, steps);
}

/** How often a row acts up to and including the step `last`. */
export function timesWithin(row: Recurring, span: Span, last: number): number {
  const isWithin = (n: number): boolean => stepAt(row.at + n * (row.every ?? 0), span) <= last;
  // Steps never fall, so the first one that is later is found by halving.
  let [within, beyond] = [-1, timesOf(row, span)];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (isWithin(middle)) within = middle;
    else beyond = middle;
  }
  return within + 1;
}
