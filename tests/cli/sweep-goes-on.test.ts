/** A sweep goes on: as it grows, after damage, without its plan, on a full disk. */
import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { besidesNotes, newFolder, program, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const RESULTS = ['design.csv', 'plan.json', 'results.csv', 'results.parquet', 'sweep.json'];
const expectSame = (place: string, other: string): void => {
  for (const name of RESULTS)
    expect(readFileSync(join(place, name)).equals(readFileSync(join(other, name))), name).toBe(true);
};

/** A sweep of a small world, over `oxygen` values and speeds, with replicates. */
function sweepOf(name: string, oxygen: readonly number[], speeds: readonly number[], replicates: number): string {
  const file = folder.path(`${name}.yaml`);
  writeFileSync(
    file,
    `stroma: 1
sweep: Oxygen and speed
scenario: ${join(root, 'tests/cli/fixtures/small.yaml')}
until: 12 min
replicates: ${replicates}
set: { settle: 0 h }
vary:
  oxygen: { path: tissues.tumour.vesselOxygen, values: [${oxygen.map((one) => `${one} mmHg`).join(', ')}] }
  speed: { path: cells.tumour.speed, values: [${speeds.map((one) => `${one} um/h`).join(', ')}] }
measures: [tumour.tumour.count, tumour.oxygen.mean]
`,
  );
  return file;
}

const timesOf = (place: string): Map<string, string> =>
  new Map(
    readdirSync(join(place, 'runs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => [readFileSync(join(place, 'runs', name), 'utf8'), name]),
  );

const whole = folder.path('whole');
beforeAll(async () => {
  const { code } = await stroma('sweep', 'run', sweepOf('grid', [20, 30], [6, 12], 10), '--out', whole);
  expect(code).toBe(0);
});

test('a sweep of 16 runs grown to 40 in place has the bytes of 40 planned at once, and does only 24', async () => {
  const small = sweepOf('grid', [20, 30], [6, 12], 4);
  const grown = folder.path('grown');
  expect((await stroma('sweep', 'run', small, '--out', grown)).stdout).toContain('16 runs in ');
  const before = timesOf(grown);
  // The same file with one more speed, one more oxygen and more replicates: numbers of runs, but not runs, change.
  const large = sweepOf('grid', [20, 30], [6, 12, 18, 24, 30], 4);
  const { stdout, stderr } = await stroma('sweep', 'run', large, '--out', grown);
  expect(stdout).toContain('24 runs in ');
  expect(stderr).toContain(`${grown}: the sweep grew from 16 to 40 runs; what is done stays\n`);
  const after = timesOf(grown);
  for (const text of before.keys()) expect(after.has(text)).toBe(true);
  const once = folder.path('once');
  expect((await stroma('sweep', 'run', large, '--out', once)).stdout).toContain('40 runs in ');
  expectSame(grown, once);
  expect((await stroma('sweep', 'show', grown, '23')).stdout).toBe((await stroma('sweep', 'show', once, '23')).stdout);
  // Once more, by replicates and in parts.
  const largest = sweepOf('grid', [20, 30], [6, 12, 18, 24, 30], 5);
  const part = await stroma('sweep', 'run', largest, '--out', grown, '--shard', '0/2');
  expect(part.stdout).toMatch(/^5 runs in .*\n5 of 50 runs are left to other parts: 1 of 0 to 1\n$/);
  await stroma('sweep', 'run', largest, '--out', grown, '--shard', '1/2');
  await stroma('sweep', 'run', largest, '--out', once);
  expectSame(grown, once);
  // It does not shrink.
  const { code, stderr: refused } = await stroma('sweep', 'run', sweepOf('grid', [20, 30], [6, 12], 4), '--out', grown);
  expect([code, refused]).toEqual([2, expect.stringContaining('found 5 replicates of each point, more than 4')]);
});

test('with plan.json deleted and the sweep changed nothing is mixed and nothing is written', async () => {
  const place = folder.path('lost');
  cpSync(whole, place, { recursive: true });
  rmSync(join(place, 'plan.json'));
  rmSync(join(place, 'results.csv'));
  const { code, stderr, stdout } = await stroma('sweep', 'run', sweepOf('grid', [21, 31], [6, 12], 10), '--out', place);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/1\.json: found a run of another plan .* \(and so 39 more\)\n$/);
  expect([existsSync(join(place, 'plan.json')), existsSync(join(place, 'results.csv'))]).toEqual([false, false]);
  const again = await stroma('sweep', 'run', sweepOf('grid', [20, 30], [6, 12], 10), '--out', place);
  expect(again.stderr).toContain('found runs without their plan, which is written again');
  expect(again.stdout).toContain('0 runs in ');
  expectSame(place, whole);
});

test('run files that were emptied, cut and edited and files that are none are named, and the runs done again', async () => {
  const place = folder.path('damaged');
  cpSync(whole, place, { recursive: true });
  const pathOf = (run: number): string => join(place, 'runs', '0000', `${run}.json`);
  truncateSync(pathOf(4), 0);
  truncateSync(pathOf(5), 100);
  writeFileSync(
    pathOf(6),
    readFileSync(pathOf(6), 'utf8').replace(/"value":(\d)/, (_, one) => `"value":${9 - one}`),
  );
  writeFileSync(join(place, 'runs', 'README'), '');
  const status = JSON.parse((await stroma('sweep', 'status', place, '--tasks', '4', '--json')).stdout);
  expect(status).toMatchObject({ runs: 40, done: 37, failed: [], left: [4, 5, 6], parts: [0, 1, 3] });
  const early = await stroma('sweep', 'collect', place);
  expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('3 of 40 runs are not done yet')]);
  const { stdout, stderr, code } = await stroma('sweep', 'run', sweepOf('grid', [20, 30], [6, 12], 10), '--out', place);
  expect([code, stdout]).toEqual([0, expect.stringContaining('3 runs in ')]);
  expect(stderr).toContain(`${pathOf(4)}: found an empty file, expected run 4, which has to be done again\n`);
  for (const run of [5, 6]) expect(stderr).toContain(`${pathOf(run)}: found a file that was cut or edited`);
  expect(stderr).toContain(`${join(place, 'runs', 'README')}: found no run of the sweep`);
  expectSame(place, whole);
});

