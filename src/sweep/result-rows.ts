/** The rows of the results: one for each run, measure and time; one with an error for a run that failed. */
import type { Level, PlannedRun } from './plan.ts';

/** Columns other than factors. */
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

/** A value of a measure at a time; the time of a reduction is the end of its window. */
export interface Reading {
  measure: string;
  hours: number;
  value: number;
}

/** The outcome of one run; the same run has the same outcome. */
export interface Outcome {
  run: number;
  /** Digest of the last state, 16 hexadecimal digits; '' where the run failed. */
  digest: string;
  readings: Reading[];
  /** Why the run failed, or ''. */
  error: string;
}

/** A row of the results: null for an empty cell. */
export type Row = (Level | null)[];

/** The names of all columns: those that name the run, then the factors, then those of the outcome. */
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
