/**
 * The folder of a sweep: the plan, a file for each finished run, and the results made from these. Files are written
 * atomically, so however a sweep is interrupted, finished runs are kept and the rest can be continued.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvLine } from '../base/csv.ts';
import { CRATE } from '../files/ro-crate.ts';
import { entriesIn, makeFolder, writeWhole, writingText } from '../files/write-whole.ts';
import { whyNotGrown } from './growth.ts';
import { ORIGIN } from './origin.ts';
import { type Plan, runsOf } from './plan.ts';
import { FolderError, findRuns, hasRuns, planDigest, RUNS, setAside } from './run-files.ts';

export {
  allOutcomes,
  doneRuns,
  FolderError,
  findRuns,
  listedRuns,
  planDigest,
  readOutcome,
  writeOutcome,
} from './run-files.ts';

/** The file of a plan in its folder. */
export const PLAN = 'plan.json';
const DESIGN = 'design.csv';
/** Where the tasks of a job array write what they print. */
export const LOGS = 'logs';

/** How the plan came to be in its folder; for `grown` with the number of runs planned before. */
export type Written = { as: 'new' | 'same' | 'restored' } | { as: 'grown'; from: number };

/**
 * Writes the plan of a sweep, unless the same one is there already. Runs of the plan that are there are kept: those of
 * a smaller plan that this one goes on with, and those whose plan was lost.
 * @throws an error for the folder of another sweep, before anything is changed
 */
export function writePlan(folder: string, plan: Plan): Written {
  const found = existsSync(join(folder, PLAN)) ? readPlan(folder) : null;
  if (found && planDigest(found) === planDigest(plan)) {
    if (!existsSync(join(folder, DESIGN))) writeDesign(join(folder, DESIGN), plan);
    return { as: 'same' };
  }
  const reason = found && whyNotGrown(found, plan);
  if (reason) throw new FolderError(`${folder}: ${reason}; expected another folder`);
  if (found) {
    // A file of another plan is found before anything is moved.
    findRuns(folder, found);
    setAside(folder, planDigest(found));
    write(folder, plan);
    return { as: 'grown', from: found.runs };
  }
  if (hasRuns(folder)) {
    const { otherNumbers } = findRuns(folder, plan);
    if (otherNumbers !== null) setAside(folder, otherNumbers);
    write(folder, plan);
    return { as: 'restored' };
  }
  // Another part of the same sweep may be writing at this moment.
  const own = [PLAN, DESIGN, RUNS, ORIGIN, LOGS, CRATE];
  if (entriesIn(folder).some(({ name }) => !name.startsWith('.') && !own.includes(name)))
    throw new FolderError(`${folder}: found files that are no sweep, expected an empty folder`);
  makeFolder(join(folder, RUNS));
  write(folder, plan);
  return { as: 'new' };
}

function write(folder: string, plan: Plan): void {
  writeDesign(join(folder, DESIGN), plan);
  writeWhole(join(folder, PLAN), `${JSON.stringify(plan, null, 1)}\n`);
}

/** Every run with its seed and its values. */
function writeDesign(path: string, plan: Plan): void {
  const { run } = runsOf(plan);
  writingText(path, (add) => {
    add(csvLine(['run', 'scenario', 'point', 'replicate', 'seed', ...plan.factors.map(({ name }) => name)]));
    for (let number = 1; number <= plan.runs; number++) {
      const { scenario, point, replicate, seed, values } = run(number);
      add(csvLine([number, scenario, point, replicate, seed, ...values]));
    }
  });
}

export function readPlan(folder: string): Plan {
  const path = join(folder, PLAN);
  if (!existsSync(path)) throw new FolderError(`${folder}: found no ${PLAN}, expected the folder of a sweep`);
  try {
    const plan = JSON.parse(readFileSync(path, 'utf8')) as Plan;
    if ((plan.stroma === 1 || plan.stroma === 2) && Array.isArray(plan.factors) && Array.isArray(plan.scenarios))
      return plan;
  } catch {
    // Reported below.
  }
  throw new FolderError(
    `${path}: found no plan of a sweep, expected the one that "stroma sweep plan" writes; without this file it is written again`,
  );
}
