/** The rows of the results: one for each run, measure and time; one with an error for a run that failed. */
import type { Level, PlannedRun } from './plan.ts';

/** Columns besides the factors. */
export const COLUMNS = [
  'run',
  'scenario',
  'point',
  'replicate',
  'seed',
  'measure',
  'hours',
  'value',
  'digest',
  'error',
] as const;

/** A measure at a time; the time of a reduction is the end of its window. */
export interface Reading {
  measure: string;
  hours: number;
  value: number;
}

/** What came of one run; the same run gives the same. */
export interface Outcome {
  run: number;
  /** Of the last state, 16 hexadecimal digits; '' where it failed. */
  digest: string;
  readings: Reading[];
  /** Why it failed, or ''. */
  error: string;
}

/** A row of the results: null where there is nothing. */
export type Row = (Level | null)[];

/** The names of all columns, factors between those that name the run and those that say what came of it. */
export const columnsOf = (factors: readonly { name: string }[]): string[] => [
  ...COLUMNS.slice(0, 5),
  ...factors.map(({ name }) => name),
  ...COLUMNS.slice(5),
];

export function rowsOf({ run, scenario, point, replicate, seed, values }: PlannedRun, outcome: Outcome): Row[] {
  const head: Row = [run, scenario, point, replicate, seed, ...values];
  if (outcome.error !== '') return [[...head, null, null, null, null, outcome.error]];
  return outcome.readings.map(({ measure, hours, value }) => [
    ...head,
    measure,
    hours,
    Number.isFinite(value) ? value : null,
    outcome.digest,
    null,
  ]);
}
