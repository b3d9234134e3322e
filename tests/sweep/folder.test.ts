/** What is in the folder of a sweep is done, to be done, or of another one. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { collect } from '../../src/sweep/collect.ts';
import {
  doneRuns,
  FolderError,
  findRuns,
  planDigest,
  readOutcome,
  writeOutcome,
  writePlan,
} from '../../src/sweep/folder.ts';
import { type Plan, runsOf } from '../../src/sweep/plan.ts';
import { planOf, sweep } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'stroma-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = planOf(sweep('replicates: 12\n'));
const outcome = (run: number, error = '') => ({ run, digest: '0'.repeat(16), readings: [], error });
const fileOf = (of: string, run: number): string => join(of, 'runs', '0000', `${run}.json`);
const done = (of: string, by = plan): number[] => [...doneRuns(of, by)].flatMap((one, run) => (one === 1 ? [run] : []));

/** A folder with all runs of the sweep. */
function full(name: string, of = plan): string {
  const path = join(folder, name);
  writePlan(path, of);
  for (let run = 1; run <= of.runs; run++) writeOutcome(path, of, outcome(run));
  return path;
}

test('a run is done when its file is whole, and else done again', () => {
  const place = full('cut');
  expect(done(place)).toHaveLength(12);
  expect(readOutcome(place, plan, 3)).toEqual(outcome(3));
  const text = readFileSync(fileOf(place, 1), 'utf8');
  const cuts = [0, 1, text.length - 1].map((length) => text.slice(0, length));
  [...cuts, 'null', '7', '[]', '{"run":7}'].forEach((content, i) => {
    writeFileSync(fileOf(place, i + 2), content);
  });
  cpSync(fileOf(place, 1), fileOf(place, 9));
  expect(done(place)).toEqual([1, 10, 11, 12]);
  expect([...doneRuns(place, plan, (run) => run % 2 === 0)].flatMap((one, run) => (one ? [run] : []))).toEqual([
    10, 12,
  ]);
  expect(collect(place, plan).missing).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  const { notes } = findRuns(place, plan);
  expect(notes).toHaveLength(8);
  expect(notes).toContain(`${fileOf(place, 2)}: found an empty file, expected run 2, which has to be done again`);
  expect(notes).toContain(`${fileOf(place, 9)}: found run 1, expected run 9, which has to be done again`);
  for (const run of [2, 3, 4, 5, 6, 7, 8, 9]) writeOutcome(place, plan, outcome(run));
  expect(collect(place, plan).missing).toEqual([]);
});

