/** How sure expectations are, as a sweep that goes on after a stop and does not depend on how it was done. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { newFolder, SMALL, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const path = folder.path('own.yaml');
writeFileSync(
  path,
  `${readFileSync(SMALL, 'utf8')}
expect:
  - { says: There are cells, measure: tumour.tumour.count, at: 1 h, above: 10 }
  - { says: They move, measure: tumour.events.moves, at: 2 h, above: 60 }
`,
);

const text = (name: string): string => readFileSync(folder.path(`${name}/robustness.json`), 'utf8');

test('the same bytes on one worker or two, in parts, and after a stop', async () => {
  const asked = ['uncertainty', path, '--sets', '4', '--json'];
  const { code, stdout, stderr } = await stroma(...asked, '--workers', '1', '--out', folder.path('one'));
  expect([code, stderr]).toEqual([0, '']);
  const rows = JSON.parse(stdout);
  expect(rows.map((row: object) => Object.keys(row))).toEqual(
    Array.from({ length: 2 }, () => ['says', 'holds', 'sets', 'low', 'high', 'failing', 'outcomes', 'factors']),
  );
  for (const { holds, sets, low, high, failing } of rows) {
    expect(sets).toBe(4);
    expect(failing).toHaveLength(4 - holds);
    expect(low).toBeLessThanOrEqual(holds / 4);
    expect(high).toBeGreaterThanOrEqual(holds / 4);
  }
  expect(`${stdout}`).toBe(text('one'));

  for (const part of ['0/2', '1/2'])
    await stroma(...asked, '--workers', '2', '--shard', part, '--out', folder.path('two'));
  expect(text('two')).toBe(text('one'));

  // What a stop leaves: some runs are there, nothing is judged.
  rmSync(folder.path('two/robustness.json'));
  rmSync(folder.path('two/results.csv'));
  rmSync(folder.path('two/runs/0000/1.json'));
  const again = await stroma('uncertainty', folder.path('two'), '--json');
  expect([again.code, again.stdout]).toEqual([0, stdout]);
  expect(text('two')).toBe(text('one'));
});

test('what it cannot do is refused with the reason', async () => {
  expect(await stroma('uncertainty', SMALL)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/found nothing under expect/),
  });
  expect(await stroma('uncertainty', path, '--smaller')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/found no arm "smaller"/),
  });
  await stroma('sweep', 'plan', 'oxygen', '--out', folder.path('other'));
  expect(await stroma('uncertainty', folder.path('other'))).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/found another sweep/),
  });
  expect(await stroma('uncertainty', path, '--sets', '1')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/from 2 to/),
  });
});
