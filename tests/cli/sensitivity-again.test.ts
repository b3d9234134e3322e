/** What is kept of which numbers matter most: which sweeps there are, and which are of another scenario. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keptOf, sensitivitySweeps } from '../../src/cli/describe/headlines.ts';
import { newFolder, stroma } from './stroma.ts';

test('names what it would do, and does nothing', async () => {
  const { code, stdout } = await stroma('sensitivity', '--again', '--list');
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toEqual(sensitivitySweeps());
  expect(sensitivitySweeps()).toContain('mobilisation-morris');
});

test('leaves those out that are of the scenario as it is now', async () => {
  const { stdout } = await stroma('sensitivity', '--list');
  const { stdout: told } = await stroma('describe', 'sensitivity');
  for (const name of sensitivitySweeps()) {
    const line = told.split('\n').find((one) => one.includes(`${name}.yaml`)) ?? '';
    const isFresh = keptOf(name) !== null && !line.includes('**Stale');
    expect(stdout.split('\n').includes(name), name).toBe(!isFresh);
  }
});

test('names a sweep that there is not, with the nearest', async () => {
  const { code, stderr } = await stroma('sensitivity', 'mobilisation-moris');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^sweep: found "mobilisation-moris", expected one of .*nearest is "mobilisation-morris"/);
});

test('writes the figures of the document where it is asked to', async () => {
  const folder = newFolder();
  const { code } = await stroma('describe', 'sensitivity', '--figures', folder.path('figures'));
  expect(code).toBe(0);
  expect(readFileSync(folder.path('figures/peak-morris.svg'), 'utf8')).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg".*<\/svg>\n$/,
  );
  folder.remove();
});
