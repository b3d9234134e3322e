/** A run goes on from a saved state, after Ctrl-C too, to the bytes of a run that was not disturbed. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { CRATE } from './crate.ts';
import { besidesNotes, newFolder, program, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const RECORDED = 'tests/cli/fixtures/recorded.yaml';
const EVERY = ['--every', '20min', '--json'];
/** Past the end of the scenario, which is at 5 h. */
const END = ['--until', '7h'];

const filesIn = (at: string): string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(at.length + 1))
    .sort();

function expectSame(one: string, other: string): void {
  expect(filesIn(one)).toEqual(filesIn(other));
  // What says when a folder was made, and what it had then, is another in each.
  for (const file of filesIn(one).filter((name) => name !== CRATE))
    expect(readFileSync(join(one, file)).equals(readFileSync(join(other, file))), `${file} differs`).toBe(true);
}

const result = async (...args: string[]): Promise<{ digest: string; steps: number }> => {
  const { code, stdout, stderr } = await stroma('run', ...args);
  expect([code, besidesNotes(stderr)]).toEqual([0, expect.not.stringContaining('found')]);
  return JSON.parse(stdout) as { digest: string; steps: number };
};

const whole = folder.path('whole');
let digest = '';
beforeAll(async () => {
  ({ digest } = await result(RECORDED, ...END, ...EVERY, '--out', whole));
});

describe('--from', () => {
  test.each(['-18min', '0h', '2h', '5h', '402min'])('a state of %s gives the same bytes', async (until) => {
    const out = folder.path(`from${until}`);
    const half = await result(RECORDED, '--until', until, ...EVERY, '--out', out, '--save-state');
    expect(half.digest).not.toBe(digest);
    expect(existsSync(join(out, 'state.stroma'))).toBe(true);
    const rest = await result('--from', out, ...END, '--json', ...(until === '2h' ? ['--threads', '2'] : []));
    expect(rest.digest).toBe(digest);
    // The state that was asked for made way for that of the new end.
    const { code, stdout } = await stroma('run', '--from', out, '--until', '8h', '--json', '--out', folder.path('on'));
    expect([code, (JSON.parse(stdout) as { steps: number }).steps]).toEqual([0, rest.steps + 10]);
    rmSync(folder.path('on'), { recursive: true });
    rmSync(join(out, 'state.stroma'));
    expectSame(out, whole);
  });

  test('going on in its folder does not use up a state that was asked for, and says what becomes of it', async () => {
    const out = folder.path('again and again');
    await result(RECORDED, '--until', '1h', ...EVERY, '--out', out, '--save-state');
    for (const [before, now] of [
      ['1 h', '2 h'],
      ['2 h', '3 h'],
    ]) {
      const { code, stderr } = await stroma('run', '--from', out, '--until', now);
      expect([code, stderr]).toEqual([
        0,
        `${out}: the saved state is now the one at ${now}, in place of the one at ${before}\n`,
      ]);
    }
    expect((await result('--from', out, ...END, '--json')).digest).toBe(digest);
  });

  test('a run or a study into a folder that holds another state, or a study, is refused', async () => {
    const [out, other] = [folder.path('one'), folder.path('another')];
    for (const at of [out, other]) await result(RECORDED, '--until', '12min', '--out', at, '--save-state', '--json');
    for (const args of [
      ['--from', out, '--until', '1h'],
      [RECORDED, '--seeds', '2'],
    ]) {
      const { code, stderr } = await stroma('run', ...args, '--out', other);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`found a run in ${other} that can go on`)]);
    }
  });

  test('a file goes on without an output folder, or in another one, and leaves the first as it was', async () => {
    const out = folder.path('first');
    await result(RECORDED, '--until', '3h', ...EVERY, '--out', out, '--save-state');
    const before = folder.path('before');
    cpSync(out, before, { recursive: true });
    expect((await result('--from', join(out, 'state.stroma'), ...END, '--json')).digest).toBe(digest);
    expect((await result('--from', out, ...END, '--json', '--out', folder.path('second'))).digest).toBe(digest);
    expectSame(out, before);
    expectSame(folder.path('second'), whole);
  });

  test('that cannot be is told', async () => {
    const out = folder.path('told');
    await result(RECORDED, '--until', '1h', ...EVERY, '--out', out, '--save-state');
    const told = async (...args: string[]) => {
      const { code, stderr } = await stroma('run', ...args);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await told('--from', out)).toContain('the state is at 1 h, where its run ends; expected --until');
    expect(await told('--from', out, '--until', '30min')).toContain('expected a later time than 30 min');
    expect(await told(RECORDED, '--from', out)).toContain('expected none: the state has its own');
    expect(await told('--from', out, '--seed', '7')).toContain("cannot be used with option '--seed");
    expect(await told('--from', whole, ...END)).toContain('found a folder without state.stroma');
    expect(await told('--from', join(whole, 'run.json'), ...END)).toContain('is cut or no saved state');
    expect(await told(RECORDED, '--save-state')).toContain('--save-state: found no --out');
  });

  test('a state that was cut or changed is found, wherever', async () => {
    const out = folder.path('damaged');
    await result(RECORDED, '--until', '1h', ...EVERY, '--out', out, '--save-state');
    const path = join(out, 'state.stroma');
    const good = readFileSync(path);
    const inside = gunzipSync(good);
    const head = inside.indexOf('\n', inside.indexOf('\n') + 1);
    const changed = (at: number): Buffer => {
      const bytes = Buffer.from(inside);
      bytes[at] ^= 1;
      return gzipSync(bytes);
    };
    const bad = [
      Buffer.alloc(0),
      good.subarray(0, good.length / 2),
      good.subarray(0, good.length - 4),
      gzipSync(inside.subarray(0, inside.length - 5000)),
      ...[3, 25, 60, Math.floor(head / 2), head - 1, head + 5, head + 20_000, inside.length - 2000].map(changed),
    ];
    for (const [i, bytes] of bad.entries()) {
      writeFileSync(path, bytes);
      const { code, stderr } = await stroma('run', '--from', path, ...END);
      expect([i, code, stderr.startsWith(`${path}: `), stderr.split('\n').length]).toEqual([i, 2, true, 2]);
    }
  });
});

