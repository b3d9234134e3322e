/**
 * The folder of a sweep: the plan, a file for each finished run, and the results made from these. Files are written
 * atomically, so however a sweep is interrupted, finished runs are kept and the rest can be continued.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvLine } from '../base/csv.ts';
import { digestText } from '../base/digest.ts';
import { makeFolder, writeWhole, writingText } from '../files/write-whole.ts';
import { otherCoreOf, type Plan, runsOf } from './plan.ts';
import type { Outcome } from './result-rows.ts';

const PLAN = 'plan.json';
const DESIGN = 'design.csv';
const RUNS = 'runs';
/** Files in one folder; larger folders are slow. */
const RUNS_A_FOLDER = 1000;

/** Thrown when the folder holds something else. */
export class FolderError extends Error {}

const digests = new WeakMap<Plan, string>();

/** Names a plan: equal plans have equal names. The version of the core enters through the digests of its models. */
export function planDigest(plan: Plan): string {
  const { core: _, ...rest } = plan;
  const digest = digests.get(plan) ?? digestText(JSON.stringify(rest));
  digests.set(plan, digest);
  return digest;
}

/** Writes the plan of a sweep, unless the same one is there already. */
export function writePlan(folder: string, plan: Plan): void {
  const found = existsSync(join(folder, PLAN)) ? readPlan(folder) : null;
  if (found && planDigest(found) === planDigest(plan)) return;
  if (found) throw new FolderError(`${folder}: ${differenceOf(found, plan)}; expected another folder`);
  // Another part of the same sweep may be writing at this moment.
  const own = [PLAN, DESIGN, RUNS];
  if (existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('.') && !own.includes(name)))
    throw new FolderError(`${folder}: found files that are no sweep, expected an empty folder`);
  makeFolder(join(folder, RUNS));
  writeDesign(join(folder, DESIGN), plan);
  writeWhole(join(folder, PLAN), `${JSON.stringify(plan, null, 1)}\n`);
}

function differenceOf(found: Plan, plan: Plan): string {
  if (found.id !== plan.id) return `found the sweep "${found.id}"`;
  const other = otherCoreOf(found);
  if (other) return `found this sweep ${other}`;
  if (found.version !== plan.version) return `found this sweep by Stroma ${found.version}, not ${plan.version}`;
  return 'found this sweep as it was before its file, its scenarios or the simulator changed';
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
    if (plan.stroma === 1 && Array.isArray(plan.factors) && Array.isArray(plan.scenarios)) return plan;
  } catch {
    // Reported below.
  }
  throw new FolderError(`${path}: found no plan of a sweep, expected the one that "stroma sweep plan" writes`);
}

const partOf = (number: number): string => String(Math.floor((number - 1) / RUNS_A_FOLDER)).padStart(4, '0');
const pathOf = (folder: string, number: number): string => join(folder, RUNS, partOf(number), `${number}.json`);

/** Keeps the outcome of a run, with the name of its plan. */
export function writeOutcome(folder: string, plan: Plan, outcome: Outcome): void {
  const path = pathOf(folder, outcome.run);
  if (!existsSync(join(folder, RUNS, partOf(outcome.run)))) makeFolder(join(folder, RUNS, partOf(outcome.run)));
  writeWhole(path, JSON.stringify({ plan: planDigest(plan), ...outcome }));
}

/**
 * The outcome of a run, or null if it is not done: when its file is missing, empty, truncated or from another run.
 * @throws an error that names the file if another plan has left it
 */
export function readOutcome(folder: string, plan: Plan, number: number): Outcome | null {
  const path = pathOf(folder, number);
  let kept: Partial<Outcome> & { plan?: unknown };
  try {
    kept = JSON.parse(readFileSync(path, 'utf8')) ?? {};
  } catch {
    return null;
  }
  const { plan: owner, ...outcome } = kept;
  if (typeof owner !== 'string' || outcome.run !== number || !Array.isArray(outcome.readings)) return null;
  if (owner === planDigest(plan)) return outcome as Outcome;
  throw new FolderError(
    `${path}: found a run of another plan (${owner}), expected one of "${plan.id}" (${planDigest(plan)}); remove the file, and its run is done again`,
  );
}

/** The outcomes of the runs that are done, by run number. */
export function* allOutcomes(folder: string, plan: Plan): Generator<Outcome> {
  for (let number = 1; number <= plan.runs; number++) {
    const outcome = readOutcome(folder, plan, number);
    if (outcome) yield outcome;
  }
}

/** By run number, 1 for those of `among` that are done. */
export function doneRuns(folder: string, plan: Plan, among: (number: number) => boolean = () => true): Uint8Array {
  const { runs } = plan;
  const done = new Uint8Array(runs + 1);
  const parts = existsSync(join(folder, RUNS)) ? readdirSync(join(folder, RUNS)) : [];
  for (const part of parts) {
    for (const file of readdirSync(join(folder, RUNS, part), { withFileTypes: true })) {
      const number = file.isFile() ? Number(/^(\d+)\.json$/.exec(file.name)?.[1] ?? 0) : 0;
      if (number >= 1 && number <= runs && among(number) && readOutcome(folder, plan, number)) done[number] = 1;
    }
  }
  return done;
}
