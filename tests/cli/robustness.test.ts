/** What is kept of how sure the shipped scenarios are: what is of another scenario, and how long it takes anew. */
import { expect, test } from 'vitest';
import { stroma } from './stroma.ts';

test('says how long it will take, and does nothing', async () => {
  const { code, stdout } = await stroma('robustness', 'goldilocks', '--again', '--estimate', '--sets', '8');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^goldilocks: 8 sets and 64 seeds, (less than a minute|about .*)\n.* in all on \d+ cores\n$/);
});

test('leaves what is of the scenario as it is now, and names a scenario that there is not', async () => {
  expect((await stroma('robustness', 'goldilocks', '--list')).stdout).toBe('none is of another scenario\n');
  const { code, stderr } = await stroma('robustness', 'goldilok');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^scenario: found "goldilok", expected one of .*nearest is "goldilocks"/);
});
