import { expect, test } from 'vitest';
import { STAGES } from '../../src/step/stages.ts';
import { FEW } from './bench.ts';
import { SMALL, stroma } from './stroma.ts';

test('says how long a step of a scenario takes, whole and by stage, on each number of threads', async () => {
  const { code, stdout } = await stroma('bench', SMALL, '--at', '1h', ...FEW, '--json');
  expect(code).toBe(0);
  const { scenario, machine } = JSON.parse(stdout);
  expect(machine).toContain('Node ');
  expect(scenario).toMatchObject({ id: 'small', hours: 1 });
  const { rows, work } = scenario.result;
  expect(rows.map((row: { threads: number }) => row.threads)).toEqual([1, 2]);
  expect(Object.keys(rows[0].stages)).toEqual(STAGES.map(({ name }) => name));
  expect(rows[0].step).toBeGreaterThan(0);
  expect(work.cells).toBeGreaterThan(200);
  expect(work.moves).toBeGreaterThanOrEqual(0);
});

test('a part that the scenario lacks cannot be switched off', async () => {
  const { code, stderr } = await stroma('bench', SMALL, '--without', 'rules.R7,rules.none');
  expect(code).toBe(2);
  expect(stderr).toContain('--without: found nothing at "rules.none" in small');
});

test('a list that is none', async () => {
  const { code, stderr } = await stroma('bench', 'kernels', '--sides', '64,many');
  expect(code).toBe(2);
  expect(stderr).toContain('--sides: found "many", expected a whole number');
});
