/** Whatever is done to a scenario file, reading it gives a scenario or lines that say what is wrong, and never throws. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { compile } from '../../src/scenario/compile.ts';
import { parseLayer } from '../../src/scenario/read/layers.ts';
import { merge } from '../../src/scenario/read/plain-tree.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { keysOfPath, knownKeys } from '../../src/scenario/schema/lookup.ts';
import { damaged, dropKey, junk, places, type Table } from './damage.ts';
import { fromDisk, LINE, SHIPPED } from './files.ts';

/** Fixed, so that a failure is the same everywhere; other seeds were tried when this was written. */
const RUNS = { numRuns: 40, seed: 12 };

/** Base and scenario as one raw table, with sources still beside their numbers. */
function raw(path: string): Table {
  const own = parseLayer(path, fromDisk(path)!).layer.value as Table;
  const { extends: _extends, ...all } = merge(
    parseLayer('base', fromDisk('scenarios/base/cxcl12.yaml')!).layer.value,
    own,
  ) as Table;
  return all;
}

/** Reads; accepts either a scenario that compiles or lines in the right form. */
function outcome(table: Table): string[] {
  const { scenario, problems } = readScenario(
    'damaged.yaml',
    stringify(table, { aliasDuplicateObjects: false }),
    () => null,
  );
  if (scenario) {
    expect(problems).toEqual([]);
    compile(scenario);
  } else {
    expect(problems.length).toBeGreaterThan(0);
    for (const line of problems) expect(line).toMatch(LINE);
    expect(new Set(problems).size).toBe(problems.length);
  }
  return problems;
}

const tables = new Map(SHIPPED.filter((path) => !path.endsWith('d16.yaml')).map((path) => [path, raw(path)]));
/** A scenario and a place in it; shown as two short texts when a property fails. */
const placeWhere = (wanted: (path: string[]) => boolean) =>
  fc.oneof(
    ...[...tables].map(([file, table]) =>
      fc.tuple(fc.constant(file), fc.constantFrom(...places(table).filter(wanted))),
    ),
  );
const place = placeWhere(() => true);

test('any value anywhere is read or refused in lines', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(place, junk, ([file, path], value) => {
      outcome(damaged(tables.get(file)!, path, (holder, key) => (holder[key] = value)));
    }),
    RUNS,
  );
});

test('any key taken away is read or refused in lines', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(place, ([file, path]) => {
      outcome(damaged(tables.get(file)!, path, dropKey));
    }),
    RUNS,
  );
});

test('a misspelt key of the parameter table is always refused, with the right key as the nearest', {
  timeout: 120_000,
}, () => {
  // `kind` and `draw` choose the form of their table: without them it is not known which keys it may hold.
  const keys = placeWhere((path) => {
    const key = path.at(-1)!;
    return knownKeys(path.slice(0, -1)).includes(key) && key.length > 3 && key !== 'kind' && key !== 'draw';
  });
  fc.assert(
    fc.property(keys, ([file, path]) => {
      const key = path.at(-1)!;
      const problems = outcome(
        damaged(tables.get(file)!, path, (holder) => {
          holder[`${key}x`] = holder[key];
          delete holder[key];
        }),
      );
      const line = problems.find((line) => line.includes(`found "${key}x"`));
      expect(line).toBeDefined();
      expect(line).toContain(`nearest is "${key}"`);
    }),
    RUNS,
  );
});

test('any change on the command line is applied or refused in lines', { timeout: 120_000 }, () => {
  const [first] = tables.values();
  const text = stringify(first, { aliasDuplicateObjects: false });
  const path = fc.oneof(
    fc.constantFrom(...places(first)).map((keys) => keys.join('.')),
    fc.string({ maxLength: 20 }),
  );
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.jsonValue({ maxDepth: 1 }).map((json) => JSON.stringify(json)),
  );
  fc.assert(
    fc.property(path, value, (path, value) => {
      const { scenario, problems } = readScenario('x.yaml', text, () => null, [`${path}=${value}`]);
      if (scenario) compile(scenario);
      else expect(problems.length).toBeGreaterThan(0);
      for (const line of problems) expect(line).toMatch(LINE);
      expect(keysOfPath(path).length).toBeGreaterThan(0);
    }),
    RUNS,
  );
});
