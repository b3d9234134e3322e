/**
 * Factors: what a sweep varies, and what each of their values changes in the scenarios. Values are read as in a
 * scenario file, with their units and checks, once each; numbers of ranges and long lists are read at their ends only,
 * and whatever changes must be proportional to them.
 */

import { unknownName } from '../base/nearest.ts';
import { splitQuantity } from '../base/units.ts';
import { type Change, differences, overlap } from '../scenario/changes.ts';
import { isTree, type Tree } from '../scenario/paths.ts';
import type { Prepared } from '../scenario/prepared.ts';
import type { Problem } from '../scenario/read/problem.ts';
import type { ReadResult } from '../scenario/read/read-scenario.ts';
import { describe, keysOfPath } from '../scenario/schema/lookup.ts';
import type { TableColumn } from './design-table.ts';
import { hasEffect, isIdle, noEffect } from './effects.ts';
import type { Leaf, Level, PlannedFactor } from './plan.ts';
import type { FactorRow } from './sweep-schema.ts';

/** A scenario of the sweep, and a reader for changed versions of it. */
export interface World {
  name: string;
  base: Prepared;
  /** Minutes since time 0. */
  until: number;
  /** What a part of it does otherwise than written, or never. */
  timing: NonNullable<ReadResult['timing']>;
  read(changes: readonly string[]): ReadResult;
}

/** Longest list whose every value is read; from longer ones, only the smallest and the largest number are. */
const MAX_READ = 50;
/** Relative deviation from proportionality allowed: the rounding of two units. */
const PROPORTION = 1e-9;

/** A planned factor, or why there is none. */
export interface FactorOutcome {
  factor: PlannedFactor | null;
  problems: Problem[];
  /** By scenario, what happens otherwise than written, or never, in a run with one of its values. */
  told: Record<string, ReadonlySet<string>>;
}

/** `rows` is the column of a table, whose values replace the factor's own. */
export function planFactor(
  name: string,
  row: FactorRow,
  rows: TableColumn | null,
  worlds: readonly World[],
): FactorOutcome {
  const problems: Problem[] = [];
  const told: FactorOutcome['told'] = {};
  const refuse = (keys: PropertyKey[], message: string, atKey = false): void => {
    // A problem that all values share is reported once.
    if (!problems.some((known) => known.message === message))
      problems.push({ path: ['vary', name, ...keys], message, atKey });
  };
  const range = row.values || rows ? null : rangeIn(row, refuse);
  const column = rows && rows.unit !== '' ? rows : inUnitOf(row, columnOf(rows?.values ?? row.values ?? []), rows);
  if (row.values && (row.from ?? row.to) !== undefined)
    refuse(['values'], 'found values and a range, expected one', true);
  if (problems.length > 0) return { factor: null, problems, told: {} };

  const factor: PlannedFactor = {
    name,
    label: row.label ?? name,
    unit: (range?.unit ?? column.unit) || coreUnitOf(name, row, column.values, worlds),
    values: range ? null : column.values,
    range: range && { from: range.from, to: range.to, scale: row.scale, whole: false },
    levels: row.levels ?? 0,
    changes: null,
    leaves: null,
  };
  const refuseIdle = ([path]: readonly string[]): void =>
    refuse(row.path === undefined ? [] : ['path'], noEffect(keysOfPath(path)[0]), row.path === undefined);
  const inList = (i: number): PropertyKey[] => (rows ? [] : ['values', i]);
  const numbers = column.values.every((value) => typeof value === 'number');
  const oneByOne = !range && (column.values.length <= MAX_READ || !numbers);
  for (const world of worlds) {
    const paths = pathsFor(name, row, world.name);
    if (paths.length === 0) {
      refuse(['path'], `found no path for scenario "${world.name}", expected one for each`);
      continue;
    }
    const idle = paths.filter((path) => isIdle(keysOfPath(path)[0]));
    if (idle.length > 0) {
      refuseIdle(idle);
      continue;
    }
    const lost = paths.flatMap((path) => missingKey(world.base, keysOfPath(path)) ?? []);
    if (lost.length > 0) {
      refuse(['path'], worlds.length > 1 ? `in ${world.name}: ${lost[0]}` : lost[0]);
      continue;
    }
    if (range) factor.range!.whole ||= paths.some((path) => describe(keysOfPath(path))?.whole === true);
    const notes = new Set<string>();
    told[world.name] = notes;
    const change = (value: Level, at: PropertyKey[]): Changed => {
      const written = factor.unit === '' ? JSON.stringify(value) : `${value} ${factor.unit}`;
      const { scenario, problems: found, timing } = world.read(paths.map((path) => `${path}=${written}`));
      if (!scenario && !(rows && problems.length > 0))
        refuse(at, (rows ? `${rows.places[column.values.indexOf(value)]}: ` : '') + asFound(found, world, worlds));
      if (!scenario) return NO_CHANGE;
      for (const note of timing?.({ until: world.until, arms: [] }) ?? []) notes.add(note);
      const changes = modelChanges(world.base, scenario);
      return { changes, acts: changes.length > 0 && hasEffect(world, scenario, changes) };
    };
    const changesNothing = (all: readonly Changed[]): boolean => {
      if (problems.length > 0 || all.some(({ acts }) => acts)) return problems.length > 0;
      if (all.some(({ changes }) => changes.length > 0)) refuseIdle(paths);
      else refuse(['values'], `found values that change nothing in ${world.name}, expected another`);
      return true;
    };
    if (oneByOne) {
      const all = column.values.map((value, i) => change(value, inList(i)));
      factor.changes = { ...factor.changes, [world.name]: all.map(({ changes }) => changes) };
      changesNothing(all);
      continue;
    }
    const ends = range
      ? [
          { value: range.from, at: ['from'] as PropertyKey[] },
          { value: range.to, at: ['to'] as PropertyKey[] },
        ]
      : extremes(column.values as number[]).map((i) => ({ value: column.values[i] as number, at: inList(i) }));
    const read = ends.map(({ value, at }) => ({ value, ...change(value, at) }));
    if (changesNothing(read)) continue;
    const leaves = leavesOf(world.base, read);
    if (leaves) factor.leaves = { ...factor.leaves, [world.name]: leaves };
    else
      refuse(
        [],
        `found ${paths.join(', ')} not in proportion to the value in ${world.name}, expected a list of values`,
      );
  }
  return { factor: problems.length > 0 ? null : factor, problems, told };
}

