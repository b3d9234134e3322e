/** Collects the results of a sweep from the files of its runs: the same bytes whatever produced those files. */
import { join } from 'node:path';
import { csvLine } from '../base/csv.ts';
import { type Column, writeParquet } from '../files/parquet.ts';
import { writeWhole, writingText } from '../files/write-whole.ts';
import { allOutcomes, findRuns, planDigest } from './folder.ts';
import { type Plan, type PlannedFactor, runsOf } from './plan.ts';
import { columnsOf, type Row, rowsOf, unitsIn, unitsOfColumns } from './result-rows.ts';
import { writeSweepCrate } from './sweep-crate.ts';

export interface Collected {
  runs: number;
  failed: number;
  /** Numbers of the runs not done; if there are any, nothing is written. */
  missing: number[];
  /** A line for each file that is damaged, or that is none of a run. */
  notes: string[];
}

export const RESULTS = { csv: 'results.csv', parquet: 'results.parquet', sweep: 'sweep.json' } as const;

export function collect(folder: string, plan: Plan): Collected {
  const { done, failed: bad, notes } = findRuns(folder, plan);
  const missing = Array.from({ length: plan.runs }, (_, i) => i + 1).filter((number) => done[number] === 0);
  const failed = bad.length;
  if (missing.length > 0) return { runs: plan.runs, failed, missing, notes };
  writingText(join(folder, RESULTS.csv), (add) => {
    add(csvLine(columnsOf(plan.factors)));
    for (const row of allRows(folder, plan)) add(csvLine(row));
  });
  const units = JSON.stringify(unitsOfColumns(plan.factors));
  const origin = { sweep: plan.id, plan: planDigest(plan), stroma: plan.version, units };
  writeParquet(join(folder, RESULTS.parquet), tableColumns(plan), allRows(folder, plan), origin);
  const about = { ...plan, planDigest: planDigest(plan), failed };
  writeWhole(join(folder, RESULTS.sweep), `${JSON.stringify(about, null, 1)}\n`);
  writeSweepCrate(folder, plan);
  return { runs: plan.runs, failed, missing, notes };
}

/** The rows of all runs, by run number. */
export function* allRows(folder: string, plan: Plan): Generator<Row> {
  const { run } = runsOf(plan);
  const units = unitsIn(plan);
  for (const outcome of allOutcomes(folder, plan)) yield* rowsOf(run(outcome.run), outcome, units);
}

function tableColumns({ factors }: Plan): Column[] {
  const fixed: Record<string, Column['type']> = {
    run: 'INT32',
    point: 'INT32',
    replicate: 'INT32',
    hours: 'DOUBLE',
    value: 'DOUBLE',
  };
  const own = new Map(factors.map((factor) => [factor.name, typeOf(factor)]));
  const always = ['run', 'scenario', 'point', 'replicate', 'seed', ...own.keys()];
  return columnsOf(factors).map((name) => ({
    name,
    type: own.get(name) ?? fixed[name] ?? 'STRING',
    nullable: !always.includes(name),
  }));
}

function typeOf({ values }: PlannedFactor): Column['type'] {
  const kinds = new Set((values ?? [0]).map((value) => typeof value));
  return kinds.has('string') ? 'STRING' : kinds.has('boolean') ? 'BOOLEAN' : 'DOUBLE';
}
