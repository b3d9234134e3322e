/** Damage of every kind to whatever is a tree of JSON: a scenario, a run, a session, the arguments of a call. */
import fc from 'fast-check';
import type { Json } from '../../src/scenario/read/plain-tree.ts';

export type Table = { [key: string]: Json };
const isTable = (value: Json | undefined): value is Table | Json[] => typeof value === 'object' && value !== null;

/** Every place in a tree, as keys. */
export function places(value: Json, path: string[] = []): string[][] {
  const inner = isTable(value) ? Object.entries(value).flatMap(([key, item]) => places(item, [...path, key])) : [];
  return path.length === 0 ? inner : [path, ...inner];
}

const at = (value: Json, path: readonly string[]): Json =>
  path.reduce<Json>((here, key) => (here as Table)[key], value);

/** The tree with `change` applied to the table that holds the last key of `path`. */
export function damaged<T extends Json>(
  table: T,
  path: readonly string[],
  change: (holder: Table, key: string) => void,
): T {
  const copy = structuredClone(table);
  change(at(copy, path.slice(0, -1)) as Table, path.at(-1)!);
  return copy;
}

/** Takes the last key of a path away. */
export const dropKey = (holder: Table, key: string): void => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
};

export const junk = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  fc.string(),
  fc.constantFrom(
    '',
    '-1 h',
    '1e400',
    '3 parsecs',
    '240 ug/kg',
    'tumour',
    'CXCL12',
    'node.',
    'near.tumour.-1',
    'a * / b',
    '.',
    '..',
    '[',
    '\u0000',
  ),
  fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
) as fc.Arbitrary<Json>;

/** Numbers at the ends of what a number may be. */
const extreme = fc.constantFrom<Json>(0, -0, -1, 1, 0.5, 1e-300, 1e9, 1e15, 1e308, -1e308, 2147483648, 1e-7);

/** One place of a tree with another value or taken away. */
export function damageOf<T extends Json>(tree: T): fc.Arbitrary<T> {
  const place = fc.constantFrom(...places(tree));
  return fc.oneof(
    fc
      .tuple(place, fc.oneof(junk, extreme))
      .map(([path, value]) => damaged(tree, path, (holder, key) => (holder[key] = value))),
    place.map((path) => damaged(tree, path, dropKey)),
  );
}