/** What one value changes in a scenario, and whether a run depends on it. */
interface Changed {
  changes: Change[];
  acts: boolean;
}
const NO_CHANGE: Changed = { changes: [], acts: false };

function rangeIn(row: FactorRow, refuse: (keys: PropertyKey[], message: string) => void) {
  const { from, to, scale } = row;
  if (from === undefined || to === undefined) {
    refuse([], 'found neither values nor a range, expected "values" or "from" and "to"');
    return null;
  }
  const { values, unit } = columnOf([from, to]);
  const [low, high] = values;
  if (typeof low !== 'number' || typeof high !== 'number') {
    refuse([], `found ends ${from} and ${to}, expected two numbers with the same unit`);
    return null;
  }
  if (low >= high) refuse(['to'], `found ${to}, expected more than ${from}: the range is empty`);
  else if (scale === 'log' && low <= 0) refuse(['from'], `found ${from}, expected more than 0 on a logarithmic scale`);
  return { from: low, to: high, unit };
}

/** The range that a factor states beside the column of a table; null for none of two numbers with one unit. */
export function statedRange({ from, to }: FactorRow): { from: number; to: number; unit: string } | null {
  if (from === undefined || to === undefined) return null;
  const { values, unit } = columnOf([from, to]);
  const [low, high] = values;
  return typeof low === 'number' && typeof high === 'number' ? { from: low, to: high, unit } : null;
}

/** Bare numbers of a table are in the unit of the range that the factor states. */
function inUnitOf<Column extends { values: Level[]; unit: string }>(
  row: FactorRow,
  column: Column,
  rows: TableColumn | null,
): Column {
  const stated = statedRange(row);
  if (rows === null || column.unit !== '' || stated === null) return column;
  const { unit } = stated;
  return column.values.every((value) => typeof value === 'number') ? { ...column, unit } : column;
}

/** Values as the column of a table shows them: bare numbers where all have the same unit. */
export function columnOf(values: readonly Level[]): { values: Level[]; unit: string } {
  const split = values.map((value) =>
    typeof value === 'number' ? { value, unit: '' } : typeof value === 'string' ? splitQuantity(value) : null,
  );
  const units = new Set(split.map((one) => one?.unit));
  const [unit] = units;
  // A bare 0 is 0 in any unit.
  const bare = new Set(split.filter((one) => one?.value !== 0 || one.unit !== '').map((one) => one?.unit));
  const common = units.size === 1 ? unit : bare.size === 1 ? [...bare][0] : undefined;
  if (common === undefined)
    return { values: values.every((v) => typeof v === typeof values[0]) ? [...values] : values.map(String), unit: '' };
  return { values: split.map((one) => one!.value), unit: common };
}

