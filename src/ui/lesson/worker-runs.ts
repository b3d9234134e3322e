/** Runs of a lesson that are computed beside the page, as a sweep. */

import type { Reduction } from '../../analysis/course.ts';
import type { Plan } from '../../sweep/plan.ts';
import { opened } from '../run/state.ts';
import type { Side } from './task.ts';

interface Wanted {
  seed: string;
  sides: readonly Side[];
  /** Seeds of each side; the same ones for all. */
  replicates: number;
  /** Minutes to which they run. */
  until: number;
  /** What is read of the runs of an arm; times in minutes. */
  readings: { name: string; arm: string; measure: string; reduce: Reduction | null; at: number[]; from: number }[];
}

/** Runs are numbered side by side, and of each side seed by seed. */
export const planOf = ({ seed, sides, replicates, until, readings }: Wanted): Plan => ({
  stroma: 1,
  version: '',
  id: 'lesson',
  title: '',
  description: '',
  seed,
  design: { kind: 'points', shares: [[]] },
  replicates,
  pairing: 'common',
  scenarios: sides.map(({ arm, scenario }) => ({ name: arm, scenario, modelDigest: '', until })),
  factors: [],
  measures: readings.map(({ arm, reduce, ...one }) => ({
    ...one,
    unit: '',
    reduce: reduce === 'last' ? null : reduce,
    every: reduce === null || reduce === 'last' ? 0 : opened.value!.minutesPerStep,
    scenarios: [arm],
  })),
  stop: null,
  points: 1,
  runs: sides.length * replicates,
});
