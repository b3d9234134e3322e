/**
 * The files of finished runs. Each names its plan and its run, and ends with a checksum, so a file that is empty, cut,
 * edited or of another run is found, and its run is done again. A run of another plan is never taken for one of this.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestText } from '../base/digest.ts';
import { entriesIn, makeFolder, rename, writeWhole } from '../files/write-whole.ts';
import type { Plan } from './plan.ts';
import type { Outcome } from './result-rows.ts';
import { keysOf } from './run-keys.ts';

export const RUNS = 'runs';
/** Files in one folder; larger folders are slow. */
const RUNS_A_FOLDER = 1000;
/** A folder of runs by their numbers, and one of runs from before the sweep grew, with the digest of that plan. */
const USUAL = /^\d{4,}$/;
const EARLIER = /^\d{4,}-[0-9a-f]{16}$/;

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

const partOf = (number: number): string => String(Math.floor((number - 1) / RUNS_A_FOLDER)).padStart(4, '0');
const pathOf = (folder: string, number: number): string => join(folder, RUNS, partOf(number), `${number}.json`);

/** Keeps the outcome of a run. */
export function writeOutcome(folder: string, plan: Plan, outcome: Outcome): void {
  const part = join(folder, RUNS, partOf(outcome.run));
  if (!existsSync(part)) makeFolder(part);
  const text = JSON.stringify({ plan: planDigest(plan), key: keysOf(plan).of(outcome.run), ...outcome });
  writeWhole(pathOf(folder, outcome.run), `${text.slice(0, -1)}${checkOf(text)}`);
}

const checkOf = (text: string): string => `,"check":"${digestText(text)}"}\n`;

type RunFile = { plan: string; key: string | null; outcome: Outcome } | { damage: string };

/** Reads a file of a run. */
function readRunFile(path: string): RunFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { damage: 'a file that cannot be read' };
  }
  if (text.trim() === '') return { damage: 'an empty file' };
  const at = text.lastIndexOf(',"check":"');
  const body = at < 0 ? text : `${text.slice(0, at)}}`;
  if (at >= 0 && text.slice(at) !== checkOf(body)) return { damage: 'a file that was cut or edited' };
  try {
    const { plan, key, ...outcome } = JSON.parse(body) as Outcome & { plan: unknown; key?: string };
    if (typeof plan === 'string' && Number.isInteger(outcome.run) && Array.isArray(outcome.readings))
      return { plan, key: at < 0 ? null : (key ?? null), outcome };
  } catch {
    // Reported below.
  }
  return { damage: 'a file that was cut or edited' };
}

/** What a file holds for a plan: the number of its run and its outcome, or why it holds none. */
type Held = { number: number; outcome: Outcome; plan: string } | { damage: string };

/** @throws an error that names the file if it is of another plan */
function held(path: string, plan: Plan, expected: number): Held {
  const file = readRunFile(path);
  if ('damage' in file) return file;
  const own = file.plan === planDigest(plan);
  const keys = keysOf(plan);
  if (file.key === null) {
    // The oldest plans have files without a checksum.
    if (own && plan.stroma === 1) return { number: file.outcome.run, outcome: file.outcome, plan: file.plan };
    if (own) return { damage: 'a file that was cut or edited' };
  } else {
    const { key } = file;
    const number = expected > 0 && expected <= plan.runs && keys.of(expected) === key ? expected : keys.find(key);
    if (number > 0) return { number, outcome: { ...file.outcome, run: number }, plan: file.plan };
  }
  throw new FolderError(
    `${path}: found a run of another plan (${file.plan}), expected one of "${plan.id}" (${planDigest(plan)}); remove the file, and its run is done again`,
  );
}

/** What was found among the runs of a sweep. */
export interface Found {
  /** By run number, 1 where done. */
  done: Uint8Array;
  /** Numbers of the done runs that failed. */
  failed: number[];
  /** A line for each file whose run is done again, or that is none of a run. */
  notes: string[];
  /** Where runs are that were done before the sweep grew. */
  earlier: Map<number, string>;
  /** Digest of a plan whose runs are here by the numbers that they have in it, but not in this one; else null. */
  otherNumbers: string | null;
}

/**
 * Reads all files of runs.
 * @param among the runs that matter
 * @throws an error that names a file of another plan, and how many there are
 */
