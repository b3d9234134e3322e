/** Reads scenarios from the shipped files or from texts held in memory. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { type ReadResult, readScenario } from '../../src/scenario/read/read-scenario.ts';

const FOLDERS = ['scenarios', 'scenarios/presets', 'scenarios/validation'];

/** Paths of the scenarios that can be run, without the base files that these extend. */
export const SHIPPED = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file}`),
);

export const fromDisk = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/** Shipped files as they are, each read once for all tests of a process; nobody may change them. */
const readOnce = new Map<string, ReadResult>();

export function readShipped(path: string, changes: string[] = []): ReadResult {
  const known = changes.length === 0 ? readOnce.get(path) : undefined;
  if (known) return known;
  const read = readScenario(path, readFileSync(path, 'utf8'), fromDisk, changes);
  if (changes.length === 0) readOnce.set(path, read);
  return read;
}

/** The scenario at a path; fails with its problems if it has any. */
export function load(path: string, changes: string[] = []): Prepared {
  const { scenario, problems } = readShipped(path, changes);
  if (!scenario) throw new Error(problems.join('\n'));
  return scenario;
}

/** A small scenario that extends the shared biology; `more` is added below it. */
export const small = (more = ''): string => `stroma: 1
extends: base/cxcl12.yaml
title: Small
seed: 1
duration: 1 d
tissues:
  tumour:
    label: Tumour
    width: 64
    height: 64
    vesselOxygen: 40 mmHg
    layout:
      - { draw: disc, cell: tumour, radius: 10 }
${more}`;

export const SMALL = 'scenarios/small.yaml';
/** Line of the first line that `small` adds. */
export const ADDED = 14;

export const readText = (text: string, changes: string[] = []): ReadResult =>
  readScenario(SMALL, text, fromDisk, changes);

/** `file:line:column path: message`. */
export const LINE = /^[^:\n]+:[1-9]\d*:[1-9]\d* [^\n]+?: [^\n]+$/;
