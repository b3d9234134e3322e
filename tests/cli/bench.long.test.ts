import { expect, test } from 'vitest';
import { STAGES } from '../../src/step/stages.ts';
import { FEW } from './bench.ts';
import { SMALL, stroma } from './stroma.ts';

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

test('once warm, after other worlds, no compiled code of the stages is thrown away and no place of them is megamorphic', async () => {
  const { code, stdout } = await stroma('bench', 'same-speed', '--rounds', '1', '--json');
  expect(code).toBe(0);
  const { sameSpeed } = JSON.parse(stdout);
  expect(sameSpeed.code).toEqual([]);
  expect(Object.keys(sameSpeed.after.stages)).toEqual(STAGES.map(({ name }) => name));
});

test('says what each rule of a scenario costs, or the parts that are named', async () => {
  const without = async (...which: string[]) =>
    stroma('bench', SMALL, '--at', '1h', ...FEW, '--json', '--without', ...which);
  const all = await without();
  expect(all.code).toBe(0);
  const { costs } = JSON.parse(all.stdout).scenario;
  expect(costs.length).toBeGreaterThan(20);
  for (const { whole, less, ratio } of costs) {
    expect(whole).toBeGreaterThan(0);
    // One round: the median of the ratios is the ratio.
    expect(ratio).toBeCloseTo(whole / less, 6);
  }
  expect(costs.find(({ path }: { path: string }) => path === 'rules.R1').says).toBe('Low oxygen raises CXCR4');

  const named = await without('rules.R7,cells.tumour.speed');
  expect(JSON.parse(named.stdout).scenario.costs.map(({ path }: { path: string }) => path)).toEqual([
    'rules.R7',
    'cells.tumour.speed',
  ]);
});
