/** What the stages of a step read has one hidden class for each kind of object, in every world that comes with Stroma. */
import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { listOf, uniform } from '../../src/base/uniform.ts';
import { closeRun, layOutRun } from '../../src/run/run.ts';
import { reusableMemory } from '../../src/world/sections.ts';
import { scenarioOf } from '../hosts/run.ts';
import { askedFor, shipped } from '../hosts/threads.ts';

setFlagsFromString('--allow-natives-syntax');
const haveSameMap = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
const isFast = new Function('a', 'return %HasFastProperties(a)') as (a: object) => boolean;
setFlagsFromString('--no-allow-natives-syntax');

/** Objects by where they are found, one for each hidden class; the members of a list are found in one place. */
type Kinds = Map<string, object[]>;

/** Not data of a world: what others make. */
const isForeign = (value: object): boolean =>
  value instanceof WebAssembly.Memory || Object.getPrototypeOf(value) === null || typeof value === 'function';

function collect(value: unknown, place: string, kinds: Kinds, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value) || isForeign(value)) return;
  seen.add(value);
  const known = kinds.get(place) ?? [];
  kinds.set(place, known);
  if (!known.some((one) => haveSameMap(one, value))) known.push(value);
  if (ArrayBuffer.isView(value)) return;
  const inner = value instanceof Map ? value.values() : Array.isArray(value) ? value : null;
  if (inner) for (const one of inner) collect(one, `${place}[]`, kinds, seen);
  else for (const [key, one] of Object.entries(value)) collect(one, `${place}.${key}`, kinds, seen);
}

test('every kind of object of every shipped world has one hidden class', () => {
  const kinds: Kinds = new Map();
  const memory = reusableMemory();
  for (const one of [...shipped, askedFor]) {
    const run = layOutRun(scenarioOf(one), one.seed, [], { memory });
    collect(run.engine, 'engine', kinds, new Set());
    closeRun(run);
  }
  expect(kinds.size).toBeGreaterThan(150);
  expect([...kinds].filter(([, of]) => of.length > 1).map(([place, { length }]) => [place, length])).toEqual([]);
  expect([...kinds].filter(([, [one]]) => !Array.isArray(one) && !isFast(one)).map(([place]) => place)).toEqual([]);
});

test('the order of keys, and the kinds of values, make no difference', () => {
  const first = uniform<object>({ b: 1, a: { c: 'text' } });
  for (const other of [
    { a: { c: 2 }, b: undefined },
    { b: 0.5, a: null },
    { a: [], b: 2 ** 40 },
  ])
    expect(haveSameMap(first, uniform<object>(other))).toBe(true);
  expect(uniform({ b: 1, a: [2, { d: 3, c: undefined }] })).toEqual({ a: [2, { c: undefined, d: 3 }], b: 1 });
});

test('lists of anything are of one kind', () => {
  const lists: unknown[][] = [[], [1, 2], [0.5], ['text'], [{}], [undefined]];
  for (const list of lists) {
    expect(listOf(list)).toEqual(list);
    expect(haveSameMap(listOf(list), listOf([]))).toBe(true);
  }
});
