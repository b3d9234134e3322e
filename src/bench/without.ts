/** What parts of a scenario cost: its steps timed in turn with and without each of them, from one state. */

import { advance, append, closeRun, type Run } from '../run/run.ts';
import { goBack, type KeptState, restoreRun, takeSnapshot } from '../run/snapshot.ts';
import { stepOf } from '../world/world.ts';
import { median } from './timing.ts';

export interface Cost {
  /** Path of what is switched off. */
  path: string;
  /** Milliseconds per step as the scenario is, and without it: medians over rounds. */
  whole: number;
  less: number;
  /** Median over rounds of the first over the second. */
  ratio: number;
}

export interface CostOptions {
  paths: readonly string[];
  rounds: number;
  /** Steps in each turn; by default as many as run in a third of a second. */
  steps?: number | undefined;
  onPath?(path: string, index: number): void;
}

/** Milliseconds that a turn takes if the number of steps is not given, and steps that are done untimed before. */
const TURN = 350;
const WARM = 10;

/**
 * For each path the time of a step with and without it. Every turn begins at the state that `from` is in, so both do the
 * same work but for what is switched off, and what that changes within the turn.
 */
export function costsOf(from: Run, { paths, rounds, steps, onPath }: CostOptions): Cost[] {
  const snapshot = takeSnapshot(from);
  const whole = restoreRun(snapshot);
  const each = steps ?? Math.max(5, Math.round(TURN / turnOf(whole, snapshot, WARM)));
  const costs = paths.map((path, index): Cost => {
    onPath?.(path, index);
    const less = restoreRun(snapshot);
    append(less, { step: stepOf(less.engine.world), do: 'knockout', path });
    const kept: KeptState = { ...snapshot, applied: less.applied };
    turnOf(less, kept, WARM);
    const times = Array.from({ length: rounds }, (_, round) => {
      const turns = [() => turnOf(whole, snapshot, each), () => turnOf(less, kept, each)];
      // Whoever begins may be the slower one.
      const [first, second] = round % 2 === 0 ? turns : turns.reverse();
      const pair = [first(), second()];
      return round % 2 === 0 ? pair : pair.reverse();
    });
    closeRun(less);
    return {
      path,
      whole: median(times.map(([a]) => a)),
      less: median(times.map(([, b]) => b)),
      ratio: median(times.map(([a, b]) => a / b)),
    };
  });
  closeRun(whole);
  return costs;
}

/** Goes back to a state, does steps, and returns the milliseconds of one. */
function turnOf(run: Run, state: KeptState, steps: number): number {
  goBack(run, state);
  const begun = performance.now();
  advance(run, steps);
  return (performance.now() - begun) / steps;
}
