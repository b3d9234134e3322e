import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { newFolder, program, spawned } from '../cli/stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const SNAKEFILE = 'scenarios/sweeps/Snakefile';
const SWEEP = 'tests/cli/fixtures/sweep.yaml';
const there = spawnSync('snakemake', ['--version']).status === 0;

// Snakemake is no package of Node; where it is missing the test says that it was left out.
test.skipIf(!there)('a workflow gives the bytes of a plain run, and has nothing to do the second time', async () => {
  const whole = folder.path('whole');
  await spawned('sweep', 'run', SWEEP, '--out', whole);
  const out = folder.path('flow');
  const config = ['--config', `sweep=${SWEEP}`, `out=${out}`, 'parts=3', `stroma=${process.execPath} ${program}`];
  const flow = () => {
    const args = ['-s', SNAKEFILE, '--cores', '2', '--nolock', ...config];
    const { status, stderr } = spawnSync('snakemake', args, { cwd: root, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    return stderr;
  };
  expect(flow()).toMatch(/4 of 5 steps|5 of 5 steps/);
  for (const name of ['design.csv', 'plan.json', 'results.csv', 'results.parquet', 'sweep.json'])
    expect(readFileSync(join(out, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
  expect(flow()).toContain('Nothing to be done');
});
