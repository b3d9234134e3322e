import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const SMALL = 'tests/cli/fixtures/small.yaml';
const out = folder.path('out');
const recording = ['cells=every 1 h', 'fields=2 h', 'profiles=4 h'].flatMap((what) => ['--set', `record.${what}`]);

interface Cell {
  step: number;
  hours: number;
  identity: string;
  mother: string | null;
  type: string;
  phase: string;
  x: number;
  y: number;
  CXCR4: number;
  'at.oxygen': number;
}
let cells: Cell[] = [];
let measures: { hours: string; measure: string; value: string }[] = [];
let digest = '';

beforeAll(async () => {
  const { stdout } = await stroma('run', SMALL, '--until', '4h', '--out', out, '--json', ...recording);
  digest = (JSON.parse(stdout) as { digest: string }).digest;
  const file = await asyncBufferFromFile(join(out, 'cells.parquet'));
  cells = (await parquetReadObjects({ file })) as unknown as Cell[];
  measures = parse(readFileSync(join(out, 'measures.csv'), 'utf8'), { columns: true });
});

const measured = (hours: number, name: string): number =>
  Number(measures.find((row) => Number(row.hours) === hours && row.measure === name)!.value);

describe('the cells of a run', () => {
  test('are a row each, at the times asked for', () => {
    expect([...new Set(cells.map(({ hours }) => hours))]).toEqual([0, 1, 2, 3, 4]);
    for (const hours of [0, 4]) {
      const tumour = cells.filter((cell) => cell.hours === hours && cell.type === 'tumour' && cell.phase === 'alive');
      expect(tumour).toHaveLength(measured(hours, 'tumour.tumour.count'));
      const mean = tumour.reduce((sum, { CXCR4 }) => sum + CXCR4 / tumour.length, 0);
      expect(mean).toBeCloseTo(measured(hours, 'tumour.tumour.CXCR4.mean'), 5);
      const oxygen = tumour.reduce((sum, cell) => sum + cell['at.oxygen'] / tumour.length, 0);
      expect(oxygen).toBeCloseTo(measured(hours, 'tumour.tumour.at.oxygen'), 4);
    }
  });

  test('have mothers that were there', () => {
    const born = cells.filter(({ mother }) => mother !== null);
    expect(born.length).toBeGreaterThan(0);
    const known = new Set(cells.map(({ identity }) => identity));
    expect(born.filter(({ mother }) => known.has(mother!)).length / born.length).toBeGreaterThan(0.9);
    expect(known.size).toBeLessThan(cells.length);
  });

  test('have types that other readers know', async () => {
    const { children } = parquetSchema(
      await parquetMetadataAsync(await asyncBufferFromFile(join(out, 'cells.parquet'))),
    );
    const types = Object.fromEntries(children.map(({ element }) => [element.name, element.type]));
    expect(types).toMatchObject({
      step: 'INT32',
      hours: 'DOUBLE',
      identity: 'BYTE_ARRAY',
      clone: 'INT64',
      seated: 'BOOLEAN',
      CXCR4: 'FLOAT',
      'at.CXCL12': 'FLOAT',
    });
  });
});

describe('the fields of a run', () => {
  const picture = join(out, 'fields', 'tumour.oxygen.npy');

  test('are NumPy files, one a field, with the times beside them', () => {
    expect(readdirSync(join(out, 'fields')).sort()).toEqual(
      ['CXCL12', 'TGFb', 'VEGFA', 'matrix', 'oxygen']
        .map((name) => `tumour.${name}.npy`)
        .concat('times.csv')
        .sort(),
    );
    const bytes = readFileSync(picture);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x93NUMPY\x01\x00');
    expect((10 + bytes.readUInt16LE(8)) % 64).toBe(0);
    expect(bytes.subarray(10, 128).toString().trim()).toBe(
      "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 32, 48), }",
    );
    expect(bytes).toHaveLength(128 + 4 * 3 * 32 * 48);
    const last = new Float32Array(bytes.buffer, bytes.byteOffset + 128 + 4 * 2 * 32 * 48, 32 * 48);
    const mean = last.reduce((sum, value) => sum + value / last.length, 0);
    expect(mean).toBeCloseTo(measured(4, 'tumour.oxygen.mean'), 4);
    expect(readFileSync(join(out, 'fields', 'times.csv'), 'utf8')).toBe(
      'picture,step,hours\r\n0,0,0\r\n1,20,2\r\n2,40,4\r\n',
    );
  });

  const there = spawnSync('python3', ['-c', 'import numpy']).status === 0;
  test.skipIf(!there)('open in NumPy', () => {
    const code = `import numpy; a = numpy.load(r"${picture}"); print(a.shape, a.dtype, round(float(a[2].mean()), 3))`;
    const { stdout } = spawnSync('python3', ['-c', code], { encoding: 'utf8' });
    expect(stdout.trim()).toBe(`(3, 32, 48) float32 ${Number(measured(4, 'tumour.oxygen.mean').toFixed(3))}`);
  });
});

test('the profiles of a run say how cells lie', () => {
  const rows = parse(readFileSync(join(out, 'profiles.csv'), 'utf8'), { columns: true }) as Record<string, string>[];
  expect([...new Set(rows.map(({ hours }) => hours))]).toEqual(['0', '4']);
  const at = (hours: string, profile: string) =>
    rows.filter((row) => row.hours === hours && row.profile === profile && row.of === 'tumour');
  expect(at('4', 'radial')[0]).toMatchObject({ tissue: 'tumour', from_um: '0', to_um: '20' });
  // A disc of tumour: full in the middle, and tumour cells are among each other.
  expect(Number(at('0', 'radial')[2].value)).toBeGreaterThan(0.5);
  expect(Number(at('0', 'pair').find((row) => row.with === 'tumour')!.value)).toBeGreaterThan(2);
});

test('what is kept changes nothing of the run', async () => {
  const { stdout } = await stroma('run', SMALL, '--until', '4h', '--json');
  expect((JSON.parse(stdout) as { digest: string }).digest).toBe(digest);
});

test('a time that is none is told', async () => {
  const { code, stderr } = await stroma('run', SMALL, '--set', 'record.cells=every 3 apples');
  expect([code, stderr]).toEqual([
    2,
    '--set:1:14 record.cells: found unit "apples", expected one of the units min, s, h, d (1 to 10000000 min)\n',
  ]);
});
