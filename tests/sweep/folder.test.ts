/** What is in the folder of a sweep is done, to be done, or of another one. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { collect } from '../../src/sweep/collect.ts';
import { doneRuns, FolderError, readOutcome, writeOutcome, writePlan } from '../../src/sweep/folder.ts';
import { planOf, sweep } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'stroma-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = planOf(sweep('replicates: 12\n'));
const outcome = (run: number) => ({ run, digest: '0'.repeat(16), readings: [], error: '' });
const fileOf = (of: string, run: number): string => join(of, 'runs', '0000', `${run}.json`);
const done = (of: string): number[] => [...doneRuns(of, plan)].flatMap((one, run) => (one === 1 ? [run] : []));

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
  for (const run of [2, 3, 4, 5, 6, 7, 8, 9]) writeOutcome(place, plan, outcome(run));
  expect(collect(place, plan).missing).toEqual([]);
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
