import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import type { Seen } from '../../src/claims/claim.ts';
import { describeClaims } from '../../src/cli/validation/claims-report.ts';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { modelDigest } from '../../src/run/model-digest.ts';
import { BASE, taken, withArm } from '../../src/run/scenario-arms.ts';
import { compile } from '../../src/scenario/compile.ts';
import { modelOf, type Prepared } from '../../src/scenario/prepared.ts';
import { type KeptRobustness, readRobustness, stampOf } from '../../src/sweep/robustness-file.ts';
import { atlasOf } from '../../src/validation/atlas.ts';
import { readClaims, readSeenResults, worldOf } from '../../src/validation/claims.ts';
import { heldInSets } from '../../src/validation/held-in-sets.ts';
import { seenCases } from '../../src/validation/seen.ts';
import { fromDisk, load } from '../scenario/files.ts';

const CLAIMS = readClaims(fromDisk);

test('the 78 rows are all there, each once, and each says where it lives and how it is shown', () => {
  expect(CLAIMS.map(({ row }) => row)).toEqual(Array.from({ length: 78 }, (_, i) => i + 1));
  for (const { row, lives, wired, shownBy } of CLAIMS)
    expect([row, lives !== '', wired !== undefined || shownBy !== undefined]).toEqual([row, true, true]);
});

const pathOf = ({ scenario }: Seen): string => OPENED.find((path) => basename(path, '.yaml') === scenario)!;
/** Scenarios that the page opens. */
const OPENED = ['scenarios', 'scenarios/presets'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

const measuresIn = (scenario: Prepared): string[] => measuresOf(compile(scenario), scenario).map(({ id }) => id);

test('what is taken out and what is measured are there', () => {
  for (const { row, wired, seen = [] } of CLAIMS) {
    const places = [
      ...(wired ? [[wired, worldOf(wired)] as const] : []),
      ...seen.map((one) => [one, pathOf(one)] as const),
    ];
    for (const [knock, path] of places) {
      const scenario = withArm(load(path), knock.arm ?? BASE);
      expect([row, measuresIn(scenario).includes(knock.measure)]).toEqual([row, true]);
      expect(modelDigest(modelOf(taken(scenario, knock.take)))).not.toBe(modelDigest(modelOf(scenario)));
    }
  }
});

test('what is seen is seen in scenarios that the page opens, within their duration', () => {
  for (const { row, seen = [] } of CLAIMS)
    for (const one of seen) {
      expect(OPENED, `row ${row}`).toContain(pathOf(one));
      expect(one.at * 60, `row ${row}`).toBeLessThanOrEqual(load(pathOf(one)).duration);
    }
});

/** Measures of what a rule or number writes itself: receptors, pathway nodes, states, ligands, rates. */
function ownMeasures(scenario: Prepared, path: string): RegExp[] {
  const [head, id, part, of] = path.split('.');
  const written =
    head === 'rules'
      ? Object.keys(scenario.rules[id].output)
      : part === 'receptors'
        ? [`receptor.${of}`]
        : part === 'secrete'
          ? [`secrete.${of}`]
          : [];
  const level = (what: string) => {
    const [kind, name] = what.split('.');
    if (kind === 'receptor' || kind === 'state' || kind === 'trait') return [new RegExp(`\\.${name}\\.mean$`)];
    if (kind === 'secrete') return [new RegExp(`\\.${name}\\.(mean|max)$|\\.at\\.${name}$|^blood\\.${name}`)];
    return [];
  };
  return [/\.node\.[A-Z]+$/, ...written.flatMap(level)];
}

/** A receptor's level at a cell type. */
const isReceptor = (scenario: Prepared, measure: string): boolean =>
  Object.keys(scenario.receptors).some((receptor) => new RegExp(`\\.${receptor}\\.mean$`).test(measure));

test('what is measured is what happens to cells, places or counts, and not what is written by the row itself', () => {
  for (const { row, seen = [] } of CLAIMS)
    for (const one of seen) {
      const scenario = load(pathOf(one));
      const paths =
        typeof one.take === 'string' ? [one.take] : Array.isArray(one.take) ? one.take : Object.keys(one.take);
      const own = paths.flatMap((path) => ownMeasures(scenario, path)).some((form) => form.test(one.measure));
      expect([row, one.measure, own || isReceptor(scenario, one.measure)]).toEqual([row, one.measure, false]);
    }
});

const ATLAS = atlasOf(
  (name) => load(pathOf({ scenario: name } as Seen)),
  CLAIMS,
  readSeenResults(fromDisk),
  (name) => readRobustness(fromDisk, name),
);

test('every comparison has a name of its own, so that each keeps its own result', () => {
  const names = ATLAS.flatMap(({ sights }) => sights.map(({ name }) => name));
  expect([...new Set(names)]).toEqual(names);
});

test('docs/claims.md is of what is kept, with stale rows labelled', () => {
  const stale = ATLAS.flatMap(({ claim, sights }) => (sights.some((sight) => sight.stale) ? [claim.row] : []));
  if (stale.length > 0) process.stdout.write(`stale rows of the claims: ${stale.join(', ')}\n`);
  expect(fromDisk('docs/claims.md')).toBe(describeClaims(ATLAS));
});

test('a row that is not seen says why in every language', () => {
  for (const { claim, state } of ATLAS) {
    if (state === 'seen' || state === 'explained') continue;
    const why = (claim.contested ?? claim.unseen) as Record<string, string> | undefined;
    expect([claim.row, Object.keys(why ?? {})]).toEqual([claim.row, ['en', 'de']]);
  }
});

test('a row that is to be seen has come out as claimed', () => {
  const missed = ATLAS.filter(({ sights, state }) => sights.length > 0 && state !== 'seen' && state !== 'contested');
  expect(missed.map(({ claim }) => claim.row)).toEqual([]);
});

test('every core row is taken out somewhere', () => {
  expect(CLAIMS.filter(({ scope, wired }) => scope === 'core' && wired === undefined)).toEqual([]);
});

test('a claim is judged in the sets of an expectation that compares the same runs; others have none', () => {
  const scenarios = (scenario: string): Prepared => load(pathOf({ scenario } as Seen));
  const inSets = (row: number, name: string, outcomes: (number | null)[], change: Partial<KeptRobustness> = {}) => {
    const scenario = scenarios(name);
    const expectations = scenario.expect.map(() => ({ holds: 0, sets: outcomes.length, outcomes }));
    const kept = { on: BASE, stamp: stampOf(scenario, BASE), expectations, ...change } as KeptRobustness;
    return seenCases(
      scenarios,
      CLAIMS.filter((claim) => claim.row === row),
    ).map((one) => heldInSets(scenario, one, kept));
  };
  // Without proteases fewer get out: by a tenth or more, whatever the expectation accepts.
  const [lower] = inSets(22, 'glioma', [0.5, 0.89, 0.91, 2, null]);
  expect(lower).toMatchObject({ holds: 2, sets: 5, fragile: true, stale: false });
  expect(inSets(22, 'glioma', [0.5, 0.6], { stamp: 'of another' })).toMatchObject([
    { holds: 2, fragile: false, stale: true },
  ]);
  // The scenario has the ratio the other way round: those that resist, with the drug over without it.
  expect(inSets(71, 'clones', [3, 0.5])).toMatchObject([{ holds: 1, sets: 2 }]);
  // It reads the same measure of other runs, or at another time.
  expect(inSets(15, 'hypoxia', [0.5])).toEqual([null]);
});
