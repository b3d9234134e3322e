/** Arms compared on the same seeds: everything can be computed again from the one table of values. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { studentP, studentT } from '../analysis/student.ts';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const RECORDED = 'tests/cli/fixtures/recorded.yaml';
const MEASURES = [
  'tumour.tumour.count',
  'tumour.CAF.count',
  'tumour.oxygen.mean',
  'blood.plerixafor',
  'tumour.HPC.count',
];
const RUNS = [RECORDED, '--until', '3h', '--set', 'record=null', ...MEASURES.flatMap((id) => ['--measure', id])];

interface Tidy {
  run: string;
  seed: string;
  arm: string;
  hours: string;
  measure: string;
  unit: string;
  value: string;
}
interface Compared {
  main: boolean;
  measure: string;
  unit: string;
  first: string;
  second: string;
  pairs: number;
  firstMean: number;
  difference: number;
  low: number;
  high: number;
  effect: number;
  t: number;
  p: number;
  holm: number;
  width: number;
  wantedWidth: number;
  seedsNeeded: { seeds: number; width: number; low: number; high: number } | null;
}
interface Result {
  arms: string[];
  seeds: number;
  hours: number;
  runs: { seed: string; arm: string; digest: string; measures: Record<string, number> }[];
  comparisons: Compared[];
}

const tableOf = (path: string): Tidy[] => parse(readFileSync(path, 'utf8'), { columns: true }) as Tidy[];
const compared = async (...args: string[]): Promise<Result> => {
  const { code, stdout, stderr } = await stroma('run', ...args, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Result;
};

/** For seven pairs. */
const T6 = studentT(6);
const out = folder.path('out');
let result: Result;
beforeAll(async () => {
  result = await compared(...RUNS, '--compare', 'base', 'low', 'blocked', '--seeds', '7', '--out', out);
});

describe('the tidy table', () => {
  test('has a row for each run, time and measure, with its unit', () => {
    const rows = tableOf(`${out}/measures.csv`);
    expect(readFileSync(`${out}/measures.csv`, 'utf8').split('\r\n')[0]).toBe('run,seed,arm,hours,measure,unit,value');
    expect(rows).toHaveLength(7 * 3 * 5 * MEASURES.length);
    const run = rows.filter(({ run }) => run === '5');
    expect(new Set(run.map(({ seed, arm }) => `${seed} ${arm}`))).toEqual(new Set(['pebble-2 low']));
    expect(Object.fromEntries(run.map(({ measure, unit }) => [measure, unit]))).toEqual({
      'tumour.tumour.count': 'cells',
      'tumour.CAF.count': 'cells',
      'tumour.oxygen.mean': 'mmHg',
      'blood.plerixafor': 'nM',
      'tumour.HPC.count': 'cells',
    });
    // As in the folder of the run.
    const own = (parse(readFileSync(`${out}/5/measures.csv`, 'utf8'), { columns: true }) as Tidy[]).map(
      ({ hours, measure, unit, value }) => [hours, measure, unit, value],
    );
    expect(run.map(({ hours, measure, unit, value }) => [hours, measure, unit, value])).toEqual(own);
  });

  test('has the runs that --seed and --arm give', async () => {
    const { stdout } = await stroma('run', ...RUNS, '--seed', 'pebble-2', '--arm', 'low', '--json');
    const { digest } = JSON.parse(stdout) as { digest: string };
    expect(result.runs.find(({ seed, arm }) => seed === 'pebble-2' && arm === 'low')?.digest).toBe(digest);
  });

  test('and bands beside it, which are means, intervals and quantiles of its values', () => {
    const rows = tableOf(`${out}/measures.csv`);
    const bands = parse(readFileSync(`${out}/bands.csv`, 'utf8'), { columns: true }) as Record<string, string>[];
    expect(bands).toHaveLength(3 * 5 * MEASURES.length);
    for (const band of bands) {
      const values = rows
        .filter(({ arm, hours, measure }) => arm === band.arm && hours === band.hours && measure === band.measure)
        .map(({ value }) => Number(value))
        .sort((a, b) => a - b);
      const mean = values.reduce((sum, x) => sum + x, 0) / 7;
      const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 6);
      expect(Number(band.mean)).toBeCloseTo(mean, 9);
      expect(Number(band.high) - Number(band.low)).toBeCloseTo((2 * T6 * deviation) / Math.sqrt(7), 5);
      expect([band.runs, band.min, band.max].map(Number)).toEqual([7, values[0], values[6]]);
      expect(Number(band.median)).toBe(values[3]);
      expect(Number(band.q25)).toBeCloseTo((values[1] + values[2]) / 2, 9);
    }
  });
});

