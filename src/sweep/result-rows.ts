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
  'unit',
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

/** The units of measures, by their names in the results. */
export type Units = ReadonlyMap<string, string>;

export const unitsIn = ({ measures }: { measures: readonly { name: string; unit: string }[] }): Units =>
  new Map(measures.map(({ name, unit }) => [name, unit]));

/** The units of columns, where they have one of their own; values have theirs in the column `unit`. */
export const unitsOfColumns = (factors: readonly { name: string; unit: string }[]): Record<string, string> =>
  Object.fromEntries(
    [...factors.map(({ name, unit }) => [name, unit]), ['hours', 'h']].filter(([, unit]) => unit !== ''),
  );

export function rowsOf(
  { run, scenario, point, replicate, seed, values }: PlannedRun,
  outcome: Outcome,
  units: Units,
): Row[] {
  const head: Row = [run, scenario, point, replicate, seed, ...values];
  if (outcome.error !== '') return [[...head, null, null, null, null, null, outcome.error]];
  return outcome.readings.map(({ measure, hours, value }) => [
    ...head,
    measure,
    hours,
    Number.isFinite(value) ? value : null,
    units.get(measure) || null,
    outcome.digest,
    null,
  ]);
}
