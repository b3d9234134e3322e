/**
 * Reads scenario files: merges what they extend, checks everything against the parameter table, and gives either a
 * scenario whose numbers are all in core units, or every problem at once, each as one line
 * `file:line:column path: what was found, what was expected`.
 */

import { nearest } from '../../base/nearest.ts';
import type { Prepared } from '../prepared.ts';
import { keysOfPath } from '../schema/lookup.ts';
import { checkScenario } from './check-scenario.ts';
import { type Layer, parseLayer } from './layers.ts';
import { notesOf } from './notes.ts';
import { placeOf } from './place.ts';
import { emptyKeys, type Json, merge } from './plain-tree.ts';
import type { Problem } from './problem.ts';
import { problemLines } from './problem-lines.ts';
import { checkSeed } from './seed-check.ts';
import type { Part } from './times-in-run.ts';

export interface ReadResult {
  scenario: Prepared | null;
  problems: string[];
  /** Warnings: valid parts of the file itself that may not be what was meant, one line each. */
  notes?: string[];
  /** Those of them that say what is left out of the scenario. */
  leftOut?: string[];
  /** What a part of the scenario does otherwise than written, or never, one line each. */
  timing?: (part: Part) => string[];
}

/** The texts that scenarios may extend. */
export interface Files {
  /** The text of a file by its path, or null where there is none. */
  (path: string): string | null;
  /** Existing paths that a wrong one may have meant. */
  near?(path: string): readonly string[];
  /** Why there is no text: what was found there. */
  why?(path: string): string;
  /** The path of a file that comes with Stroma, by what a scenario calls it, such as `base/tumour.yaml`. */
  shipped?(base: string): string | null;
}

/** How deep files may extend each other, and how many may make up a scenario. */
const MAX_DEPTH = 8;
const MAX_FILES = 64;

/**
 * Reads a scenario.
 * @param name file name for messages and for resolving `extends`
 * @param files the texts of other files
 * @param changes `path=value` texts, applied last
 * @param further checks that follow once all others have passed
 */
