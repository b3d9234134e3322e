/** Sweep files and folders for the command line. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { unknownName } from '../../base/nearest.ts';
import { DiskError } from '../../files/write-whole.ts';
import { FolderError, readPlan, type Written, writePlan } from '../../sweep/folder.ts';
import { addOrigin } from '../../sweep/origin.ts';
import { otherCoreOf, type Plan } from '../../sweep/plan.ts';
import { readSweep } from '../../sweep/read-sweep.ts';
import { writeSweepCrate } from '../../sweep/sweep-crate.ts';
import { wrong } from '../failure.ts';
import { home, shippedScenarios, version } from '../home.ts';
import { files } from '../load-scenario.ts';
import { isFolder, readText } from '../named-file.ts';

/** Where `npm start` serves the page. */
export const PAGE = 'http://localhost:4173/';

/** Maximum number of runs of a sweep without `--yes`. */
const MAX_RUNS = 1_000_000;

/** The plan of a sweep file, of one that comes with Stroma by its name, or of the folder of a sweep. */
export function planOf(given: string, { yes, columns }: { yes?: boolean; columns?: string }): Plan {
  if (isFolder(given)) {
    if (columns !== undefined) throw wrong('--columns: found a sweep that is planned already, expected a sweep file');
    const plan = planIn(given);
    const other = otherCoreOf(plan);
    if (other) throw wrong(`${given}: found a sweep ${other}; plan it again in another folder`);
    return plan;
  }
  const path = findSweep(given);
  const read = readText(path);
  if ('why' in read) throw wrong(`${path}:${read.line ?? 1}:1 file: found ${read.why}, expected a sweep as UTF-8 text`);
  const {
    plan,
    problems,
    notes = [],
  } = readSweep(path.split(sep).join('/'), read.text, {
    files,
    named: (name) => shippedScenarios()[name] ?? null,
    version: version(),
    columns: columns?.split(',').map((name) => name.trim()),
  });
  if (!plan) throw wrong(problems.join('\n'));
  tell(notes.map((note) => `note  ${note}`));
  if (plan.runs > MAX_RUNS && !yes)
    throw wrong(`${given}: found ${plan.runs} runs, expected at most ${MAX_RUNS}; --yes allows more`);
  return plan;
}

/** The folder for runs and results: that of `--out`, or the one of the sweep that was given. */
export function outOf(given: string, out: string | undefined): string {
  if (out !== undefined) return out;
  if (isFolder(given)) return given;
  throw wrong('--out: found none, expected the folder for the runs and the results');
}

/** The path of a sweep file: as given if that file exists, else that of the sweep with this name. */
export function findSweep(given: string): string {
  if (statSync(given, { throwIfNoEntry: false })?.isFile()) return given;
  const names = sweepNames();
  if (names.includes(given)) return join(sweepFolder(), `${given}.yaml`);
  throw wrong(`sweep: ${unknownName(given, `the path of a sweep or one of ${names.join(', ')}`, names)}`);
}

const sweepFolder = (): string => join(home(), 'scenarios', 'sweeps');

/** Names of the sweeps that come with Stroma. */
export const sweepNames = (): string[] =>
  existsSync(sweepFolder())
    ? readdirSync(sweepFolder())
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => name.slice(0, -'.yaml'.length))
    : [];

/** The plan in the folder of a sweep. */
export const planIn = (folder: string): Plan => onFolder(() => readPlan(folder));

/** Writes the plan into its folder, and says so if there was more than nothing. */
export function keepPlan(folder: string, plan: Plan): void {
  const written: Written = onFolder(() => writePlan(folder, plan));
  if (written.as === 'grown')
    tell([`${folder}: the sweep grew from ${written.from} to ${plan.runs} runs; what is done stays`]);
  if (written.as === 'restored') tell([`${folder}: found runs without their plan, which is written again`]);
  if (written.as === 'same') return;
  onFolder(() => {
    addOrigin(folder, plan, here());
    writeSweepCrate(folder, plan);
  });
}

/** The time, and the program that plans a sweep. */
const here = () => ({
  planned: new Date().toISOString(),
  node: process.versions.node,
  system: `${process.platform} ${process.arch}`,
});

/** Writes lines to standard error. */
export const tell = (lines: readonly string[]): void => {
  for (const line of lines) process.stderr.write(`${line}\n`);
};

/** Reports an error of a folder or a disk in one line. */
export function onFolder<T>(doing: () => T): T {
  try {
    return doing();
  } catch (error) {
    throw asWrong(error);
  }
}

export const asWrong = (error: unknown): unknown =>
  error instanceof FolderError || isDiskError(error) ? wrong((error as Error).message) : error;

/** Errors from a thread arrive without their class. */
const isDiskError = (error: unknown): boolean =>
  error instanceof DiskError || (error instanceof Error && /: could not be written: /.test(error.message));
