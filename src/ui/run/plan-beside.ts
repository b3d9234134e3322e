/** Runs that are computed beside the one on the page, as a sweep. */

import type { Reduction } from '../../analysis/course.ts';
import type { Command } from '../../run/command.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Plan } from '../../sweep/plan.ts';
import { opened } from './state.ts';

/** One of the runs: a scenario, with its own commands where they are not those of its schedule. */
interface Beside {
  /** The name by which readings refer to it. */
  arm: string;
  scenario: Prepared;
  log?: readonly Command[];
}

interface Wanted {
  seed: string;
  sides: readonly Beside[];
  /** Seeds of each side; the same ones for all. */
  replicates: number;
  /** Minutes to which they run. */
  until: number;
  /** Readings from the runs of an arm; times in minutes. */
  readings: { name: string; arm: string; measure: string; reduce: Reduction | null; at: number[]; from: number }[];
}

/** Runs are numbered side by side and, within a side, seed by seed. */
export const planOf = ({ seed, sides, replicates, until, readings }: Wanted): Plan => ({
  stroma: 1,
  version: '',
  id: 'beside',
  title: '',
  description: '',
  seed,
  design: { kind: 'points', shares: [[]] },
  replicates,
  pairing: 'common',
  scenarios: sides.map(({ arm, scenario, log }) => ({
    name: arm,
    scenario,
    modelDigest: '',
    until,
    ...(log && { log }),
  })),
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
