/** `stroma import physicell`: a project in PhysiCell's form becomes a scenario that is checked and runs. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stroma } from './stroma.ts';

const PROJECT = 'tests/cli/fixtures/physicell';
const folder = mkdtempSync(join(tmpdir(), 'stroma-project-'));
const out = join(folder, 'project.yaml');

test('a folder of a project becomes a scenario that is right and runs alike on any number of threads', async () => {
  const report = join(folder, 'report.json');
  const { code, stderr } = await stroma('import', 'physicell', PROJECT, '--out', out, '--report', report);
  expect(code).toBe(0);
  expect(stderr).toContain(`${PROJECT}/config/PhysiCell_settings.xml:   ./config/cell_rules.csv: 7 rules of 14 rows\n`);
  const written = JSON.parse(readFileSync(report, 'utf8')) as Record<string, unknown[]>;
  expect(Object.keys(written)).toEqual(['project', 'kept', 'changed', 'leftOut', 'added']);
  const told = Object.entries(written).flatMap(([key, list]) => (key === 'project' ? [] : list));
  const things = stderr
    .trim()
    .split('\n')
    .filter((line) => /xml: {3,5}\S/.test(line) && !/\(\d+\):$/.test(line));
  expect(things).toHaveLength(told.length);
  expect((await stroma('check', out)).code).toBe(0);
  const digests: string[] = [];
  for (const threads of ['1', '3']) {
    const run = await stroma('run', out, '--threads', threads);
    expect(run.code).toBe(0);
    digests.push(/digest\s+(\S+)/.exec(run.stdout)![1]);
  }
  expect(digests[0]).toBe(digests[1]);
});

test('the settings file stands for its project, and prints the same scenario', async () => {
  const { code, stdout } = await stroma('import', 'physicell', `${PROJECT}/config/PhysiCell_settings.xml`);
  expect(code).toBe(0);
  expect(stdout).toBe(readFileSync(out, 'utf8'));
});

test('what is no project is refused in one line', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'stroma-none-'));
  const none = await stroma('import', 'physicell', empty);
  expect([none.code, none.stderr]).toEqual([
    2,
    `${empty}: found no settings file, expected config/PhysiCell_settings.xml\n`,
  ]);
  const missing = await stroma('import', 'physicell', join(empty, 'gone'));
  expect([missing.code, missing.stderr]).toEqual([2, `${join(empty, 'gone')}: no such file or folder\n`]);
  const broken = join(empty, 'PhysiCell_settings.xml');
  writeFileSync(broken, '<PhysiCell_settings>\n<domain>\n</PhysiCell_settings>\n');
  const cut = await stroma('import', 'physicell', broken);
  expect(cut.code).toBe(2);
  expect(cut.stderr).toBe(
    `${broken}: line 3, column 1: found </PhysiCell_settings>, expected </domain>, since line 2 opens <domain>\n`,
  );
});

test('files that a project names and lacks are told', async () => {
  const copy = join(folder, 'copy');
  cpSync(PROJECT, copy, { recursive: true });
  for (const name of ['cells.csv', 'cell_rules.csv']) rmSync(join(copy, 'config', name));
  const { code, stderr } = await stroma('import', 'physicell', copy);
  expect(code).toBe(0);
  for (const line of [
    'there is no such file (2):',
    'cell_positions: ./config/cells.csv',
    'cell_rules: ./config/cell_rules.csv',
    'cells: about 5 of each type, scattered',
  ])
    expect(stderr).toContain(line);
});
