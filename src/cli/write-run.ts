/** The two files of a run: run.json, from which it can be repeated, and measures.csv. */
import { join } from 'node:path';
import { csvLine } from '../base/csv.ts';
import { writeWhole } from '../files/write-whole.ts';
import { checkRunFile, isRun, type RunFile, runFileText } from '../link/run-file.ts';
import type { RunRecord } from '../run/whole-run.ts';
import { wrong } from './failure.ts';
import { MAX_BYTES, readText } from './named-file.ts';
import { numberOrNull } from './numbers.ts';

export const MEASURES = 'measures.csv';
export const RUN = 'run.json';

export function writeRunFiles(folder: string, record: RunRecord): void {
  const { run, steps, rows } = record;
  const { scenario, seed, log } = run;
  const digests = rows.map(({ step, digest }) => ({ step, digest }));
  writeWhole(join(folder, MEASURES), measuresText(record));
  writeWhole(join(folder, RUN), runFileText({ seed, steps, log, digests, scenario }));
}

/** The rows of a run as a table, one value a row; none where it is no number. */
export function measuresText({ rows, measures }: Pick<RunRecord, 'rows' | 'measures'>): string {
  const table = rows.flatMap(({ step, hours, values }) =>
    measures.map(({ id, unit }, i) =>
      csvLine([step, hours, id.slice(0, id.indexOf('.')), id, unit, numberOrNull(values[i])]),
    ),
  );
  return csvLine(['step', 'hours', 'tissue', 'measure', 'unit', 'value']) + table.join('');
}

/** Whether a file holds a run, not a scenario. */
export const isRunFile = (path: string): boolean => path.endsWith('.json') && isRun(parsed(path));

/** Reads a run.json. Throws all its problems. */
export function readRunFile(path: string): RunFile {
  const value = parsed(path);
  if (value === null) throw wrong(`${path}: found no JSON, expected the run.json that "stroma run … --out" writes`);
  const read = checkRunFile(value);
  if ('file' in read) return read.file;
  throw wrong(read.problems.map((line) => `${path}: ${line}`).join('\n'));
}

function parsed(path: string): unknown {
  const read = readText(path, MAX_BYTES.run);
  if ('why' in read) throw wrong(`${path}: found ${read.why}, expected a run.json`);
  try {
    return JSON.parse(read.text);
  } catch {
    return null;
  }
}