describe('the comparison', () => {
  test('equals one that is computed again from the tidy table', () => {
    const rows = tableOf(`${out}/measures.csv`).filter(({ hours }) => hours === '3');
    expect(result).toMatchObject({ arms: ['base', 'low', 'blocked'], seeds: 7, hours: 3 });
    expect(result.comparisons.map(({ first, second, measure }) => `${first} ${second} ${measure}`)).toEqual(
      ['low', 'blocked'].flatMap((arm) => MEASURES.map((id) => `base ${arm} ${id}`)),
    );
    for (const one of result.comparisons) {
      const valuesOf = (name: string): Map<string, number> =>
        new Map(
          rows
            .filter(({ arm, measure }) => arm === name && measure === one.measure)
            .map(({ seed, value }) => [seed, Number(value)]),
        );
      const base = valuesOf(one.first);
      const differences = [...valuesOf(one.second)].map(([seed, value]) => value - base.get(seed)!);
      const mean = differences.reduce((sum, x) => sum + x, 0) / 7;
      const deviation = Math.sqrt(differences.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 6);
      expect(one.pairs).toBe(7);
      expect(one.difference).toBeCloseTo(mean, 9);
      if (deviation === 0) {
        expect([one.low, one.high, one.t, one.p]).toEqual([0, 0, 0, 1]);
        continue;
      }
      const half = (T6 * deviation) / Math.sqrt(7);
      expect(one.low).toBeCloseTo(mean - half, 5);
      expect(one.high).toBeCloseTo(mean + half, 5);
      expect(one.effect).toBeCloseTo(mean / deviation, 9);
      expect(one.t).toBeCloseTo((mean / deviation) * Math.sqrt(7), 9);
      expect(one.p).toBeCloseTo(studentP(one.t, 6), 7);
      expect(one.holm).toBeGreaterThanOrEqual(one.p);
    }
    const oxygen = result.comparisons.find(
      ({ second, measure }) => second === 'low' && measure === 'tumour.oxygen.mean',
    )!;
    expect(oxygen.p).toBeLessThan(0.01);
  });

  test('comparison.csv has it at every time', () => {
    const rows = parse(readFileSync(`${out}/comparison.csv`, 'utf8'), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(5 * 2 * MEASURES.length);
    for (const one of result.comparisons) {
      const row = rows.find(
        ({ hours, second, measure }) => hours === '3' && second === one.second && measure === one.measure,
      )!;
      expect([row.difference, row.low, row.high, row.p].map(Number)).toEqual([
        one.difference,
        one.low,
        one.high,
        one.p,
      ]);
      expect(row.unit).toBe(one.unit);
    }
  });

  test('a person reads which test it was and how many seeds are needed', async () => {
    const { code, stdout } = await stroma('run', '--from', out, '--width', '4%');
    expect(code).toBe(0);
    expect(stdout).toContain('paired t test, two-sided');
    expect(stdout).toMatch(
      /arm +measure +unit +base +arm +difference +95 % interval +effect +p +p \(Holm\) +seeds for 4%/,
    );
    expect(stdout).toContain('4% of the mean of the first arm wide');
  });

  test('what cannot be compared is told', async () => {
    const told = async (...args: string[]) => {
      const { code, stderr } = await stroma('run', RECORDED, ...args);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await told('--compare', 'base', 'lwo', '--seeds', '3')).toContain(
      '--compare: found "lwo", expected an arm; nearest is "low"',
    );
    expect(await told('--compare', 'base', '--seeds', '3')).toContain('expected two arms or more');
    expect(await told('--compare', 'base', 'base', '--seeds', '3')).toContain('each once');
    expect(await told('--compare', 'base', 'low')).toContain('found no --seeds');
    expect(await told('--compare', 'base', 'low', '--seeds', '1')).toContain('--seeds: found "1"');
    expect(await told('--compare', 'base', 'low', '--seeds', '3', '--width', 'wide')).toContain(
      '--width: found "wide"',
    );
    expect(await told('--width', '10%')).toContain('--width: found no --compare');
    expect(await told('--compare', 'base', 'low', '--seeds', '3', '--arm', 'low')).toContain('cannot be used');
  });
});

test('the seeds that it asks for give the width that it promised, within 20 %', async () => {
  const id = 'tumour.tumour.count';
  const args = [RECORDED, '--until', '2h', '--set', 'record=null', '--measure', id];
  const pilot = folder.path('pilot');
  const width = '5';
  const { comparisons } = await compared(
    ...args,
    '--compare',
    'base',
    'low',
    '--seeds',
    '20',
    '--out',
    pilot,
    '--width',
    width,
  );
  const { seedsNeeded } = comparisons[0];
  expect(seedsNeeded!.seeds).toBeGreaterThan(5);
  expect(seedsNeeded!.seeds).toBeLessThan(100);
  expect(seedsNeeded!.width).toBeLessThanOrEqual(5);
  const after = await compared('--from', pilot, '--seeds', String(seedsNeeded!.seeds), '--width', width);
  expect(after.comparisons[0].pairs).toBe(seedsNeeded!.seeds);
  expect(Math.abs(after.comparisons[0].width / seedsNeeded!.width - 1)).toBeLessThan(0.2);
  expect(readdirSync(pilot)).toHaveLength(2 * seedsNeeded!.seeds + 5);
});
