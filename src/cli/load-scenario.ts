/** Reads scenarios from files. */
import { readdirSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { unknownName } from '../base/nearest.ts';
import { displayUnit } from '../base/units.ts';
import { readFile as readNamed } from '../run/read-checked.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { type Files, overBase, type ReadResult } from '../scenario/read/read-scenario.ts';
import type { Part } from '../scenario/read/times-in-run.ts';
import { describe, keysOfPath } from '../scenario/schema/lookup.ts';
import { wrong } from './failure.ts';
import { shippedFile, shippedNames, shippedScenarios } from './home.ts';
import { isFile, isFolder, readText } from './named-file.ts';
import { isRunFile } from './write-run.ts';

/**
 * The scenario in a file, or one that comes with Stroma by its name, with all numbers in core units.
 * What it leaves out is told on standard error.
 * @param changes `path=value` texts, applied last: `tissues.tumour.vesselOxygen=20`
 * @throws an error whose message lists every problem of the file, one per line
 */
export const load = (scenario: string, changes: readonly string[] = []): Prepared =>
  loadToRun(scenario, changes).scenario;

/** A scenario, and what tells on standard error what parts of it do otherwise than it says, or never. */
export interface Loaded {
  scenario: Prepared;
  tellTiming(parts: readonly Part[]): void;
}

/** The same, for a command that runs it. */
export function loadToRun(scenario: string, changes: readonly string[] = []): Loaded {
  const { scenario: read, problems, leftOut = [], timing } = readFile(findScenario(scenario), changes);
  if (!read) throw wrong(problems.join('\n'));
  const tell = (notes: readonly string[]): void => {
    for (const note of notes) process.stderr.write(`note  ${note}\n`);
  };
  tell([...leftOut, ...changes.flatMap(unitless)]);
  return { scenario: read, tellTiming: (parts) => tell([...new Set(parts.flatMap((part) => timing?.(part) ?? []))]) };
}

/** Tells the unit in which a change is read that names none, as `path=20`. */
function unitless(change: string): string[] {
  const [path, value = ''] = change.split('=', 2);
  const unit = describe(keysOfPath(path))?.unit ?? '';
  if (unit === '' || !isPlainNumber(value)) return [];
  return [`${path}: ${value.trim()} without a unit is read as ${value.trim()} ${displayUnit(unit)}`];
}

const isPlainNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

/** Reads the file at a path; gives the scenario or its problems. */
export function readFile(path: string, changes: readonly string[] = []): ReadResult {
  const name = path.split(sep).join('/');
  const read = readText(path);
  if ('why' in read)
    return {
      scenario: null,
      problems: [`${name}:${read.line ?? 1}:1 file: found ${read.why}, expected a scenario as UTF-8 text`],
    };
  return readNamed(name, read.text, files, changes);
}

/** What the file of a scenario says itself, and what those that it extends say, as written. */
export function ownAndBase(path: string): ReturnType<typeof overBase> {
  const read = readText(path);
  return 'why' in read ? { own: {}, base: {} } : overBase(path.split(sep).join('/'), read.text, files);
}

/** The path of a scenario: as given if that file exists, else that of the scenario with this name. */
export function findScenario(given: string): string {
  if (isFile(given)) {
    if (isRunFile(given)) throw wrong(`${given}: found a run, expected a scenario; "stroma replay" does a run again`);
    if (isSweep(given))
      throw wrong(`${given}: found a sweep, expected a scenario; "stroma sweep plan ${given}" checks a sweep`);
    return given;
  }
  const shipped = shippedScenarios();
  const path = Object.hasOwn(shipped, given) ? shipped[given] : undefined;
  if (path !== undefined) return near(path);
  const names = Object.keys(shipped);
  throw wrong(`scenario: ${unknownName(given, `the path of a scenario or one of ${names.join(', ')}`, names)}`);
}

/** Names of scenarios that come with Stroma, as given; all where none is. */
export function shippedAsked(given: readonly string[]): string[] {
  const names = Object.keys(shippedScenarios());
  for (const name of given)
    if (!names.includes(name)) throw wrong(`scenario: ${unknownName(name, `one of ${names.join(', ')}`, names)}`);
  return given.length > 0 ? [...given] : names;
}

/** The path relative to the current folder, if it lies below it. */
function near(path: string): string {
  const below = relative('', path);
  return below.startsWith('..') ? path : below;
}

/** Whether the outermost keys of a file are those of a sweep. */
export function isSweep(path: string): boolean {
  const read = readText(path);
  return 'text' in read && /^["']?sweep["']? *:/m.test(read.text) && /^["']?(vary|scenarios?)["']? *:/m.test(read.text);
}

export const files: Files = Object.assign(
  (path: string) => {
    const read = readText(path);
    return 'text' in read ? read.text : null;
  },
  {
    near: (path: string) => [...scenariosBeside(path), ...shippedNames()],
    shipped: (base: string) => {
      const path = shippedFile(base);
      return path && near(path).split(sep).join('/');
    },
    why: (path: string) => {
      const read = readText(path);
      return 'why' in read ? read.why : 'no such file';
    },
  },
);

/** Scenario files in the folder of a path, or in the nearest existing one above it, and one folder deeper. */
function scenariosBeside(path: string): string[] {
  let folder = dirname(path);
  while (!isFolder(folder)) folder = dirname(folder);
  const inFolder = (name: string): string[] => {
    try {
      return readdirSync(name).flatMap((file) => (SCENARIO.test(file) ? [`${name}/${file}`] : []));
    } catch {
      return [];
    }
  };
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [...inFolder(folder), ...below.slice(0, MAX_FOLDERS).flatMap(({ name }) => inFolder(`${folder}/${name}`))];
}

const SCENARIO = /\.(ya?ml|json)$/;
const MAX_FOLDERS = 50;