/** Starts a run in a process of its own and signals it once it has done a share; says how it ended. */
const interrupted = (
  signal: NodeJS.Signals,
  args: string[],
  when: (told: string) => boolean,
): Promise<{ code: number | null; stderr: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'run', ...args], { cwd: root });
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => {
      stderr += String(text);
    });
    const poll = setInterval(() => {
      if (!when(stderr)) return;
      clearInterval(poll);
      child.kill(signal);
    }, 20);
    child.on('exit', (code) => {
      clearInterval(poll);
      resolve({ code, stderr });
    });
  });

describe('Ctrl-C', () => {
  const LONG = [
    '--set',
    'duration=7 d',
    '--every',
    '4h',
    '--set',
    'record.cells=1 d',
    '--set',
    'record.fields=12 h',
    '--set',
    'record.profiles=1 d',
  ];

  test('leaves what was computed, says how to go on, and gives the same bytes in the end', async () => {
    const undisturbed = folder.path('undisturbed');
    const { digest: last } = await result(RECORDED, ...LONG, '--out', undisturbed, '--json');
    const out = folder.path('cut here');
    const first = await interrupted('SIGINT', [RECORDED, ...LONG, '--out', out], () => existsSync(join(out, 'fields')));
    expect(first.stderr).toMatch(
      /interrupted at .+ of 7 d; what was computed is in .+; to go on:\n {2}npx stroma run --from '.+cut here'\n$/,
    );
    expect(first.code).toBe(130);
    const { steps } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { steps: number };
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(7 * 240 + 10);
    const replayed = await stroma('replay', join(out, 'run.json'));
    expect([replayed.code, replayed.stdout]).toEqual([0, expect.stringContaining('digests are the same')]);
    const second = await interrupted('SIGTERM', ['--from', out, '--progress'], (told) => told.includes('%'));
    // It may have come to its end before the signal did.
    expect([0, 130]).toContain(second.code);
    if (second.code === 130) expect((await result('--from', out, '--json')).digest).toBe(last);
    expectSame(out, undisturbed);
  });

  test('in the midst of several runs leaves the tables of those that are done, and goes on', async () => {
    const args = [RECORDED, '--seeds', '4', '--until', '2d', '--every', '12h', '--set', 'record=null'];
    const undisturbed = folder.path('all');
    await stroma('run', ...args, '--out', undisturbed);
    const out = folder.path('some');
    const { code, stderr } = await interrupted('SIGINT', [...args, '--out', out], () =>
      existsSync(join(out, 'study.json')),
    );
    expect([code, stderr]).toEqual([
      130,
      expect.stringMatching(/interrupted at run [2-4] of 4; .*to go on:\n {2}npx stroma run --from /),
    ]);
    const tidy = readFileSync(join(out, 'measures.csv'), 'utf8');
    expect(readFileSync(join(undisturbed, 'measures.csv'), 'utf8').startsWith(tidy)).toBe(true);
    expect(tidy.split('\n').length).toBeGreaterThan(100);
    expect((await stroma('run', '--from', out)).code).toBe(0);
    expectSame(out, undisturbed);
  });
});

test('a study grows in its folder, and a run whose table was changed is done again', async () => {
  const args = [RECORDED, '--until', '1h', '--set', 'record=null', '--measure', 'tumour.*.count'];
  const out = folder.path('grown');
  await stroma('run', ...args, '--seeds', '2', '--out', out);
  const path = join(out, '2', 'measures.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\d\r\n$/, '7\r\n'));
  const { code, stderr } = await stroma('run', '--from', out, '--seeds', '5');
  expect([code, stderr]).toEqual([0, `${path}: was changed since it was written; this run is done again\n`]);
  await stroma('run', ...args, '--seeds', '5', '--out', folder.path('at-once'));
  expectSame(out, folder.path('at-once'));
  const other = await stroma('run', ...args, '--seeds', '5', '--seed', 'other', '--out', out);
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('found another study')]);
  rmSync(out, { recursive: true });
});

test('a run that can go on, or a study, is not written over', async () => {
  const out = folder.path('kept');
  await stroma('run', RECORDED, '--until', '30min', '--save-state', '--out', out);
  const again = await stroma('run', RECORDED, '--until', '1h', '--out', out);
  expect([again.code, again.stderr]).toEqual([
    2,
    expect.stringContaining('that can go on, expected another folder; --from'),
  ]);
  expect(existsSync(join(out, 'state.stroma'))).toBe(true);
  const runs = folder.path('runs of a study');
  await stroma('run', RECORDED, '--until', '12min', '--set', 'record=null', '--seeds', '2', '--out', runs);
  const study = await stroma('run', RECORDED, '--until', '1h', '--out', runs);
  expect([study.code, study.stderr]).toEqual([2, expect.stringContaining('found the runs of a study in')]);
});