export function readScenario(
  name: string,
  text: string,
  files: Files,
  changes: readonly string[] = [],
  further: (scenario: Prepared) => Problem[] = () => [],
): ReadResult {
  const { layers, problems } = collectLayers(name, text, files);
  for (const change of changes) {
    const made = changeLayer(change);
    if (typeof made === 'string') problems.push(made);
    else layers.push(made);
  }
  if (problems.length > 0) return { scenario: null, problems };

  const empty: Problem[] = [];
  const merged = layers.reduce<Json>((under, layer) => {
    empty.push(...emptyKeys(under, layer.value));
    return merge(under, layer.value);
  }, {}) as { [key: string]: Json };
  const id = name.replace(/^.*\//, '').replace(/\.(ya?ml|json)$/, '');
  const checked = checkScenario(merged, id, further);
  const all = [...empty, ...checked.problems, ...checkSeed(layers, merged.seed)];
  if (checked.scenario === null || all.length > 0) return { scenario: null, problems: problemLines(layers, all) };
  const { scenario, timing } = checked;
  const own = problemLines(layers, notesOf(scenario)).filter((line) => line.startsWith(`${name}:`));
  const leftOut = problemLines(layers, checked.leftOut);
  // When something happens may hang on a file that extends the one that says it.
  const told = (notes: readonly Problem[], quiet: boolean): string[] =>
    problemLines(
      layers,
      notes.filter((note) => (note.quiet ?? false) === quiet),
    );
  const inAll = timing();
  const notes = [...own, ...told(inAll, false), ...leftOut, ...told(inAll, true)];
  return {
    scenario,
    problems: [],
    ...(notes.length > 0 ? { notes } : {}),
    ...(leftOut.length > 0 ? { leftOut } : {}),
    timing: (part) => told(timing(part), false),
  };
}

/** What a valid file says itself, and what the files that it extends say together, as written. */
export function overBase(name: string, text: string, files: Files): { own: Json; base: Json } {
  const { layers } = collectLayers(name, text, files);
  const base = layers.slice(0, -1).reduce<Json>((under, { value }) => merge(under, value), {});
  return { own: layers.at(-1)?.value ?? {}, base };
}

/** The texts that make up a scenario: what it extends first, in the order named, each file once. */
function collectLayers(name: string, text: string, files: Files) {
  const layers: Layer[] = [];
  const problems: string[] = [];
  const taken = new Set<string>();
  const nearTo = (path: string): readonly string[] => files.near?.(path) ?? [];
  const take = (name: string, text: string, trail: readonly string[]): void => {
    taken.add(name);
    const { layer, problems: found } = parseLayer(name, text);
    const { value } = layer;
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    problems.push(...found);
    if (found.length === 0 && !isMap) {
      problems.push(`${name}:1:1 file: found no map of keys, expected a scenario that begins with "stroma: 1"`);
    }
    for (const { base, keys } of isMap ? basesOf(value.extends) : []) {
      const own = resolvePath(name, base);
      // A file beside this one comes first, unless it is this one.
      const shipped = own === name || isAbsent(own, files) ? (files.shipped?.(base) ?? null) : null;
      const path = shipped === name ? own : (shipped ?? own);
      const circle = [...trail, name].includes(path) || trail.length >= MAX_DEPTH || taken.size >= MAX_FILES;
      if (taken.has(path) && !circle) continue;
      const baseText = circle ? null : files(path);
      if (baseText !== null) take(path, baseText, [...trail, name]);
      else {
        const why = circle ? CIRCLE : (files.why?.(own) ?? ABSENT);
        const near = nearTo(own).filter((one) => resolvePath('', one) !== resolvePath('', name));
        problems.push(missing(layer, keys, base, why, circle ? '' : looked(own, files), near));
      }
    }
    layers.push(layer);
  };
  take(name, text, []);
  return { layers, problems };
}

/** What a file extends, one or several, and where it says so. */
function basesOf(value: Json | undefined): { base: string; keys: PropertyKey[] }[] {
  if (typeof value === 'string') return [{ base: value, keys: ['extends'] }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((base, i) => (typeof base === 'string' ? [{ base, keys: ['extends', i] }] : []));
}

const ABSENT = 'no such file';

const isAbsent = (path: string, files: Files): boolean =>
  files(path) === null && (files.why?.(path) ?? ABSENT) === ABSENT;

/** Where a missing file was looked for, if there is more than one place. */
const looked = (own: string, files: Files): string =>
  files.shipped && isAbsent(own, files)
    ? ` or of one that comes with Stroma; looked for ${own}, then among the files that come with Stroma`
    : '';

const CIRCLE = 'files extend each other in a circle';

function missing(
  layer: Layer,
  keys: PropertyKey[],
  base: string,
  why: string,
  where: string,
  near: readonly string[],
): string {
  const at = placeOf([layer], keys, false);
  const known = near.map((one) => relativeTo(layer.name, one));
  const meant = nearest(base, known);
  const nearestOne = meant === '' ? '' : `; nearest is "${meant}"`;
  return `${at.name}:${at.line}:${at.column} ${keys.join('.')}: found ${JSON.stringify(base)} (${why}), expected the path of a scenario relative to this file${where}${nearestOne}`;
}

/** A path relative to the folder of `from`, with `.` and `..` resolved. */
export function resolvePath(from: string, to: string): string {
  if (to.startsWith('/')) return to;
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A path below the folder of `from` as that file would write it; others stay as they are. */
function relativeTo(from: string, path: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

function changeLayer(change: string): Layer | string {
  const equals = change.indexOf('=');
  if (equals <= 0)
    return `--set:1:1 ${change}: found no "=", expected path=value, for example tissues.tumour.vesselOxygen=20`;
  const keys = keysOfPath(change.slice(0, equals).trim());
  const reserved = keys.find((key) => key in {});
  if (reserved !== undefined)
    return `--set:1:1 ${change}: found "${reserved}", expected another name; this one is reserved`;
  const parsed = parseLayer('--set', change.slice(equals + 1));
  if (parsed.problems.length > 0) return parsed.problems[0];
  if (parsed.layer.contents === null)
    return `--set:1:${equals + 2} ${keys.join('.')}: found nothing after "=", expected a value; null removes what is there`;
  const value = keys.reduceRight<Json>((inner, key) => ({ [key]: inner }), parsed.layer.value);
  return { ...parsed.layer, value, under: { keys, column: equals + 2 } };
}
