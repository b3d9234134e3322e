import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compile } from '../../src/scenario/compile.ts';
import type { ImportReport } from '../../src/scenario/first-tissue/import-report.ts';
import { load } from '../scenario/files.ts';
import { stroma } from './stroma.ts';

const FILE = 'tests/cli/fixtures/rules.csv';
const NAMES = ['tumor=tumour', 'macrophage=M1', 'fibroblast=NF', 'CD8 T cell=CD8', 'pro-inflammatory factor=TNFa'];
const folder = mkdtempSync(join(tmpdir(), 'stroma-import-'));

test('rules of PhysiCell become rules, and every row that has no counterpart is told with a reason', async () => {
  const out = join(folder, 'rules.yaml');
  const { code, stderr } = await stroma(
    'import',
    'physicell-rules',
    FILE,
    '--for',
    'immune',
    '--out',
    out,
    '--names',
    ...NAMES,
  );
  expect(code).toBe(0);
  expect(
    stderr
      .trim()
      .split('\n')
      .map((line) => line.slice(FILE.length + 2)),
  ).toEqual([
    '10 rows: 6 rules, 4 left out',
    'line 2: tumor, pressure → cycle entry: cells on a lattice have no pressure',
    'line 3: tumor, oxygen → necrosis: necrosis of tumour is 0 already; its base is 0 here, none in the file',
    'line 7: tumor, contact with dead cell → apoptosis: applies to dead cells, which follow no rules here',
    'line 9: fibroblast, oxygen → oxygen secretion: secretion there is a rate towards a saturation, here an amount',
  ]);
  const { rules } = parse(readFileSync(out, 'utf8')) as { rules: Record<string, { output: Record<string, number> }> };
  expect(Object.keys(rules)).toHaveLength(6);
  expect(rules['rules-1'].output.division).toBe(0.003333);
});

test('what was imported can be extended, and acts on the outputs that it names', () => {
  const rules = readFileSync(join(folder, 'rules.yaml'), 'utf8');
  const scenario = join(folder, 'with.yaml');
  writeFileSync(scenario, `stroma: 1\nextends: ${process.cwd()}/scenarios/immune.yaml\n${rules}`);
  const { cells } = compile(load(scenario));
  const speed = cells.find(({ id }) => id === 'tumour')!.plan.outputs.find(({ name }) => name === 'speed')!;
  expect(speed.effects.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['rules-5', 'rules-6']));
});

test.each([
  [['missing.csv'], /missing\.csv: no such file/],
  [[FILE, '--for', 'hypoxya'], /hypoxya.*hypoxia/],
  [[FILE, '--names', 'tumor'], /--names: found "tumor", expected name=here/],
])('%j is refused with one clear line', async (given, line) => {
  const { code, stderr } = await stroma('import', 'physicell-rules', ...given);
  expect(code).toBe(2);
  expect(stderr).toMatch(line);
});

test('a file in which nothing has a counterpart fails', async () => {
  const file = join(folder, 'none.csv');
  writeFileSync(file, 'tumour,pressure,decreases,cycle entry,0,1,4,0\n');
  const { code, stderr } = await stroma('import', 'physicell-rules', file);
  expect(code).toBe(1);
  expect(stderr).toContain('none of its rows has a counterpart');
});

test('a file that is no rules file is refused', async () => {
  const file = join(folder, 'other.csv');
  writeFileSync(file, 'a,b\n1,2\n');
  const { code, stderr } = await stroma('import', 'physicell-rules', file);
  expect(code).toBe(2);
  expect(stderr).toContain('line 1: found 2 columns, expected cell, signal');
});

