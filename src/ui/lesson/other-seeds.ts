/** The runs of a question with other seeds: whether the answer was chance. */
import { signal } from '@preact/signals';
import { answerOf, rawOf } from '../../analysis/answer.ts';
import type { Doing } from '../../sweep/connect-workers.ts';
import type { Outcome } from '../../sweep/result-rows.ts';
import { planOf } from '../run/plan-beside.ts';
import type { Found } from './judge.ts';
import type { Task } from './task.ts';

/** Number of other seeds against which a prediction is checked. */
export const SEEDS = 5;

/** Runs of other seeds done, and their number; null when none are in progress. */
export const asking = signal<{ done: number; all: number } | null>(null);

let doing: Doing | null = null;

/** Repeats the runs of a question with other seeds, in workers of their own. @param heard is told all seeds so far */
export async function runSeeds(asked: Task, seed: string, heard: (found: Found[]) => void): Promise<void> {
  const { sides, row, at } = asked;
  const raw = Object.entries(row.reads).flatMap(([name, read]) =>
    rawOf(read, at).map((one, i) => ({ ...one, name: `${name} ${i}`, at: [one.at], from: one.from ?? 0 })),
  );
  const plan = planOf({ seed, sides, replicates: SEEDS, until: at, readings: raw });
  const done = new Map<number, Outcome>();
  const { startRuns } = await import('../../sweep/connect-workers.ts');
  const numbers = Array.from({ length: plan.runs }, (_, i) => i + 1).sort(
    (a, b) => ((a - 1) % SEEDS) - ((b - 1) % SEEDS) || a - b,
  );
  asking.value = { done: 0, all: plan.runs };
  const runs = startRuns(plan, numbers, Math.max(1, navigator.hardwareConcurrency), (outcome) => {
    if (doing !== runs) return;
    done.set(outcome.run, outcome);
    asking.value = { done: done.size, all: plan.runs };
    heard(Array.from({ length: SEEDS }, (_, one) => foundIn(asked, one, done)).filter((one) => one !== null));
  });
  doing = runs;
  await runs.over.catch(() => {});
  if (doing === runs) endSeeds();
}

/** The answer of one seed; null until all of its runs are done. */
function foundIn({ sides, row, at }: Task, seed: number, done: ReadonlyMap<number, Outcome>): Found | null {
  const outcomes = sides.map((_, side) => done.get(side * SEEDS + seed + 1));
  if (outcomes.some((one) => one === undefined)) return null;
  const number = (name: string, arm: string) =>
    outcomes[sides.findIndex((side) => side.arm === arm)]?.readings.find((one) => one.measure === name)?.value ??
    Number.NaN;
  const values = Object.fromEntries(
    Object.entries(row.reads).map(([name, read]) => {
      const [own, by] = rawOf(read, at).map(({ arm }, i) => number(`${name} ${i}`, arm));
      return [name, by === undefined ? own : own / by];
    }),
  );
  return { values, found: answerOf(row, values) };
}

export function endSeeds(): void {
  doing?.end();
  doing = null;
  asking.value = null;
}
