/** What a class knows before it predicts: the course of the first run of a question, computed while the class reads. */
import { signal } from '@preact/signals';
import type { Doing } from '../../sweep/connect-workers.ts';
import { planOf } from '../run/plan-beside.ts';
import { stepAt } from '../run/state.ts';
import { curveOfRun, type Point } from './curve-of-run.ts';
import { hasBeenAt, runWith } from './run-of-side.ts';
import type { Side, Task } from './task.ts';

/** Number of moments in a known course. */
const MOMENTS = 60;

/** What is known before the prediction: a measure of a run. */
export interface Known {
  side: Side;
  measure: string;
}

/** Courses that are known, by the arm and the measure; see `knownKey`. */
const knownCurves = signal<ReadonlyMap<string, Point[]>>(new Map());

const knownKey = (arm: string, measure: string): string => `${arm} ${measure}`;

let doing: Doing | null = null;

/** The measure of the first run that is known before a question is answered; null for none. */
export function knownOf({ known, sides, chart }: Task): Known | null {
  if (known !== null) return { side: sides[0], measure: known.id };
  return sides.length > 1 && chart.length > 0 ? { side: sides[0], measure: chart[0].id } : null;
}

/** The course that is known: of the run that is shown where that has been as far, or else as computed beside it. */
export function knownCourse(asked: Task): Point[] | undefined {
  const known = knownOf(asked);
  if (known === null) return undefined;
  const { side, measure } = known;
  const arm = runWith(side);
  if (arm !== undefined && hasBeenAt(arm, stepAt(asked.at / 60))) return curveOfRun(arm, measure, asked);
  return knownCurves.value.get(knownKey(side.arm, measure));
}

/** Computes what is known before the questions of a lesson are answered: one run for each first arm. */
export async function computeKnown(tasks: readonly Task[], seed: string): Promise<void> {
  endKnown();
  const wanted = tasks.flatMap((task) => {
    const known = knownOf(task);
    return known === null ? [] : [{ ...known, at: task.at }];
  });
  const sides = [...new Map(wanted.map(({ side }) => [side.arm, side])).values()];
  if (sides.length === 0) return;
  const measures = [...new Map(wanted.map((one) => [knownKey(one.side.arm, one.measure), one])).values()];
  const plan = planOf({
    seed,
    sides,
    replicates: 1,
    until: Math.max(...wanted.map(({ at }) => at)),
    readings: measures.map(({ side, measure }) => {
      const at = Math.max(
        ...wanted.filter((one) => one.side.arm === side.arm && one.measure === measure).map((one) => one.at),
      );
      const times = Array.from({ length: MOMENTS + 1 }, (_, i) => Math.round((i * at) / MOMENTS));
      return {
        name: knownKey(side.arm, measure),
        arm: side.arm,
        measure,
        reduce: null,
        at: [...new Set(times)],
        from: 0,
      };
    }),
  });
  const { startRuns } = await import('../../sweep/connect-workers.ts');
  const runs = startRuns(
    plan,
    sides.map((_, i) => i + 1),
    1,
    ({ readings }) => {
      if (doing !== runs) return;
      const next = new Map(knownCurves.peek());
      for (const { measure } of readings) {
        if (next.has(measure)) continue;
        const own = readings.filter((one) => one.measure === measure);
        next.set(
          measure,
          own.map(({ hours, value }) => ({ hours, value })),
        );
      }
      knownCurves.value = next;
    },
  );
  doing = runs;
  await runs.over.catch(() => {});
}

/** Forgets the known courses; a lesson with another seed has others. */
export function endKnown(): void {
  doing?.end();
  doing = null;
  knownCurves.value = new Map();
}
