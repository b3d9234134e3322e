/** Does one run, from its start or from a saved state, and leaves its files. */
import { dirname } from 'node:path';
import { makeFolder } from '../../files/write-whole.ts';
import type { SavedState } from '../../link/saved-state.ts';
import { type Command, isEqual } from '../../run/command.ts';
import { numberLog } from '../../run/numbering.ts';
import type { Run } from '../../run/run.ts';
import { rewriteLog } from '../../run/snapshot.ts';
import {
  logFor,
  type RecordOptions,
  type RunRecord,
  recordedMeasures,
  recording,
  recordingFrom,
} from '../../run/whole-run.ts';
import { here } from '../../run/written.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Helpers } from '../../threads/crew.ts';
import { wrong } from '../failure.ts';
import { inTurns } from '../helpers.ts';
import { timeText } from '../numbers.ts';
import { reportProgress } from '../progress.ts';
import { openTables } from '../run-tables.ts';
import { writeRunFiles } from '../write-run.ts';
import { type Interrupt, quoted } from './interrupt.ts';
import { knownValues } from './known-values.ts';
import { isStateIn, removeState, statePath, writeState } from './state-files.ts';

/** How runs are done, whichever they are. */
export interface Manner {
  /** Steps between two recorded rows. */
  every: number;
  helpers: Helpers;
  saveState: boolean;
  /** How a signal stops a run that has files to leave. */
  interrupt: Interrupt | null;
  json: boolean;
  /** Progress in plain lines. */
  lines: boolean;
}

export interface Job extends Manner {
  scenario: Prepared;
  seed: string;
  /** Steps of the whole run, settling included. */
  steps: number;
  label: string;
  /** Where its files go; without it nothing is written, and a signal ends the process. */
  folder: string | undefined;
  /** What it goes on from, and the path that was given for it. */
  from?: { state: SavedState; path: string };
}

export interface Done {
  record: RunRecord;
  /** The result, as `--json` prints it. */
  result: RunResult;
}

export interface RunResult {
  scenario: string;
  seed: string;
  /** Steps done, settling included. */
  steps: number;
  /** Since time 0. */
  hours: number;
  digest: string;
  /** The Stroma that gives this digest; another with the same core gives it too. */
  version: string;
  core: string;
  /** Threads that stepped it; the digest does not depend on their number. */
  threads: number;
  wallSeconds: number;
  /** Last value of every measure; NaN where there is none, null in JSON. */
  measures: Record<string, number>;
}

/** When it is interrupted, its files hold what was computed, and its folder the state; the record says so. */
export async function doRun(job: Job): Promise<Done> {
  const { scenario, seed, steps, every, helpers, interrupt, folder } = job;
  const end = timeText(endOf(scenario, steps));
  const progress = reportProgress({ label: job.label, total: steps, json: job.json, lines: job.lines });
  if (folder !== undefined) makeFolder(folder);
  const tables = folder === undefined ? null : openTables(folder, scenario, seed);
  const start = performance.now();
  const options: RecordOptions = {
    seed,
    steps,
    helpers,
    every: folder === undefined ? 0 : every,
    ...(tables && { look: tables.look }),
    ...(interrupt && { stop: interrupt.asked }),
    onStep: (done, hours) => progress.update(done, () => `${timeText(hours)} of ${end}`),
  };
  if (job.from && tables) await tables.resume(dirname(statePath(job.from.path)), stepIn(job.from.state));
  const read = await inTurns(job.from ? goingOn(job.from, options) : recording(scenario, options));
  const record = {
    ...read,
    rows: read.rows.map((row) => ({ ...row, values: knownValues(read.measures, row.values) })),
  };
  progress.finish();
  if (folder !== undefined) {
    tables?.end();
    writeRunFiles(folder, record);
    leaveState(job, folder, record);
  }
  return { record, result: resultOf(record, (performance.now() - start) / 1000, helpers.list.length + 1) };
}

/** Leaves the last state of a run that was interrupted, or where that is asked for; tells of one that it replaces. */
function leaveState({ scenario, steps, every, saveState, from }: Job, folder: string, record: RunRecord): void {
  if (!record.stopped && !saveState) return removeState(folder);
  writeState(folder, record, steps, every);
  if (from === undefined || record.stopped || !isStateIn(folder, from.path)) return;
  const [before, now] = [from.state.file.steps, record.steps].map((done) => timeText(endOf(scenario, done)));
  process.stderr.write(`${folder}: the saved state is now the one at ${now}, in place of the one at ${before}\n`);
}

/** The time at which some steps end, minutes and hours since time 0. */
export const minutesAt = ({ step, settle }: Prepared, steps: number): number => steps * step - settle;
export const endOf = (scenario: Prepared, steps: number): number => minutesAt(scenario, steps) / 60;

/** The step of a saved state, since time 0. */
const stepIn = ({ file }: SavedState): number => file.digests[file.digests.length - 1].step;

function goingOn({ state, path }: NonNullable<Job['from']>, options: RecordOptions): Generator<void, RunRecord> {
  const run = restored(state, path, options);
  const measures = recordedMeasures(run).map(({ id }) => id);
  if (options.every !== 0 && measures.join() !== state.measures.join())
    throw wrong(`${path}: found other measures than this version of Stroma reads; run it from its start`);
  const log = logFor(state.file.scenario, options.steps);
  if (beginsWith(log, run)) rewriteLog(run, numberLog(log, run), null);
  return recordingFrom(run, options.every === 0 ? [] : state.rows, options);
}

function restored(state: SavedState, path: string, { helpers }: RecordOptions): Run {
  try {
    return state.restore(helpers ? { helpers } : {});
  } catch (error) {
    throw wrong(`${statePath(path)}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Whether a log begins with all commands that a run has carried out: rows without `times` go on to a later end. */
const beginsWith = (log: readonly Command[], run: Run): boolean =>
  run.log.slice(0, run.applied).every((command, i) => log[i] !== undefined && isEqual(log[i], command));

function resultOf(
  { run, steps, hours, digest, measures, rows }: RunRecord,
  wallSeconds: number,
  threads: number,
): RunResult {
  const { values } = rows[rows.length - 1];
  return {
    scenario: run.scenario.id,
    seed: run.seed,
    steps,
    hours,
    digest,
    ...here,
    threads,
    wallSeconds: Number(wallSeconds.toFixed(3)),
    measures: Object.fromEntries(measures.map(({ id }, i) => [id, values[i]])),
  };
}

/** How to say that a run was interrupted, and how it goes on to leave what was asked for. */
export const howToGoOn = (at: string, folder: string, { saveState }: Pick<Manner, 'saveState'>): string =>
  `interrupted at ${at}; what was computed is in ${folder}; to go on:\n  npx stroma run --from ${quoted(folder)}${saveState ? ' --save-state' : ''}`;
