import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { modelDigest } from '../../src/run/model-digest.ts';
import { BASE, withArm } from '../../src/run/scenario-arms.ts';
import { compile } from '../../src/scenario/compile.ts';
import { modelOf, type Prepared } from '../../src/scenario/prepared.ts';
import { readClaims, type Seen, taken, worldOf } from '../../src/validation/claims.ts';
import { fromDisk, load } from '../scenario/files.ts';
import { missedDirections } from './shown.ts';

const CLAIMS = readClaims(fromDisk);

const read = new Map<string, ReturnType<typeof load>>();
const worlds = (path: string): ReturnType<typeof load> => {
  const world = read.get(path) ?? load(path);
  read.set(path, world);
  return world;
};

test('the 78 rows are all there, each once, and each says where it lives and how it is shown', () => {
  expect(CLAIMS.map(({ row }) => row)).toEqual(Array.from({ length: 78 }, (_, i) => i + 1));
  for (const { row, lives, wired, shownBy } of CLAIMS)
    expect([row, lives !== '', wired !== undefined || shownBy !== undefined]).toEqual([row, true, true]);
});

const pathOf = ({ scenario }: Seen): string => `scenarios/${scenario}.yaml`;
/** Scenarios that the page opens. */
const OPENED = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));

const measuresIn = (scenario: Prepared): string[] => measuresOf(compile(scenario), scenario).map(({ id }) => id);

test('what is taken out and what is measured are there', () => {
  for (const { row, wired, seen = [] } of CLAIMS) {
    const places = [
      ...(wired ? [[wired, worldOf(wired)] as const] : []),
      ...seen.map((one) => [one, pathOf(one)] as const),
    ];
    for (const [knock, path] of places) {
      const scenario = withArm(worlds(path), knock.arm ?? BASE);
      expect([row, measuresIn(scenario).includes(knock.measure)]).toEqual([row, true]);
      expect(modelDigest(modelOf(taken(scenario, knock.take)))).not.toBe(modelDigest(modelOf(scenario)));
    }
  }
});

test('what is seen is seen in scenarios that the page opens, within their duration, and clearly', () => {
  for (const { row, seen = [] } of CLAIMS)
    for (const one of seen) {
      expect(OPENED, `row ${row}`).toContain(`${one.scenario}.yaml`);
      expect(one.at * 60).toBeLessThanOrEqual(worlds(pathOf(one)).duration);
      expect(Math.sign(one.change[1]), `row ${row}`).toBe(one.goes === 'up' ? 1 : -1);
      expect(Math.sign(one.change[2]), `row ${row}`).toBe(one.goes === 'up' ? 1 : -1);
    }
});

test('every core row is taken out somewhere', () => {
  expect(CLAIMS.filter(({ scope, wired }) => scope === 'core' && wired === undefined)).toEqual([]);
});

/** One of those that the long tests take out one by one. */
const SAMPLE = 18;

test('one changes its measure in the direction claimed', { timeout: 180_000 }, () => {
  expect(missedDirections(CLAIMS.filter(({ row }) => row === SAMPLE))).toEqual([]);
});
