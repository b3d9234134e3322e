import { expect, test } from 'vitest';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { without } from '../../src/run/scenario-arms.ts';
import { compile } from '../../src/scenario/compile.ts';
import { readClaims, worldOf } from '../../src/validation/claims.ts';
import { fromDisk, load } from '../scenario/files.ts';
import { missedDirections } from './shown.ts';

const CLAIMS = readClaims(fromDisk);

const read = new Map<string, ReturnType<typeof load>>();
const worlds = (path: string): ReturnType<typeof load> => {
  const world = read.get(path) ?? load(path);
  read.set(path, world);
  return world;
};

test('the 78 rows are all there, each once, and each says where it lives and how it is seen', () => {
  expect(CLAIMS.map(({ row }) => row)).toEqual(Array.from({ length: 78 }, (_, i) => i + 1));
  for (const { row, lives, knock, seen } of CLAIMS)
    expect([row, lives !== '', knock !== undefined || seen !== undefined]).toEqual([row, true, true]);
});

test('what is taken out and what is measured are there', () => {
  for (const { row, knock } of CLAIMS) {
    if (!knock) continue;
    const scenario = worlds(worldOf(knock));
    const measures = measuresOf(compile(scenario), scenario).map(({ id }) => id);
    expect([row, measures.includes(knock.measure)]).toEqual([row, true]);
    if (typeof knock.take === 'string') expect(() => without(scenario, knock.take as string)).not.toThrow();
  }
});

test('every core row is taken out somewhere', () => {
  expect(CLAIMS.filter(({ scope, knock }) => scope === 'core' && knock === undefined)).toEqual([]);
});

/** One of those that the long tests take out one by one. */
const SAMPLE = 18;

test('one changes its measure in the direction claimed', { timeout: 180_000 }, () => {
  expect(missedDirections(CLAIMS.filter(({ row }) => row === SAMPLE))).toEqual([]);
});
