/** Whether runs show what a scenario expects, over seeds, and no longer once its mechanism is gone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { newFolder, SMALL, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const path = folder.path('own.yaml');
const SAYS = `
expect:
  - { says: There are tumour cells, measure: tumour.tumour.count, at: 1 h, above: 10 }
  - { says: There are none, measure: tumour.tumour.count, at: 1 h, below: 1 }
  - { says: They have receptors, measure: tumour.tumour.CXCR4.mean, at: 1 h, above: 0.5, failsWithout: [cells.tumour.receptors.CXCR4] }
`;

test('each expectation has its value in every seed, and what it is without its mechanism', async () => {
  writeFileSync(path, readFileSync(SMALL, 'utf8') + SAYS);
  const asked = ['expect', path, '--seeds', '2', '--knockouts'];
  const { code, stdout, stderr } = await stroma(...asked, '--json');
  const rows = JSON.parse(stdout);
  expect(rows.map(({ holds, seeds }: { holds: number; seeds: number }) => [holds, seeds])).toEqual([
    [2, 2],
    [0, 2],
    [2, 2],
  ]);
  expect(rows[0].values.every((value: number) => value > 10)).toBe(true);
  expect(rows[2].knockouts).toEqual([{ path: 'cells.tumour.receptors.CXCR4', fails: 2, values: expect.any(Array) }]);
  expect([code, stderr]).toEqual([1, 'expect: 1 of 3 expectations are not shown in most seeds\n']);

  const { stdout: table } = await stroma(...asked);
  expect(table).toMatch(/There are tumour cells +\d+ +at least 10 cells +holds in 2 of 2\n/);
  expect(table).toMatch(/There are none +\d+ +at most 1 cells +holds in 0 of 2 +NOT SHOWN\n/);
});

test('a scenario that expects nothing is refused', async () => {
  expect(await stroma('expect', SMALL)).toMatchObject({
    code: 2,
    stderr: `${SMALL}: found nothing under expect, expected some rows\n`,
  });
});