test('cells of PhysiCell become the first tissue of a scenario that runs', async () => {
  const table = join(folder, 'cells.csv');
  const cells = Array.from({ length: 300 }, (_, i) => [(i % 20) * 15 - 150, Math.floor(i / 20) * 15 - 110]);
  writeFileSync(
    table,
    `x,y,z,type\n${cells.map(([x, y], i) => `${x},${y},0,${i % 5 === 0 ? 'stroma' : 'cancer'}`).join('\n')}\n`,
  );
  const out = join(folder, 'cells.yaml');
  const names = ['--names', 'cancer=tumour', 'stroma=CAF'];
  const dry = await stroma('import', 'tissue', table, ...names);
  expect([dry.code, dry.stderr]).toEqual([
    2,
    expect.stringContaining('found no vessel, so that most would lack oxygen'),
  ]);
  const report = join(folder, 'cells.json');
  const given = ['import', 'tissue', table, ...names, '--vessels', 'every:120um', '--report', report, '--out', out];
  const close = await stroma(...given);
  expect(close.stderr).toContain('cells without a free site nearby, "cancer", first at line');
  const lost = JSON.parse(readFileSync(report, 'utf8')) as ImportReport;
  expect(lost.kept + lost.leftOut.reduce((sum, { cells: n }) => sum + n, 0)).toBe(300);
  expect((await stroma(...given, '--scale', '1.4')).code).toBe(0);
  const read = JSON.parse(readFileSync(report, 'utf8')) as ImportReport;
  expect(read).toMatchObject({ read: 300, kept: 300, leftOut: [], adds: ['vessel'] });
  expect(read.hypoxic).toBeLessThan(0.5);
  expect((await stroma('check', out)).code).toBe(0);
  const { stdout } = await stroma('run', out, '--steps', '0', '--json');
  const { measures } = JSON.parse(stdout) as { measures: Record<string, number> };
  expect([measures['tumour.tumour.count'], measures['tumour.CAF.count']]).toEqual([240, 60]);
});

test('a picture becomes the first tissue, a site a pixel', async () => {
  const picture = join(folder, 'mask.png');
  const [width, height] = [48, 32];
  const data = new Uint8Array(width * height * 3).fill(255);
  for (let y = 10; y < 20; y++) for (let x = 5; x < 25; x++) data.set([230, 159, 0], (y * width + x) * 3);
  writeFileSync(picture, encode({ width, height, data, channels: 3, depth: 8 }));
  const out = join(folder, 'mask.yaml');
  const colours = ['--colours', '#e69f00=tumour', '#ffffff='];
  const imported = await stroma('import', 'tissue', picture, ...colours, '--out', out);
  expect(imported.code).toBe(0);
  for (const line of [
    'a picture whose colours are cell types',
    '200 cells, 0.96 × 0.64 mm, 1 site = 20 µm; one pixel a site',
    'kept 200: 200 tumour',
    'no cell by colour, 1,336 pixels',
    'only 0 % of the cells have a vessel within 150 µm, so that most lack oxygen; --vessels every:120um adds vessels',
    'left out of what the scenario draws: sprout, CAF, vessel, NF; --keep takes them',
    'the scenario adds no cells of its own at the start',
    '100.0 % of the cells lack oxygen at the start',
  ])
    expect(imported.stderr).toContain(`${picture}: ${line}`);
  expect(await stroma('check', out)).toMatchObject({ code: 0 });
  const { stdout } = await stroma('run', out, '--steps', '0', '--json');
  const { measures } = JSON.parse(stdout) as { measures: Record<string, number> };
  expect(measures['tumour.tumour.count']).toBe(200);
  const { code, stderr } = await stroma('import', 'tissue', picture);
  expect([code, stderr]).toEqual([2, expect.stringContaining('found a picture, expected what each colour means')]);
});

test('an import without a cell fails, and writes nothing', async () => {
  const table = join(folder, 'none-left.csv');
  writeFileSync(table, 'x,y,type\n5,5,dust\n');
  const out = join(folder, 'none-left.yaml');
  const { code, stdout, stderr } = await stroma(
    'import',
    'tissue',
    table,
    '--names',
    'dust=',
    '--unit',
    'site',
    '--out',
    out,
  );
  expect([code, stdout, existsSync(out)]).toEqual([1, '', false]);
  expect(stderr).toContain(`${table}: found no cell; nothing is written\n`);
  expect(stderr).toContain('1 cell left out by name, "dust", first at line 2');
});
