/** Sweep files and folders for the command line. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { unknownName } from '../../base/nearest.ts';
import { DiskError } from '../../files/write-whole.ts';
import { FolderError, readPlan } from '../../sweep/folder.ts';
import type { Plan } from '../../sweep/plan.ts';
import { readSweep } from '../../sweep/read-sweep.ts';
import { wrong } from '../failure.ts';
import { home, shippedScenarios, version } from '../home.ts';
import { files } from '../load-scenario.ts';

/** Where `npm start` serves the page. */
export const PAGE = 'http://localhost:4173/';

/** Maximum number of runs of a sweep without `--yes`. */
const MAX_RUNS = 1_000_000;

/** The plan of a sweep file, or of one that comes with Stroma by its name. */
export function planOf(given: string, yes: boolean): Plan {
  const path = findSweep(given);
  const { plan, problems } = readSweep(path.split(sep).join('/'), readFileSync(path, 'utf8'), {
    files,
    named: (name) => shippedScenarios()[name] ?? null,
    version: version(),
  });
  if (!plan) throw wrong(problems.join('\n'));
  if (plan.runs > MAX_RUNS && !yes)
    throw wrong(`${given}: found ${plan.runs} runs, expected at most ${MAX_RUNS}; --yes allows more`);
  return plan;
}

/** The path of a sweep file: as given if that file exists, else that of the sweep with this name. */
export function findSweep(given: string): string {
  if (statSync(given, { throwIfNoEntry: false })?.isFile()) return given;
  const folder = join(home(), 'scenarios', 'sweeps');
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => name.slice(0, -'.yaml'.length))
    : [];
  if (names.includes(given)) return join(folder, `${given}.yaml`);
  throw wrong(`sweep: ${unknownName(given, `the path of a sweep or one of ${names.join(', ')}`, names)}`);
}

/** The plan in the folder of a sweep. */
export const planIn = (folder: string): Plan => onFolder(() => readPlan(folder));

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
