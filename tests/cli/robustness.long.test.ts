/** What ships of how sure a scenario is, is what the command writes. */
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

test('the command writes the file that ships, to the byte', async () => {
  const out = folder.path('robustness');
  const { code, stderr } = await stroma(
    'robustness',
    'goldilocks',
    '--again',
    '--out',
    out,
    '--runs',
    folder.path('runs'),
  );
  expect(code, stderr).toBe(0);
  expect(readFileSync(`${out}/goldilocks.json`, 'utf8')).toBe(
    readFileSync('scenarios/robustness/goldilocks.json', 'utf8'),
  );
});