test('the folder of a planned sweep can be given in place of its file', async () => {
  const place = folder.path('planned');
  await stroma('sweep', 'plan', sweepOf('grid', [20, 30], [6, 12], 10), '--out', place);
  sweepOf('grid', [25, 35], [6, 12], 10);
  expect((await stroma('sweep', 'run', place)).stdout).toContain('40 runs, 0 failed');
  expectSame(place, whole);
  const { code, stderr } = await stroma('sweep', 'run', 'oxygen');
  expect([code, stderr]).toEqual([2, '--out: found none, expected the folder for the runs and the results\n']);
});

test('failed runs are done again only when that is asked for', async () => {
  const file = folder.path('failing.yaml');
  writeFileSync(
    file,
    `stroma: 1
sweep: Too large
scenario: ${join(root, 'tests/cli/fixtures/small.yaml')}
until: 0 h
set: { settle: 0 h }
vary:
  width: { path: tissues.tumour.width, values: [48, 4000] }
  height: { path: tissues.tumour.height, values: [32, 4000] }
design: { kind: list }
measures: [tumour.tumour.count]
`,
  );
  const place = folder.path('failing');
  const first = await stroma('sweep', 'run', file, '--out', place);
  expect([first.code, first.stderr]).toEqual([1, expect.stringContaining('1 of 2 runs failed; their rows say why')]);
  expect((await stroma('sweep', 'status', place)).stdout).toContain('1: 2; sweep run --retry-failed does them again');
  expect((await stroma('sweep', 'run', file, '--out', place)).stdout).toContain('0 runs in ');
  expect((await stroma('sweep', 'run', file, '--out', place, '--retry-failed')).stdout).toContain('1 runs in ');
});

test('results that do not fit on the disk are an error, and leave what was there', async () => {
  const place = folder.path('full');
  cpSync(whole, place, { recursive: true });
  const size = readFileSync(join(place, 'results.csv')).length;
  rmSync(join(place, 'results.csv'));
  // A limit on the size of files is met as a full disk is: part of a write is done, and the next one refused.
  const kilobytes = Math.floor(size / 2048);
  const { code, stderr } = await new Promise<{ code: number; stderr: string }>((resolve) => {
    const command = `ulimit -f ${kilobytes}; exec "${process.execPath}" "${program}" sweep collect "${place}"`;
    execFile('bash', ['-c', command], { cwd: root }, (error, _, text) =>
      resolve({ code: Number(error?.code ?? 0), stderr: text }),
    );
  });
  expect(stderr).toContain('results.csv: could not be written: EFBIG');
  expect(code).not.toBe(0);
  expect(readdirSync(place).filter((name) => name.includes('results.csv'))).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s says what is kept and how to go on, to the same bytes',
  async (signal) => {
    const out = folder.path(`stopped by ${signal}`);
    const args = ['sweep', 'run', sweepOf('grid', [20, 30], [6, 12], 10), '--out', out, '--json', '--workers', '1'];
    const child = spawn(process.execPath, [program, ...args], { cwd: root });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += String(text);
    });
    child.stdout.on('data', (text) => {
      if (String(text).includes('"event":"run"')) child.kill(signal);
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, besidesNotes(stderr)]).toEqual([
      130,
      expect.stringMatching(
        /^interrupted after \d+ of 40 runs; each that is done is kept in .*; to go on:\n {2}npx stroma sweep run '.*'\n$/,
      ),
    ]);
    const kept = timesOf(out).size;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(40);
    expect((await stroma('sweep', 'run', out)).stdout).toContain(`${40 - kept} runs in `);
    expectSame(out, whole);
  },
);

test('files that are no runs are named, also by numbers that the sweep does not have', async () => {
  const place = folder.path('strays');
  cpSync(whole, place, { recursive: true });
  cpSync(join(place, 'runs', '0000', '3.json'), join(place, 'runs', '0000', '99.json'));
  writeFileSync(join(place, 'runs', '98.json'), '{}');
  const { code, stderr } = await stroma('sweep', 'run', place);
  expect([code, stderr.split('\n').sort()]).toEqual([
    0,
    [
      '',
      `${join(place, 'runs', '0000', '99.json')}: found run 3, expected one of the runs 1 to 40; it takes no part; remove the file`,
      `${join(place, 'runs', '98.json')}: found no run of the sweep, expected none but these; it takes no part and is left alone; remove it if nothing needs it`,
    ],
  ]);
  expectSame(place, whole);
});

test('a file in the place of the folder is told', async () => {
  const file = folder.path('a file');
  writeFileSync(file, '');
  const sweep = sweepOf('grid', [20, 30], [6, 12], 10);
  for (const out of [file, join(file, 'below')])
    for (const command of ['plan', 'run']) {
      const { code, stderr } = await stroma('sweep', command, sweep, '--out', out);
      expect([code, besidesNotes(stderr)]).toEqual([
        2,
        `${file}: could not be written: found a file, expected a folder\n`,
      ]);
    }
});
