import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { besidesNotes, newFolder, program, spawned } from '../cli/stroma.ts';
import { type Slurm, startSlurm } from './slurm.ts';

const folder = newFolder();
let slurm: Slurm;
beforeAll(async () => {
  slurm = await startSlurm();
});
afterAll(() => {
  slurm?.end();
  folder.remove();
});

/** Every 200 ms, for at most five minutes. */
async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; !condition(); n++) {
    if (n > 1500) throw new Error('waited five minutes for nothing');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const RESULTS = ['design.csv', 'plan.json', 'results.csv', 'results.parquet', 'sweep.json'];
const over = (): boolean => slurm.call('squeue', '-h').trim() === '';
const filesIn = (place: string): string[] =>
  readdirSync(join(place, 'runs', '0000')).filter((name) => /^\d/.test(name));
const done = (place: string): number[] =>
  existsSync(join(place, 'runs', '0000')) ? filesIn(place).map((name) => Number.parseInt(name, 10)) : [];
const inPart = (place: string, part: number, of: number): number[] =>
  done(place).filter((run) => (run - 1) % of === part);

/** A sweep of 240 runs: its file, and what a single machine makes of it. */
async function sweepDoneWhole(name: string): Promise<{ file: string; whole: string }> {
  const file = folder.path(`${name}.yaml`);
  const small = join(root, 'tests/cli/fixtures/small.yaml');
  const text = readFileSync('tests/cli/fixtures/sweep.yaml', 'utf8');
  writeFileSync(file, text.replace('small.yaml', small).replace('replicates: 4', 'replicates: 40'));
  const whole = folder.path(`${name}-whole`);
  expect((await spawned('sweep', 'run', file, '--out', whole)).code).toBe(0);
  return { file, whole };
}

/** The script of a job array for a sweep, and a function that submits it. */
async function arrayFor(file: string, out: string, tasks: number, ...more: string[]) {
  const script = `${out}.sh`;
  const { code, stdout, stderr } = await spawned(
    'sweep',
    'slurm',
    file,
    '--out',
    out,
    '--tasks',
    String(tasks),
    ...more,
  );
  expect([code, besidesNotes(stderr)]).toEqual([0, '']);
  writeFileSync(script, stdout);
  return (...options: string[]): string => slurm.call('sbatch', '--parsable', ...options, script).trim();
}

function expectSame(place: string, whole: string): void {
  for (const name of RESULTS)
    expect(readFileSync(join(place, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
}

test('tasks killed half-way, submitted again by their numbers, with run files cut and edited: the same bytes', async () => {
  const { file, whole } = await sweepDoneWhole('array');
  const array = folder.path('array');
  const submit = await arrayFor(file, array, 4, '--partition', 'main', '--requeue', '--time', '30');

  const first = submit();
  await until(() => inPart(array, 1, 4).length > 0 && inPart(array, 3, 4).length > 0);
  slurm.call('scancel', `${first}_1`, `${first}_3`);
  await until(over);
  expect(done(array).length).toBeLessThan(240);
  expect(done(array).filter((run) => (run - 1) % 2 === 0)).toHaveLength(120);
  expect(existsSync(join(array, 'results.csv'))).toBe(false);
  const log = (job: string, task: number): string => readFileSync(join(array, 'logs', `${job}_${task}.log`), 'utf8');
  expect(log(first, 2)).toContain('part 2 of 0 to 3: 60 of 240 runs (3, 7, 11 …), 60 to do');

  // One file of a part that is submitted again, and one of another.
  const [cut] = inPart(array, 1, 4);
  const [edited] = inPart(array, 2, 4);
  const pathOf = (run: number): string => join(array, 'runs', '0000', `${run}.json`);
  writeFileSync(pathOf(cut), '');
  writeFileSync(
    pathOf(edited),
    readFileSync(pathOf(edited), 'utf8').replace(/\d(?=,"check")|\d(?=\D*"error")/, (digit) =>
      String((Number(digit) + 1) % 10),
    ),
  );
  const { stdout, stderr } = await spawned('sweep', 'status', array, '--tasks', '4');
  expect(stdout).toContain('--array=1-3');
  expect(stderr).toContain(`${pathOf(cut)}: found an empty file, expected run ${cut}`);
  expect(stderr).toContain(`${pathOf(edited)}: found a file that was cut or edited, expected run ${edited}`);

  const second = submit('--array=1,3');
  await until(over);
  expect(existsSync(join(array, 'results.csv'))).toBe(false);
  expect([...log(second, 1), ...log(second, 3)].join('')).toContain(
    '1 of 240 runs are left to other parts: 2 of 0 to 3',
  );
  submit('--array=2');
  await until(over);
  expectSame(array, whole);
  // Nothing that an earlier job has said is lost.
  expect(log(first, 2)).toContain('60 to do');
});

test('an array numbered otherwise does no wrong runs, and what it leaves is told', async () => {
  const { file, whole } = await sweepDoneWhole('other');
  const array = folder.path('other');
  const submit = await arrayFor(file, array, 3);
  const job = submit('--array=1-3');
  await until(over);
  expect(inPart(array, 0, 3)).toEqual([]);
  expect(done(array)).toHaveLength(160);
  expect(readFileSync(join(array, 'logs', `${job}_3.log`), 'utf8')).toContain('--shard: found "3/3", expected i/n');
  submit('--array=0');
  await until(over);
  expectSame(array, whole);
});

test("a job array of somebody's own that says no part does nothing, and says how", async () => {
  const { file, whole } = await sweepDoneWhole('own');
  const array = folder.path('own');
  const script = folder.path('own.sh');
  const command = (more: string) =>
    `#!/bin/bash\nexec '${process.execPath}' '${program}' sweep run '${file}' --out '${array}' --workers 1 ${more}\n`;
  const log = folder.path('own-%a.log');
  const submit = (more: string): void => {
    writeFileSync(script, command(more));
    slurm.call('sbatch', '--array=5-6', '-o', log, script);
  };
  submit('');
  await until(over);
  expect(existsSync(array)).toBe(false);
  expect(readFileSync(folder.path('own-5.log'), 'utf8')).toContain(
    '--shard: found none in task 5 of a Slurm job array, expected i/n',
  );
  submit('--shard "$((SLURM_ARRAY_TASK_ID - 5))/2"');
  await until(over);
  expectSame(array, whole);
});