/** The unit in which a scenario takes bare numbers, where all paths of the factor take them in the same one. */
function coreUnitOf(name: string, row: FactorRow, values: readonly Level[], worlds: readonly World[]): string {
  if (!values.every((value) => typeof value === 'number')) return '';
  const paths = worlds.flatMap((world) => pathsFor(name, row, world.name));
  const units = new Set(paths.map((path) => describe(keysOfPath(path))?.unit ?? ''));
  return units.size === 1 ? [...units][0] : '';
}

/** The paths of a factor in a scenario: its own name if it gives none. */
function pathsFor(name: string, { path = name }: FactorRow, scenario: string): string[] {
  if (typeof path === 'string') return [path];
  if (Array.isArray(path)) return path;
  return Object.hasOwn(path, scenario) ? [path[scenario]].flat() : [];
}

/** The problem with the first key of a path, except the last, that the scenario lacks; null for none. */
function missingKey(scenario: Prepared, keys: readonly string[]): string | null {
  let at: unknown = scenario;
  for (const key of keys.slice(0, -1)) {
    if (!isTree(at)) return null;
    if (!Object.hasOwn(at, key)) return unknownName(key, 'a part of the scenario', Object.keys(at));
    at = (at as Tree)[key];
  }
  return null;
}

/** The first problem of a changed scenario, as the reader reports it. */
function asFound(problems: readonly string[], world: World, worlds: readonly World[]): string {
  const first = problems[0].replace(/^--set:\d+:\d+ /, '');
  return worlds.length > 1 ? `in ${world.name}: ${first}` : first;
}

/** Keys that are read with a scenario and have no effect on its runs. */
const BESIDE = ['id', 'provenance', 'ranges'];

/** What differs between two versions of a scenario, as far as runs depend on it. */
export const modelChanges = (before: Prepared, after: Prepared): Change[] =>
  differences(before, after).filter(({ keys }) => !BESIDE.includes(keys[0]));

/** Indices of the smallest and the largest number. */
function extremes(values: readonly number[]): number[] {
  const at = (better: (a: number, b: number) => boolean): number =>
    values.reduce((best, value, i) => (better(value, values[best]) ? i : best), 0);
  return [...new Set([at((a, b) => a < b), at((a, b) => a > b)])];
}

/** The numbers proportional to the value, or null if something else changes. */
function leavesOf(base: Prepared, read: readonly { value: number; changes: Change[] }[]): Leaf[] | null {
  const places = new Map(read.flatMap(({ changes }) => changes.map(({ keys }) => [keys.join('\n'), keys] as const)));
  const leaves: Leaf[] = [];
  for (const [id, keys] of places) {
    // A value equal to the one in the file shows no change.
    const at = read.map(({ value, changes }) => {
      const changed = changes.find((change) => change.keys.join('\n') === id);
      return { value, ...coreOf(changed ? changed.value : valueIn(base, keys)) };
    });
    const largest = at.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
    const times = Number(largest.core) / largest.value;
    const inProportion = at.every(
      ({ value, core }) => typeof core === 'number' && Math.abs(core - value * times) <= PROPORTION * Math.abs(core),
    );
    const [unit] = at.map((one) => one.unit);
    if (!inProportion || !Number.isFinite(times) || at.some((one) => one.unit !== unit)) return null;
    leaves.push({ keys, times, ...(unit === undefined ? {} : { unit }) });
  }
  return leaves.length > 0 ? leaves : null;
}

/** A number of a scenario that was read, and its unit where it has one, as doses do. */
function coreOf(value: unknown): { core: unknown; unit?: string } {
  const split = typeof value === 'string' ? splitQuantity(value) : null;
  return split ? { core: split.value, unit: split.unit } : { core: value };
}

const valueIn = (tree: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((at, key) => (isTree(at) ? (at as Tree)[key] : undefined), tree);

/** Pairs of factors that change the same place of a scenario. */
export function clashes(factors: readonly PlannedFactor[]): [PlannedFactor, PlannedFactor][] {
  const touched = factors.map(({ changes, leaves }) =>
    Object.fromEntries(
      Object.entries(leaves ?? changes ?? {}).map(([scenario, list]) => [scenario, list.flat() as Change[]]),
    ),
  );
  return factors.flatMap((a, i) =>
    factors.slice(i + 1).flatMap((b, j) => {
      const other = touched[i + 1 + j];
      const same = Object.entries(touched[i]).some(([scenario, list]) =>
        list.some((one) => (other[scenario] ?? []).some((two) => overlap(one, two))),
      );
      return same ? ([[a, b]] as [PlannedFactor, PlannedFactor][]) : [];
    }),
  );
}
