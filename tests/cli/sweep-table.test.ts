/** A sweep over the points of a table says what is odd about the table, its own file and its name. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const ROWS = 'oxygen,speed\n25,10\n55,70\n5,20\n';

/** A sweep in a folder of its own, over a table. */
function sweepOf(name: string, table: string | Uint8Array): string {
  mkdirSync(folder.path(name));
  writeFileSync(folder.path(`${name}/points.csv`), table);
  const file = folder.path(`${name}/sweep.yaml`);
  writeFileSync(
    file,
    `stroma: 1
sweep: Points of a table
scenario: ${join(root, 'tests/cli/fixtures/small.yaml')}
until: 6 min
set: { settle: 0 h, schedule: null }
design: { kind: table, file: points.csv }
vary:
  oxygen: { path: tissues.tumour.vesselOxygen, from: 20 mmHg, to: 40 mmHg }
  speed: { path: cells.tumour.speed, from: 6 um/h, to: 60 um/h }
measures: [tumour.tumour.count]
`,
  );
  return file;
}

test('values outside the stated range are told, and run as the table says', async () => {
  const file = sweepOf('outside', ROWS);
  const { code, stderr } = await stroma('sweep', 'plan', file);
  expect([code, stderr]).toEqual([
    0,
    `note  ${file}:8:3 vary.oxygen: found 55 in line 3 of "points.csv" (and so 1 more), outside 20 to 40 mmHg; it is run as the table says
note  ${file}:9:3 vary.speed: found 70 in line 3 of "points.csv", outside 6 to 60 um/h; it is run as the table says
`,
  ]);
  expect((await stroma('sweep', 'plan', sweepOf('within', 'oxygen,speed\n20,6\n40,60\n'))).stderr).toBe('');
  // In another unit it is not compared.
  expect((await stroma('sweep', 'plan', sweepOf('units', 'oxygen,speed\n5 kPa,6\n40 mmHg,60\n'))).stderr).toBe('');
});

test('a file that is no UTF-8 text is told so, wherever it is named', async () => {
  const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  const table = await stroma('sweep', 'plan', sweepOf('utf-16', wide(ROWS)));
  expect([table.code, table.stderr]).toEqual([
    2,
    expect.stringContaining(
      'design.file: found "points.csv" (text that is not UTF-8), expected a CSV file as UTF-8 text',
    ),
  ]);
  const file = sweepOf('utf-16 sweep', ROWS);
  const text = readFileSync(file, 'utf8');
  writeFileSync(folder.path('utf-16 sweep/scenario.yaml'), wide('stroma: 1\n'));
  writeFileSync(file, text.replace(/scenario: .*/, 'scenario: scenario.yaml'));
  expect((await stroma('sweep', 'plan', file)).stderr).toContain(
    'scenario: found "scenario.yaml" (text that is not UTF-8), expected a scenario as UTF-8 text',
  );
  writeFileSync(file, wide(text));
  expect((await stroma('sweep', 'plan', file)).stderr).toBe(
    `${file}:1:1 file: found text that is not UTF-8, expected a sweep as UTF-8 text\n`,
  );
});

test('a row that is inserted, and a file that is renamed, are told as that', async () => {
  const file = sweepOf('grows', 'oxygen,speed\n25,10\n35,30\n');
  const out = folder.path('grows/out');
  expect((await stroma('sweep', 'plan', file, '--out', out)).code).toBe(0);
  writeFileSync(folder.path('grows/points.csv'), 'oxygen,speed\n25,10\n21,7\n35,30\n');
  const inserted = await stroma('sweep', 'plan', file, '--out', out);
  expect([inserted.code, inserted.stderr]).toEqual([
    2,
    expect.stringContaining(
      '1 of its 2 points are not in it any more, the first with oxygen 35 mmHg, speed 30 um/h, where row 2 of its table now has oxygen 21 mmHg, speed 7 um/h: a row keeps its place, and new rows come last',
    ),
  ]);
  writeFileSync(folder.path('grows/points.csv'), 'oxygen,speed\n25,10\n35,30\n21,7\n');
  expect((await stroma('sweep', 'plan', file, '--out', out)).stderr).toContain('the sweep grew from 2 to 3 runs');
  renameSync(file, folder.path('grows/other.yaml'));
  const renamed = await stroma('sweep', 'plan', folder.path('grows/other.yaml'), '--out', out);
  expect([renamed.code, renamed.stderr]).toEqual([
    2,
    expect.stringContaining('found the sweep "sweep", not "other": a sweep goes by the name of its file'),
  ]);
});
