import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { newFolder, spawned } from '../cli/stroma.ts';
import { type Slurm, startSlurm } from './slurm.ts';

const folder = newFolder();
let slurm: Slurm | null = null;
afterAll(() => {
  slurm?.end();
  folder.remove();
});

/** Every 200 ms, for at most two minutes. */
async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; !condition(); n++) {
    if (n > 600) throw new Error('waited two minutes for nothing');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test('a job array with a task killed half-way, submitted again, gives the bytes of a single machine', async () => {
  const sweep = folder.path('array.yaml');
  const small = join(root, 'tests/cli/fixtures/small.yaml');
  const text = readFileSync('tests/cli/fixtures/sweep.yaml', 'utf8');
  writeFileSync(sweep, text.replace('small.yaml', small).replace('replicates: 4', 'replicates: 40'));
  const whole = folder.path('whole');
  expect((await spawned('sweep', 'run', sweep, '--out', whole)).code).toBe(0);

  slurm = await startSlurm();
  const array = folder.path('array');
  const script = folder.path('array.sh');
  const { code, stdout } = await spawned('sweep', 'slurm', sweep, '--out', array, '--tasks', '3');
  expect(code).toBe(0);
  writeFileSync(script, stdout);
  const done = (): number[] =>
    existsSync(join(array, 'runs', '0000'))
      ? readdirSync(join(array, 'runs', '0000'))
          .filter((name) => /^\d/.test(name))
          .map((name) => Number.parseInt(name, 10))
      : [];
  const submit = (): string => slurm!.call('sbatch', '--parsable', script).trim();
  const over = (): boolean => slurm!.call('squeue', '-h').trim() === '';

  const first = submit();
  // Task 1 does runs 2, 5, 8 …
  await until(() => done().some((run) => run % 3 === 2));
  slurm.call('scancel', `${first}_1`);
  await until(over);
  expect(done().length).toBeLessThan(240);
  expect(done().filter((run) => run % 3 !== 2)).toHaveLength(160);
  expect(existsSync(join(array, 'results.csv'))).toBe(false);

  submit();
  await until(over);
  for (const name of ['design.csv', 'plan.json', 'results.csv', 'results.parquet', 'sweep.json'])
    expect(readFileSync(join(array, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
});