export function findRuns(folder: string, plan: Plan, among: (number: number) => boolean = () => true): Found {
  const { runs } = plan;
  const found: Found = {
    done: new Uint8Array(runs + 1),
    failed: [],
    notes: [],
    earlier: new Map(),
    otherNumbers: null,
  };
  const foreign: Error[] = [];
  const take = (path: string, expected: number): number => {
    const isPlanned = expected > 0 && expected <= runs;
    const wanted = isPlanned
      ? `run ${expected}, which has to be done again`
      : `one of the runs 1 to ${runs}; it takes no part; remove the file`;
    try {
      const run = held(path, plan, expected);
      if ('damage' in run) found.notes.push(`${path}: found ${run.damage}, expected ${wanted}`);
      else if (expected > 0 && run.number !== expected) {
        found.notes.push(`${path}: found run ${run.number}, expected ${wanted}`);
        if (run.plan !== planDigest(plan)) found.otherNumbers = run.plan;
      } else if (among(run.number) && found.done[run.number] === 0) {
        found.done[run.number] = 1;
        if (run.outcome.error !== '') found.failed.push(run.number);
        return run.number;
      }
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      foreign.push(error);
    }
    return 0;
  };
  const { usual, earlier, strays } = filesOf(folder);
  found.notes.push(
    ...strays.map(
      (path) =>
        `${path}: found no run of the sweep, expected none but these; it takes no part and is left alone; remove it if nothing needs it`,
    ),
  );
  for (const { path, number } of usual) if (number > runs || among(number)) take(path, number);
  for (const path of earlier) {
    const number = take(path, 0);
    if (number > 0) found.earlier.set(number, path);
  }
  if (foreign.length > 0) {
    const more = foreign.length > 1 ? ` (and so ${foreign.length - 1} more)` : '';
    throw new FolderError(`${foreign[0].message}${more}`);
  }
  return found;
}

/** The files in the folder of runs: at their usual places, from before the sweep grew, and others. */
function filesOf(folder: string) {
  const usual: { path: string; number: number }[] = [];
  const earlier: string[] = [];
  const strays: string[] = [];
  for (const part of entriesOf(join(folder, RUNS))) {
    const place = join(folder, RUNS, part.name);
    const known = USUAL.test(part.name) || EARLIER.test(part.name);
    if (!part.isDirectory() || !known) {
      strays.push(place);
      continue;
    }
    for (const file of entriesOf(place)) {
      const path = join(place, file.name);
      const number = Number(/^(\d+)\.json$/.exec(file.name)?.[1] ?? 0);
      // A folder in the place of a run is named when the run cannot be written.
      if (number > 0 && !file.isFile()) continue;
      if (number > 0 && EARLIER.test(part.name)) earlier.push(path);
      else if (number > 0 && partOf(number) === part.name) usual.push({ path, number });
      else strays.push(path);
    }
  }
  return { usual, earlier, strays };
}

/** What is in a folder, by name, without files that are being written. */
const entriesOf = (folder: string) =>
  entriesIn(folder)
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Whether the folder has the file of any run. */
export const hasRuns = (folder: string): boolean =>
  entriesOf(join(folder, RUNS)).some(
    (part) =>
      part.isDirectory() && entriesOf(join(folder, RUNS, part.name)).some(({ name }) => /^\d+\.json$/.test(name)),
  );

/** By run number, 1 for those of `among` that are done. */
export const doneRuns = (folder: string, plan: Plan, among?: (number: number) => boolean): Uint8Array =>
  findRuns(folder, plan, among).done;

/** By run number, 1 for those with a file at its usual place or from before, whatever it holds: quicker than reading. */
export function listedRuns(folder: string, plan: Plan): Uint8Array {
  const { usual, earlier } = filesOf(folder);
  const listed = earlier.length > 0 ? findRuns(folder, plan).done : new Uint8Array(plan.runs + 1);
  for (const { number } of usual) if (number <= plan.runs) listed[number] = 1;
  return listed;
}

const earlierRuns = (folder: string, plan: Plan): Map<number, string> =>
  filesOf(folder).earlier.length > 0 ? findRuns(folder, plan).earlier : new Map();

/**
 * The outcome of a run, or null if it is not done: when its file is missing, damaged or holds another run.
 * @param earlier where runs are that were done before the sweep grew
 * @throws an error that names the file if another plan has left it
 */
export function readOutcome(
  folder: string,
  plan: Plan,
  number: number,
  earlier: ReadonlyMap<number, string> = earlierRuns(folder, plan),
): Outcome | null {
  const path = earlier.get(number) ?? pathOf(folder, number);
  if (!existsSync(path)) return null;
  const run = held(path, plan, number);
  return 'outcome' in run && run.number === number ? run.outcome : null;
}

/** The outcomes of the runs that are done, by run number. */
export function* allOutcomes(folder: string, plan: Plan): Generator<Outcome> {
  const earlier = earlierRuns(folder, plan);
  for (let number = 1; number <= plan.runs; number++) {
    const outcome = readOutcome(folder, plan, number, earlier);
    if (outcome) yield outcome;
  }
}

/**
 * Puts the runs done so far where their numbers do not matter: a sweep that grows numbers its runs anew. Another part
 * may do the same at this moment.
 */
export function setAside(folder: string, digest: string): void {
  for (const part of entriesOf(join(folder, RUNS))) {
    if (!part.isDirectory() || !USUAL.test(part.name)) continue;
    const from = join(folder, RUNS, part.name);
    const to = `${from}-${digest}`;
    if (!existsSync(to)) {
      move(from, to);
      continue;
    }
    // A part of the sweep as it was has gone on since. What is there already stays.
    for (const { name } of entriesOf(from)) if (!existsSync(join(to, name))) move(join(from, name), join(to, name));
  }
}

/** Renames, unless another part has done so. */
function move(from: string, to: string): void {
  try {
    rename(from, to);
  } catch (error) {
    if (existsSync(from) && !existsSync(to)) throw error;
  }
}
