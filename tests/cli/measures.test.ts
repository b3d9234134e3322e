import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { newFolder, SMALL, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

interface Listed {
  measure: string;
  unit: string;
  phrase: string;
  main: boolean;
}
const listed = async (...args: string[]): Promise<Listed[]> =>
  JSON.parse((await stroma('measures', ...args, '--json')).stdout) as Listed[];

test('lists every measure that a run has, with unit and phrase', async () => {
  const all = await listed(SMALL);
  const { stdout } = await stroma('run', SMALL, '--steps', '0', '--json');
  expect(all.map(({ measure }) => measure)).toEqual(Object.keys((JSON.parse(stdout) as { measures: object }).measures));
  expect(all).toContainEqual(
    expect.objectContaining({
      measure: 'blood.plerixafor',
      unit: 'nM',
      phrase: 'the level of free plerixafor in blood',
    }),
  );
  expect(all).toContainEqual(expect.objectContaining({ measure: 'blood.plerixafor.total', unit: 'mg/L' }));
  expect(all.every(({ phrase }) => phrase.length > 5)).toBe(true);
  expect(all.filter(({ main }) => main).map(({ measure }) => measure)).toEqual([
    'tumour.tumour.count',
    'tumour.oxygen.mean',
  ]);
});

test('only those with all words in id, unit or phrase; * stands for any text', async () => {
  const named = await listed(SMALL, 'oxygen', 'fibroblasts');
  expect(named.length).toBeGreaterThan(1);
  for (const { phrase } of named) expect(phrase).toMatch(/oxygen.*fibroblasts/);
  const ofBlood = await listed(SMALL, 'blood.*.total');
  expect(ofBlood.map(({ measure }) => measure)).toEqual(['blood.plerixafor.total', 'blood.mavorixafor.total']);
  const { code, stderr } = await stroma('measures', SMALL, 'xyzzy');
  expect([code, stderr]).toEqual([2, expect.stringContaining('found no measure with "xyzzy"')]);
});

test('a person reads a table', async () => {
  const { stdout } = await stroma('measures', SMALL, '--main');
  expect(stdout).toMatch(
    /^ +measure +unit +what it is\n\* +tumour\.tumour\.count +cells +the number of tumour cells\n/,
  );
});

test('a new scenario without measure or charts shows the cells that it draws, its oxygen and what it gives', async () => {
  const path = folder.path('new.yaml');
  writeFileSync(
    path,
    'stroma: 1\nextends: base/tumour.yaml\ntitle: New\nseed: 1\nduration: 1 d\nschedule: [{ at: 1 h, dose: plerixafor, amount: 1 mg }]\n',
  );
  const main = (await listed(path, '--main')).map(({ measure }) => measure);
  expect(main).toEqual(expect.arrayContaining(['tumour.tumour.count', 'tumour.oxygen.mean', 'blood.plerixafor']));
  expect(main).not.toContain('tumour.HPC.count');
  const { stdout } = await stroma('run', path, '--steps', '0');
  for (const id of main) expect(stdout).toContain(`${id} `);
});

test('--measure records these alone, with units in every table', async () => {
  const { stdout } = await stroma(
    'run',
    SMALL,
    '--steps',
    '1',
    '--json',
    '--measure',
    'blood.pler*',
    '--measure',
    'tumour.NF.count',
  );
  expect(Object.keys((JSON.parse(stdout) as { measures: object }).measures)).toEqual([
    'blood.plerixafor',
    'blood.plerixafor.total',
    'tumour.NF.count',
  ]);
  const { code, stderr } = await stroma('run', SMALL, '--measure', 'tumour.tumor.count');
  expect([code, stderr]).toEqual([
    2,
    '--measure: found "tumour.tumor.count", expected a measure; nearest is "tumour.tumour.count"\n',
  ]);
});

test('a time off a step is told', async () => {
  const { stderr } = await stroma('run', SMALL, '--until', '33min', '--every', '10min', '--out', folder.path('off'));
  expect(stderr).toContain('--until: 33 min is no whole number of steps of 6 min; it is 36 min here\n');
  expect(stderr).toContain('--every: 10 min is no whole number of steps of 6 min; it is 12 min here\n');
});
