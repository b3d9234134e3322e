/** Files that cannot be read or written end an import with one line that says which and why. */
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { newFolder, spawned, stroma } from './stroma.ts';

const { path, remove } = newFolder();
afterAll(remove);
writeFileSync(path('cells.csv'), 'x,y,type\n1,1,tumour\n');
writeFileSync(path('mask.csv'), 'label,type\n1,tumour\n');
mkdirSync(path('folder'));
symlinkSync('loop.csv', path('loop.csv'));
const PROJECT = 'tests/cli/fixtures/physicell';

const FOLDER = 'found a folder, expected a file to import';
const READ: [string, string, string][] = ['tissue', 'physicell-rules'].flatMap(
  (command): [string, string, string][] => [
    [command, 'folder', FOLDER],
    [command, 'none.csv', 'no such file'],
    [command, 'cells.csv/none.csv', 'no such file'],
    [command, 'loop.csv', 'found links that lead to each other, expected a file to import'],
  ],
);

test.each(READ)('import %s %s', async (command, file, why) => {
  expect(await stroma('import', command, path(file))).toEqual({
    code: 2,
    stdout: '',
    stderr: `${path(file)}: ${why}\n`,
  });
});

test('import physicell of nothing, and of a project one of whose files is a folder', async () => {
  for (const file of ['none', 'cells.csv/none'])
    expect(await stroma('import', 'physicell', path(file))).toMatchObject({
      code: 2,
      stderr: `${path(file)}: no such file or folder\n`,
    });
  mkdirSync(path('project/config/PhysiCell_settings.xml'), { recursive: true });
  const settings = path('project/config/PhysiCell_settings.xml');
  expect(await stroma('import', 'physicell', path('project'))).toMatchObject({
    code: 2,
    stderr: `${settings}: ${FOLDER}\n`,
  });
});

test('a table of labels that is a folder', async () => {
  const { code, stderr } = await stroma('import', 'tissue', path('cells.csv'), '--labels', path('folder'));
  expect([code, stderr]).toEqual([2, `${path('folder')}: ${FOLDER}\n`]);
});

const WRITTEN: [string, string, (file: string) => string][] = ['--out', '--report'].flatMap(
  (option): [string, string, (file: string) => string][] => [
    [option, 'folder', () => 'it is a folder'],
    [option, 'none/a', () => `there is no folder ${path('none')}`],
    [option, 'cells.csv/a', () => `${path('cells.csv')} is no folder`],
  ],
);

test.each(WRITTEN)('%s %s', async (option, file, why) => {
  for (const given of [
    ['tissue', path('cells.csv'), '--unit', 'site'],
    ['physicell', PROJECT],
  ]) {
    const { code, stderr } = await stroma('import', ...given, option, path(file));
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toBe(`${path(file)}: could not be written: ${why(file)}`);
  }
});

test.runIf(process.platform === 'linux')('a device is written to and stays what it is', async () => {
  const full = await spawned('import', 'tissue', path('cells.csv'), '--unit', 'site', '--out', '/dev/full');
  expect(full.code).toBe(1);
  expect(full.stderr.trim().split('\n').at(-1)).toBe('/dev/full: could not be written: the disk is full');
  const none = await spawned('import', 'tissue', path('cells.csv'), '--unit', 'site', '--out', '/dev/null');
  expect(none.code).toBe(0);
  for (const device of ['/dev/full', '/dev/null']) expect(statSync(device).isCharacterDevice()).toBe(true);
});