test('a file of a run in which anything was changed is found', () => {
  const place = full('edited', planOf(sweep('replicates: 1\n')));
  const one = planOf(sweep('replicates: 1\n'));
  const path = fileOf(place, 1);
  writeOutcome(place, one, { ...outcome(1), readings: [{ measure: 'tumour.tumour.count', hours: 24, value: 118 }] });
  const text = readFileSync(path, 'utf8');
  expect(done(place, one)).toEqual([1]);
  fc.assert(
    fc.property(fc.nat(text.length - 2), fc.constantFrom(...'0123456789abcdef",:{} '), (at, letter) => {
      fc.pre(text[at] !== letter);
      writeFileSync(path, text.slice(0, at) + letter + text.slice(at + 1));
      expect(findRuns(place, one)).toMatchObject({
        failed: [],
        notes: [expect.stringContaining(`${path}: found a file that was cut or edited, expected run 1`)],
      });
      expect(done(place, one)).toEqual([]);
      writeFileSync(path, text.slice(0, at));
      expect(done(place, one)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('files and folders that are no runs are named, and left alone', () => {
  const place = full('strays');
  writeFileSync(join(place, 'runs', 'notes.txt'), 'mine');
  writeFileSync(join(place, 'runs', '0000', '3.json~'), 'mine');
  mkdirSync(join(place, 'runs', 'mine'));
  cpSync(fileOf(place, 2), join(place, 'runs', '0000', '1002.json'));
  const { notes } = findRuns(place, plan);
  expect(notes).toHaveLength(4);
  for (const name of ['notes.txt', '0000/3.json~', 'mine', '0000/1002.json'])
    expect(notes).toContain(
      `${join(place, 'runs', name)}: found no run of the sweep, expected none but these; it takes no part and is left alone; remove it if nothing needs it`,
    );
  expect(done(place)).toHaveLength(12);
  expect(existsSync(join(place, 'runs', 'mine'))).toBe(true);
});

test('a run of another plan is refused by the name of its file', () => {
  const other = full('other', { ...plan, seed: 'another' });
  const place = full('own');
  cpSync(fileOf(other, 5), fileOf(place, 5));
  const refused = /runs\/0000\/5\.json: found a run of another plan .*, expected one of "test"/;
  for (const use of [() => done(place), () => collect(place, plan), () => readOutcome(place, plan, 5)]) {
    expect(use).toThrow(FolderError);
    expect(use).toThrow(refused);
  }
  rmSync(fileOf(place, 5));
  expect(done(place)).toHaveLength(11);
});

test('a folder that an earlier Stroma planned keeps its runs and its seeds', () => {
  const old: Plan = { ...planOf(sweep('replicates: 3\n')), stroma: 1 };
  const place = join(folder, 'old');
  writePlan(place, old);
  mkdirSync(join(place, 'runs', '0000'));
  for (const run of [1, 2, 3])
    writeFileSync(fileOf(place, run), JSON.stringify({ plan: planDigest(old), ...outcome(run) }));
  expect(collect(place, old)).toMatchObject({ missing: [], notes: [] });
  expect(readOutcome(place, old, 2)).toEqual(outcome(2));
  expect(runsOf(old).run(3).seed).toBe('test-3');
  expect(() => writePlan(place, planOf(sweep('replicates: 3\n')))).toThrow('as an earlier Stroma planned it');
});

const oxygen = (values: string, more = '') =>
  planOf(sweep(`vary: { oxygen: { path: tissues.tumour.vesselOxygen, values: [${values}] } }\n${more}`));

describe('where plan.json was lost', () => {
  const before = oxygen('20, 30', 'replicates: 3\n');

  test.each<[string, Plan]>([
    ['other values', oxygen('21, 31', 'replicates: 3\n')],
    ['one other value', oxygen('20, 31', 'replicates: 3\n')],
    ['another seed', oxygen('20, 30', 'replicates: 3\nseed: other\n')],
    ['another end', oxygen('20, 30', 'replicates: 3\nuntil: 2 h\n')],
    ['fewer points', oxygen('20, 21', 'replicates: 1\n')],
    ['fewer runs', planOf(sweep('replicates: 2\n'))],
  ])('runs are not taken for those of a sweep with %s, and nothing is written', (name, changed) => {
    const place = full(`lost ${name}`, before);
    rmSync(join(place, 'plan.json'));
    const files = () => readdirSync(place, { recursive: true }).sort();
    const there = files();
    expect(() => writePlan(place, changed)).toThrow(/found a run of another plan .*\(and so \d+ more\)/);
    expect(files()).toEqual(there);
  });

  test('those of the same sweep, or of a smaller one, are kept', () => {
    const place = full('lost', before);
    const text = readFileSync(join(place, 'plan.json'));
    rmSync(join(place, 'plan.json'));
    expect(writePlan(place, before)).toEqual({ as: 'restored' });
    expect(readFileSync(join(place, 'plan.json')).equals(text)).toBe(true);
    expect(done(place, before)).toEqual([1, 2, 3, 4, 5, 6]);
    rmSync(join(place, 'plan.json'));
    const larger = oxygen('20, 30, 40', 'replicates: 5\n');
    expect(writePlan(place, larger)).toEqual({ as: 'restored' });
    expect(done(place, larger)).toEqual([1, 2, 3, 6, 7, 8]);
  });
});

describe('a sweep grows', () => {
  const grid = (first: number, second: number, replicates: number) =>
    planOf(
      sweep(`vary:
  oxygen: { path: tissues.tumour.vesselOxygen, values: [${Array.from({ length: first }, (_, i) => 10 + i)}] }
  speed: { path: cells.tumour.speed, values: [${Array.from({ length: second }, (_, i) => 0.1 + i / 10)}] }
replicates: ${replicates}
`),
    );
  const sobol = (points: number, replicates: number) =>
    planOf(
      sweep(`vary: { oxygen: { path: tissues.tumour.vesselOxygen, from: 10, to: 40 } }
design: { kind: sobol, points: ${points} }
replicates: ${replicates}
`),
    );

  const morris = (trajectories: number, replicates: number) =>
    planOf(
      sweep(`vary: { oxygen: { path: tissues.tumour.vesselOxygen, from: 10, to: 40 } }
design: { kind: morris, trajectories: ${trajectories} }
replicates: ${replicates}
`),
    );
  const lhs = (points: number) =>
    planOf(
      sweep(`vary: { oxygen: { path: tissues.tumour.vesselOxygen, from: 10, to: 40 } }
design: { kind: latinHypercube, points: ${points} }
`),
    );

  test.each<[string, (a: number, b: number, c: number) => Plan]>([
    ['of a grid', grid],
    ['of a sequence', (a, b, c) => sobol(a * b, c)],
    ['of trajectories', (a, b, c) => morris(a + b, c)],
  ])('by points and replicates %s, again and again, and keeps each run', (name, make) => {
    const size = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 3 })));
    const growing = fc.array(size, { minLength: 2, maxLength: 3 });
    let n = 0;
    fc.assert(
      fc.property(growing, (sizes) => {
        const place = join(folder, `${name} ${n++}`);
        let [a, b, c] = [0, 0, 0];
        let seeds: string[] = [];
        for (const [da, db, dc] of sizes) {
          [a, b, c] = [a + da, b + db, c + dc];
          const now = make(a, b, c);
          writePlan(place, now);
          const kept = done(place, now);
          // Each keeps what it came to: here, its number when it was done, and its seed.
          expect(kept.map((run) => readOutcome(place, now, run)!.digest).sort()).toEqual(seeds);
          const { run: planned } = runsOf(now);
          const run = (number: number) => planned(number).seed;
          for (const number of kept) expect(readOutcome(place, now, number)!.digest).toBe(run(number));
          for (let number = 1; number <= now.runs; number++)
            if (!kept.includes(number)) writeOutcome(place, now, { ...outcome(number), digest: run(number) });
          expect(findRuns(place, now).notes).toEqual([]);
          expect(done(place, now)).toHaveLength(now.runs);
          seeds = Array.from({ length: now.runs }, (_, i) => run(i + 1)).sort();
        }
      }),
      { numRuns: 1 + Number(name === 'of a sequence') },
    );
  });

  test('wherever growing was interrupted', () => {
    const place = full('interrupted', grid(2, 2, 2));
    // A part of the old plan that was still running after the folder was renamed.
    renameSync(join(place, 'runs', '0000'), join(place, 'runs', `0000-${planDigest(grid(2, 2, 2))}`));
    expect(done(place, grid(2, 2, 2))).toHaveLength(8);
    writeOutcome(place, grid(2, 2, 2), outcome(3));
    expect(writePlan(place, grid(3, 3, 2))).toEqual({ as: 'grown', from: 8 });
    expect(done(place, grid(3, 3, 2))).toHaveLength(8);
  });

  test.each<[string, Plan, string]>([
    ['fewer replicates', grid(2, 2, 1), 'found 2 replicates of each point, more than 1'],
    ['fewer points', grid(2, 1, 2), '2 of its 4 points are not in it any more'],
    ['another seed', { ...grid(2, 2, 2), seed: 'other' }, 'changed (seed)'],
    ['a design that shares no points', lhs(9), '4 of its 4 points are not in it any more'],
    ['more measures', { ...grid(2, 2, 2), measures: [] }, 'changed (measures)'],
  ])('but not by %s', (name, changed, reason) => {
    const before = changed.design.kind === 'latinHypercube' ? lhs(4) : grid(2, 2, 2);
    const place = full(`not ${name}`, before);
    expect(() => writePlan(place, changed)).toThrow(reason);
    expect(done(place, before)).toHaveLength(before.runs);
  });
});
