/** The scripts for other languages read what Stroma leaves, where those languages are installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOTEBOOK, notebookOf, SCRIPT } from '../../scripts/notebook.mjs';
import { newFolder, SMALL, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const [study, sweep, plots] = ['study', 'sweep', 'plots'].map((name) => folder.path(name));

/** The first program of some that does what is asked of it. */
const working = (programs: readonly string[], ...args: string[]): string | undefined =>
  programs.find((program) => spawnSync(program, args).status === 0);

const python = working(['python3', '/usr/bin/python3'], '-c', 'import pandas, matplotlib');
const r = working(['Rscript'], '--version');

beforeAll(async () => {
  if (python === undefined && r === undefined) return;
  const counted = ['--measure', 'tumour.tumour.count', '--measure', 'tumour.oxygen.mean'];
  const runs = ['--compare', 'base', 'low', '--seeds', '3', '--until', '30min', '--every', '6min', ...counted];
  const arm = ['--set', 'arms={ low: { set: { tissues.tumour.vesselOxygen: 12 } } }'];
  expect((await stroma('run', SMALL, ...arm, ...runs, '--out', study)).code).toBe(0);
  expect((await stroma('sweep', 'run', 'tests/cli/fixtures/sweep.yaml', '--out', sweep)).code).toBe(0);
});

/** Runs a program on the results, gives what it prints, and looks at its plots. */
function ran(program: string, args: readonly string[], names: readonly string[]): string {
  const env = { ...process.env, STUDY: study, SWEEP: sweep, PLOTS: plots, MPLBACKEND: 'Agg' };
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  for (const name of names) {
    const plot = `${plots}/${name}.png`;
    expect(readFileSync(plot).subarray(1, 4).toString()).toBe('PNG');
    expect(statSync(plot).size).toBeGreaterThan(5000);
  }
  return stdout;
}

/** Means at the end of the arms, as Stroma has them. */
const means = (): number[] =>
  readFileSync(`${study}/bands.csv`, 'utf8')
    .split('\r\n')
    .filter((line) => /^(base|low),0\.5,tumour\.tumour\.count,/.test(line))
    .map((line) => Number(line.split(',')[5]));

function expectRead(printed: string): void {
  expect(means()).toHaveLength(2);
  for (const mean of means()) expect(printed).toContain(String(Number(mean.toFixed(3))));
  expect(Number(/means of measures\.csv: (\S+)/.exec(printed)?.[1])).toBeLessThan(1e-9);
  expect(printed).toContain('24 runs, 0 failed; factors: oxygen, note');
  expect(printed).toMatch(/has the values of results\.csv: (True|TRUE)|results\.parquet is not read/);
}

test('Python reads the runs of a study and a sweep, as a script and as a notebook', ({ skip }) => {
  if (python === undefined) return skip('python3 with pandas and matplotlib is not installed');
  expectRead(ran(python, [SCRIPT], ['study-python', 'sweep-python']));
  const { cells } = JSON.parse(readFileSync(NOTEBOOK, 'utf8')) as { cells: { cell_type: string; source: string[] }[] };
  const code = cells.filter((cell) => cell.cell_type === 'code').map(({ source }) => source.join(''));
  expectRead(ran(python, ['-c', code.join('\n')], ['study-python', 'sweep-python']));
});

test('R reads the runs of a study and a sweep', ({ skip }) => {
  if (r === undefined) return skip('R is not installed');
  expectRead(ran(r, ['notebooks/read-results.R'], ['study-r', 'sweep-r']));
});

test('the scripts say which results are missing', ({ skip }) => {
  if (python === undefined) return skip('python3 with pandas and matplotlib is not installed');
  const env = { ...process.env, STUDY: folder.path('none'), SWEEP: sweep, PLOTS: plots };
  const { status, stderr } = spawnSync(python, [SCRIPT], { env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([
    1,
    `${folder.path('none')}/measures.csv: found no such file, expected the results of Stroma\n`,
  ]);
  expect(existsSync(folder.path('none'))).toBe(false);
});

test('the notebook has the cells of the script', () => {
  expect(readFileSync(NOTEBOOK, 'utf8')).toBe(notebookOf(readFileSync(SCRIPT, 'utf8')));
});
