import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FitSummary, KeptFit } from '../../src/sweep/fit/posterior.ts';
import { root } from '../architecture/source.ts';
import { fitting, SWEEP } from './fit.ts';
import { newFolder, type Outcome, program, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const sweep = folder.path('sweep');
const targets = folder.path('targets.csv');
/** What vessels held and fibroblasts made where the targets come from. */
const TRUTH = { oxygen: 33, secretion: 0.3 };
let fitted: Outcome;

beforeAll(async () => {
  await stroma('sweep', 'run', SWEEP, '--out', sweep);
  // Measured: the mean of six runs with the truth; the tolerance is what single runs differ by.
  const truth = folder.path('truth.yaml');
  writeFileSync(
    truth,
    readFileSync(SWEEP, 'utf8')
      .replace('small.yaml', join(root, 'tests/cli/fixtures/small.yaml'))
      .replace('{ kind: sobol, points: 64 }', '{ kind: list }\nreplicates: 6')
      .replace('from: 10 mmHg, to: 60 mmHg', `values: [${TRUTH.oxygen} mmHg]`)
      .replace('from: 0.02 nM/min, to: 2 nM/min, scale: log', `values: [${TRUTH.secretion} nM/min]`),
  );
  await stroma('sweep', 'run', truth, '--out', folder.path('truth'));
  const rows = parse(readFileSync(join(folder.path('truth'), 'results.csv'), 'utf8'), { columns: true }) as {
    measure: string;
    value: string;
  }[];
  const mean = (name: string): number =>
    rows.filter(({ measure }) => measure === name).reduce((sum, { value }) => sum + Number(value) / 6, 0);
  const lines = [`oxygenThere,${mean('oxygenThere')},0.8`, `signal,${mean('signal')},0.25`];
  writeFileSync(targets, `measure,value,tolerance\n${lines.join('\n')}\n`);
  fitted = await stroma(...fitting(sweep, targets, 16), '--json');
}, 300_000);

test('a fit finds the numbers that the data came from', async () => {
  const { code, stdout } = fitted;
  expect(code).toBe(0);
  const { factors, tolerance, end } = JSON.parse(stdout) as FitSummary;
  expect([tolerance, end]).toEqual([1, 'met']);
  for (const { factor, low, high, from, to } of factors) {
    const truth = TRUTH[factor as keyof typeof TRUTH];
    expect(low, factor).toBeLessThan(truth);
    expect(high, factor).toBeGreaterThan(truth);
    expect((high - low) / (to - from), factor).toBeLessThan(0.3);
  }
  expect(factors.map(({ verdict }) => verdict)).toEqual(['fixed', 'fixed']);
  const kept = JSON.parse(readFileSync(join(sweep, 'fit', 'posterior.json'), 'utf8')) as KeptFit;
  // What the points give is as near to what was measured as was asked for.
  for (const { measure, value, tolerance } of kept.targets) {
    const found = kept.foretold.find((one) => one.measure === measure)!;
    for (const end of [found.low, found.median, found.high])
      expect(Math.abs(end - value)).toBeLessThanOrEqual(tolerance);
  }
  for (const { profile } of factors) expect(Math.min(...profile.map((one) => one ?? 9))).toBeLessThanOrEqual(1);
  const rows = parse(readFileSync(join(sweep, 'fit', 'posterior.csv'), 'utf8'), { columns: true }) as Record<
    string,
    string
  >[];
  expect(rows.reduce((sum, { weight }) => sum + Number(weight), 0)).toBeCloseTo(1, 10);
  // Every particle names a run that can be looked at.
  const { folder: place, run, oxygen } = rows[0];
  const { stdout: shown } = await stroma('sweep', 'show', join(sweep, 'fit', place), run);
  expect(shown).toContain(`${oxygen} mmHg`);
});

test('the folder of a fit with fewer points is refused', async () => {
  const { code, stdout, stderr } = await stroma(...fitting(sweep, targets, 15));
  expect(stderr).toMatch(/found a fit of another sweep, other targets/);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect([code, stdout]).toEqual([2, '']);
});

test('killed and run again, a fit gives the same bytes', async () => {
  const other = folder.path('other');
  cpSync(sweep, other, { recursive: true });
  rmSync(join(other, 'fit'), { recursive: true });
  const child = spawn(process.execPath, [program, ...fitting(other, targets, 16), '--workers', '1'], { cwd: root });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  // In its first or second generation.
  setTimeout(() => child.kill('SIGKILL'), 2000);
  await ended;
  expect(existsSync(join(other, 'fit', 'posterior.csv'))).toBe(false);
  await stroma(...fitting(other, targets, 16));
  for (const name of ['posterior.csv', 'posterior.json', 'fit.json'])
    expect(readFileSync(join(other, 'fit', name), 'utf8'), name).toBe(readFileSync(join(sweep, 'fit', name), 'utf8'));
});
