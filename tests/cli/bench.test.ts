import { expect, test } from 'vitest';
import { STAGES } from '../../src/step/stages.ts';
import { SMALL, stroma } from './stroma.ts';

const FEW = ['--rounds', '1', '--steps', '3', '--threads', '2'];

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

test('the world that speed is measured on really works', async () => {
  const { code, stdout } = await stroma('bench', 'worlds', '--sides', '160', ...FEW, '--json');
  expect(code).toBe(0);
  const { work } = JSON.parse(stdout).worlds[0];
  // Per site as many as 100 divisions and 2,000 moves a step at 500 x 500.
  const share = work.sites / 250_000;
  expect(work.divisions).toBeGreaterThan(100 * share);
  expect(work.moves).toBeGreaterThan(2000 * share);
  expect(work.occupied).toBeGreaterThan(0.18);
  expect(work.occupied).toBeLessThan(0.22);
  for (const change of Object.values(work.changes)) expect(change).toBeGreaterThan(1e-3);
});

test('kernels are measured beside their rivals', async () => {
  const { code, stdout } = await stroma('bench', 'kernels', '--sides', '64', '--rounds', '1');
  expect(code).toBe(0);
  for (const name of ['alternating-direction step', 'oxygen, smoother', 'oxygen, full V-cycle', 'draws', 'rule plan']) {
    expect(stdout).toContain(name);
  }
});

test('a list that is none', async () => {
  const { code, stderr } = await stroma('bench', 'kernels', '--sides', '64,many');
  expect(code).toBe(2);
  expect(stderr).toContain('--sides: found "many", expected a whole number');
});
