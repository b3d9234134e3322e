/** Several runs of a scenario, of one arm or of several on the same seeds, one after another. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { digestText } from '../../base/digest.ts';
import { makeFolder, writeWhole } from '../../files/write-whole.ts';
import {
  checkStudy,
  type DoneRun,
  differenceOf,
  type StudyPlan,
  studyText,
  type WrittenStudy,
} from '../../link/study-file.ts';
import { measuresOf } from '../../observe/measures/measures.ts';
import { withArm } from '../../run/scenario-arms.ts';
import { modelOf, type Prepared } from '../../scenario/prepared.ts';
import { wrong } from '../failure.ts';
import { MAX_BYTES, readText } from '../named-file.ts';
import { seedsFrom } from '../numbers.ts';
import { MEASURES, measuresText, RUN } from '../write-run.ts';
import { knownValues } from './known-values.ts';
import { doRun, endOf, type Manner, type RunResult } from './one-run.ts';
import { hasState, readState } from './state-files.ts';

const STUDY = 'study.json';

type Done = 'version' | 'core' | 'threads' | 'wallSeconds';

/** A run that is done, with the values that it recorded. */
export interface StudyRun {
  run: number;
  seed: string;
  arm: string;
  /** How it was done is known only of runs done just now. */
  result: Omit<RunResult, Done> & Partial<Pick<RunResult, Done>>;
  /** Ids and units of the values of a row. */
  measures: { id: string; unit: string }[];
  rows: { hours: number; values: Float64Array }[];
}

/** What was done of a study; `stoppedAt` is the time within a run at which it was interrupted, hours. */
export interface Studied {
  runs: StudyRun[];
  stoppedAt?: number;
}

/** Whether a folder holds a study. */
export const hasStudy = (folder: string): boolean => existsSync(join(folder, STUDY));

/** Reads the study in a folder. Throws all its problems. */
export function readStudy(folder: string): WrittenStudy {
  const path = join(folder, STUDY);
  const text = readText(path, MAX_BYTES.run);
  const read = 'why' in text ? { problems: [`found ${text.why}, expected a study`] } : checkStudy(parsed(text.text));
  if ('problems' in read) throw wrong(read.problems.map((line) => `${path}: ${line}`).join('\n'));
  return read;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The runs in a folder that belong to a plan; none in a new folder. Throws if it holds another study. */
export function runsDone(folder: string, plan: StudyPlan): DoneRun[] {
  if (!hasStudy(folder)) return [];
  const found = readStudy(folder);
  if (found.plan.seeds > plan.seeds)
    throw wrong(`${folder}: found a study of ${found.plan.seeds} seeds, expected at least as many, not ${plan.seeds}`);
  const other = differenceOf(found.plan, plan);
  if (other.length === 0) return found.runs;
  throw wrong(
    `${folder}: found another study, of ${found.plan.scenario.id}, which differs in ${other.join(', ')}; expected an empty folder or the same study`,
  );
}

/** Does the runs of a study that are not done, seed by seed; in a folder it keeps what is done. */
export async function doStudy(plan: StudyPlan, manner: Manner, folder: string | undefined): Promise<Studied> {
  const arms = plan.arms.map((name) => withArm(plan.scenario, name));
  // Runs that are still to be looked at stay on the list, so that it is whole whenever it is written.
  const done = new Map((folder === undefined ? [] : runsDone(folder, plan)).map((one) => [one.run, one]));
  const seeds = seedsFrom(plan.seed, plan.seeds);
  const runs: StudyRun[] = [];
  const keep = (): void => {
    const listed = [...done.values()].sort((a, b) => a.run - b.run);
    if (folder !== undefined) writeWhole(join(folder, STUDY), studyText(plan, listed));
  };
  if (folder !== undefined) makeFolder(folder);
  for (const [i, seed] of seeds.entries()) {
    for (const [a, arm] of plan.arms.entries()) {
      const run = i * plan.arms.length + a + 1;
      const own = folder === undefined ? undefined : join(folder, String(run));
      const kept = done.get(run);
      const found = own !== undefined && kept ? readBack(own, kept, arms[a], plan.steps[a]) : null;
      if (found) {
        runs.push(found);
        continue;
      }
      done.delete(run);
      const label = `${plan.scenario.id}${plan.compare ? `, ${arm}` : ''}, run ${run} of ${seeds.length * arms.length}`;
      const from = own !== undefined && hasState(own) ? fittingState(own, arms[a], seed, plan) : undefined;
      const job = { ...manner, scenario: arms[a], seed, steps: plan.steps[a], label, folder: own };
      const { record, result } = await doRun({ ...job, ...(from && { from }) });
      if (record.stopped) {
        keep();
        return { runs, stoppedAt: record.hours };
      }
      const measures = own === undefined ? '' : digestText(measuresText(record));
      runs.push({ run, seed, arm, result, measures: record.measures, rows: record.rows });
      done.set(run, { run, seed, arm, digest: record.digest, measures });
      keep();
    }
  }
  keep();
  return { runs };
}

/** The unfinished run in a folder, if it is one of this study. */
function fittingState(folder: string, scenario: Prepared, seed: string, { every }: StudyPlan) {
  const state = readState(folder);
  const { file } = state;
  const same = file.scenario.id === scenario.id && file.seed === seed && state.every === every;
  const { extends: _, ...own } = scenario;
  return same && JSON.stringify(file.scenario) === JSON.stringify(own) ? { state, path: folder } : undefined;
}

/** A run that was done before, from its files; null, and told, if these are no longer as they were written. */
function readBack(
  folder: string,
  { run, seed, arm, digest, measures: written }: DoneRun,
  scenario: Prepared,
  steps: number,
): StudyRun | null {
  const path = join(folder, MEASURES);
  const again = (what: string): null => {
    process.stderr.write(`${what}; this run is done again\n`);
    return null;
  };
  const gone = [folder, path, join(folder, RUN)].find((one) => !existsSync(one));
  if (gone !== undefined) return again(`${gone}: is missing`);
  const text = readFileSync(path, 'utf8');
  if (digestText(text) !== written) return again(`${path}: was changed since it was written`);
  const cells = parse(text, { columns: true }) as { step: string; hours: string; measure: string; value: string }[];
  const byStep = new Map<string, typeof cells>();
  for (const cell of cells) {
    const row = byStep.get(cell.step);
    if (row) row.push(cell);
    else byStep.set(cell.step, [cell]);
  }
  const all = new Map(measuresOf(modelOf(scenario), scenario).map((one) => [one.id, one]));
  const names = [...byStep.values()][0]?.map(({ measure }) => measure) ?? [];
  const unknown = names.find((name) => !all.has(name));
  if (unknown !== undefined) return again(`${path}: found the measure "${unknown}", which this version does not read`);
  const measures = names.map((name) => all.get(name)!);
  // An empty field is no number, and an earlier version wrote 0 for one.
  const numberIn = (text: string): number => (text === '' ? Number.NaN : Number(text));
  const rows = [...byStep.values()].map((row) => {
    const values = row.map(({ value }) => numberIn(value));
    return { hours: Number(row[0].hours), values: knownValues(measures, values) };
  });
  const last = rows.at(-1)?.values ?? [];
  const result = {
    scenario: scenario.id,
    seed,
    steps,
    hours: endOf(scenario, steps),
    digest,
    measures: Object.fromEntries(names.map((name, i) => [name, last[i]])),
  };
  return { run, seed, arm, result, measures, rows };
}
