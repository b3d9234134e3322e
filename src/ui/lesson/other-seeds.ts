/** Both runs of a question with other seeds: whether what came out was chance. */
import { signal } from '@preact/signals';
import type { Doing } from '../../sweep/connect-workers.ts';
import type { Plan } from '../../sweep/plan.ts';
import { opened } from '../run/state.ts';
import type { Pair } from '../session/kept-lesson.ts';
import type { Task } from './tasks.ts';

/** Number of other seeds against which a prediction is checked. */
export const SEEDS = 5;

/** Runs of other seeds done, and their number; null when none are in progress. */
export const asking = signal<{ done: number; all: number } | null>(null);

let doing: Doing | null = null;

/** Repeats both runs of a question with other seeds, in workers of their own. @param heard is told all pairs so far */
export async function runSeeds(asked: Task, seed: string, heard: (pairs: Pair[]) => void): Promise<void> {
  const plan = planOf(asked, seed);
  const values = new Map<number, number>();
  const { startRuns } = await import('../../sweep/connect-workers.ts');
  const numbers = Array.from({ length: plan.runs }, (_, i) => i + 1).sort(
    (a, b) => ((a - 1) % SEEDS) - ((b - 1) % SEEDS) || a - b,
  );
  asking.value = { done: 0, all: plan.runs };
  const runs = startRuns(plan, numbers, Math.max(1, navigator.hardwareConcurrency), ({ run, readings }) => {
    if (doing !== runs) return;
    values.set(run, readings[0]?.value ?? Number.NaN);
    asking.value = { done: values.size, all: plan.runs };
    const pairs = Array.from({ length: SEEDS }, (_, one) => ({
      first: values.get(one + 1),
      second: values.get(SEEDS + one + 1),
    }));
    heard(pairs.filter((pair): pair is Pair => pair.first !== undefined && pair.second !== undefined));
  });
  doing = runs;
  await runs.over.catch(() => {});
  if (doing === runs) endSeeds();
}

export function endSeeds(): void {
  doing?.end();
  doing = null;
  asking.value = null;
}

/** Both runs of a question over other seeds, the same ones for both, as a sweep. */
function planOf({ measure, reduce, from, at, first, second }: Task, seed: string): Plan {
  const named = [
    { name: 'first', scenario: first.scenario },
    { name: 'second', scenario: second.scenario },
  ];
  return {
    stroma: 1,
    version: '',
    id: 'lesson',
    title: '',
    description: '',
    seed,
    design: { kind: 'points', shares: [[]] },
    replicates: SEEDS,
    pairing: 'common',
    scenarios: named.map((one) => ({ ...one, modelDigest: '', until: at })),
    factors: [],
    measures: [
      {
        name: 'asked',
        measure,
        unit: '',
        reduce: reduce === 'last' ? null : reduce,
        at: [at],
        from: from ?? 0,
        every: reduce === 'last' ? 0 : opened.value!.minutesPerStep,
        scenarios: named.map(({ name }) => name),
      },
    ],
    stop: null,
    points: 1,
    runs: 2 * SEEDS,
  };
}
