import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { changeIn } from '../../src/claims/seen-result.ts';
import type { KeptRobustness } from '../../src/sweep/robustness-file.ts';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const KEPT = JSON.parse(readFileSync('docs/claims/results.json', 'utf8'));

test('--json is a list of the claims with what is kept of them', async () => {
  const { code, stdout } = await stroma('claims', '2', '6', '--json');
  const [seen, explained] = JSON.parse(stdout);
  const { estimate, low, high } = changeIn(KEPT.find(({ row }: { row: number }) => row === 2));
  // Its scenario compares the same runs.
  const sets = JSON.parse(readFileSync('scenarios/robustness/reach.json', 'utf8')) as KeptRobustness;
  const { outcomes } = sets.expectations.find(({ says }) => says.startsWith('There is nearly three times'))!;
  expect(seen).toEqual({
    row: 2,
    claim: 'It has isoforms α, β, γ',
    scenario: 'reach',
    measure: 'line.CXCL12.mean',
    estimate,
    low,
    high,
    holds: outcomes.filter((ratio) => ratio !== null && ratio >= 1.1).length,
    sets: sets.sets,
    state: 'seen',
  });
  expect(explained).toMatchObject({ row: 6, scenario: null, estimate: null, state: 'explained' });
  expect(code).toBe(0);
});

test('a row that is not there is refused', async () => {
  const { code, stderr } = await stroma('claims', '79');
  expect(stderr).toContain('row: found "79", expected a whole number from 1 to 78');
  expect(code).toBe(2);
});
