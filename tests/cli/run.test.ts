import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { besidesNotes, newFolder, program, SMALL, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await stroma('run', ...args, '--json');
  expect(besidesNotes(stderr)).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

describe('--json', () => {
  test('is one object with the last value of every measure', async () => {
    const result = await json(SMALL);
    expect(Object.keys(result)).toEqual([
      'scenario',
      'seed',
      'steps',
      'hours',
      'digest',
      'version',
      'core',
      'threads',
      'wallSeconds',
      'measures',
    ]);
    expect(result).toMatchObject({ scenario: 'small', seed: 'pebble', steps: 60, hours: 5 });
    expect(result.digest).toMatch(/^[0-9a-f]{16}$/);
    expect(result.wallSeconds).toBeGreaterThan(0);
    expect(result.measures['tumour.tumour.count']).toBeGreaterThan(100);
    expect(result.measures['blood.plerixafor']).toBeGreaterThan(10);
    for (const [id, value] of Object.entries(result.measures)) {
      // A mean of no cells is no number.
      const [place, cell] = id.split('.');
      const count = `${place}.${cell}.${place === 'blood' ? 'number' : 'count'}`;
      if (value === null) expect([id, result.measures[count]]).toEqual([id, 0]);
      else expect(value, id).toBeTypeOf('number');
    }
  });

  test('is the same again but for the time it took, and another with another seed', async () => {
    const { wallSeconds: _, ...first } = await json(SMALL, '--until', '1h');
    const { wallSeconds: __, ...second } = await json(SMALL, '--until', '1h');
    expect(second).toEqual(first);
    const other = await json(SMALL, '--until', '1h', '--seed', 'flint');
    expect(other.seed).toBe('flint');
    expect(other.digest).not.toBe(first.digest);
  });

  test('of an --arm is that of the scenario with what the arm sets', async () => {
    const until = ['--until', '1h'];
    const arm = ['--set', 'arms.low.label=Low', '--set', 'arms.low.set={ tissues.tumour.vesselOxygen: 5 mmHg }'];
    const { digest } = await json(SMALL, ...until, ...arm, '--arm', 'low');
    expect(digest).toBe((await json(SMALL, ...until, '--set', 'tissues.tumour.vesselOxygen=5')).digest);
    expect(digest).not.toBe((await json(SMALL, ...until, ...arm, '--arm', 'base')).digest);
    const { code, stderr } = await stroma('run', SMALL, ...arm, '--arm', 'lwo');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('found "lwo", expected an arm') });
  });

  test('counts --steps from the first step, and --until from time 0, which may be below', async () => {
    const some = await json(SMALL, '--steps', '4');
    expect(some).toMatchObject({ steps: 4, hours: -0.6 });
    expect((await json(SMALL, '--until', '-36min')).digest).toBe(some.digest);
    expect(await json(SMALL, '--steps', '0')).toMatchObject({ steps: 0, hours: -1 });
  });

  test('has what --set has changed', async () => {
    const rich = await json(SMALL, '--until', '1h', '--set', 'tissues.tumour.vesselOxygen=60 mmHg');
    const poor = await json(SMALL, '--until', '1h', '--set', 'tissues.tumour.vesselOxygen=2', '--set', 'push=4');
    expect(rich.measures['tumour.oxygen.max']).toBeGreaterThan(50);
    expect(poor.measures['tumour.oxygen.max']).toBeLessThan(3);
  });

  test('gives mean and interval over --seeds', async () => {
    const { runs, mean, low, high } = await json(SMALL, '--until', '1h', '--seeds', '3');
    expect(runs.map(({ seed }: { seed: string }) => seed)).toEqual(['pebble', 'pebble-2', 'pebble-3']);
    expect(new Set(runs.map(({ digest }: { digest: string }) => digest)).size).toBe(3);
    const id = 'tumour.CAF.count';
    const values = runs.map(({ measures }: { measures: Record<string, number> }) => measures[id]);
    const average = (values[0] + values[1] + values[2]) / 3;
    const deviation = Math.sqrt(values.reduce((sum: number, x: number) => sum + (x - average) ** 2, 0) / 2);
    expect(mean[id]).toBeCloseTo(average, 9);
    expect(high[id]).toBeCloseTo(average + (4.302652729749462 * deviation) / Math.sqrt(3), 6);
    expect(low[id] + high[id]).toBeCloseTo(2 * average, 9);
    const again = await json(SMALL, '--until', '1h', '--seed', 'pebble-2');
    expect(again.digest).toBe(runs[1].digest);
  });

  test('has only the measures that the scenario asks for', async () => {
    const { measures } = await json(SMALL, '--steps', '1', '--set', 'measure=[blood.plerixafor, tumour.NF.count]');
    expect(measures).toEqual({ 'blood.plerixafor': 0, 'tumour.NF.count': 0 });
  });
});

test('without --json a person reads what was run, its charts and the digest', async () => {
  const { stdout } = await stroma('run', SMALL, '--until', '1h');
  const { digest, measures } = await json(SMALL, '--until', '1h');
  expect(stdout).toContain(`tumour.tumour.count  ${measures['tumour.tumour.count']} cells\n`);
  expect(stdout).toMatch(/time +1 h, 20 steps in /);
  expect(stdout).toMatch(new RegExp(`made by +Stroma [\\d.]+, core \\d+\ndigest +${digest}\n$`));
});

test('a scenario that comes with Stroma goes by its name', async () => {
  expect(await json('mobilisation', '--steps', '1')).toMatchObject({ scenario: 'mobilisation', steps: 1 });
});

describe('--out', () => {
  test('writes run.json and measures.csv, whole, and the same again', async () => {
    for (const name of ['a', 'b']) await stroma('run', SMALL, '--every', '30min', '--out', folder.path(name));
    expect(readdirSync(folder.path('a')).sort()).toEqual(['measures.csv', 'ro-crate-metadata.json', 'run.json']);
    for (const file of ['run.json', 'measures.csv'])
      expect(readFileSync(folder.path(`a/${file}`), 'utf8')).toBe(readFileSync(folder.path(`b/${file}`), 'utf8'));
  });

  test('run.json holds scenario, seed, log, model and a digest at every recorded step', async () => {
    const { digest } = await json(SMALL, '--every', '30min', '--out', folder.path('c'));
    const run = JSON.parse(readFileSync(folder.path('c/run.json'), 'utf8'));
    expect(run).toMatchObject({ stroma: 1, version: expect.any(String), seed: 'pebble', steps: 60 });
    expect(run.modelDigest).toMatch(/^[0-9a-f]{16}$/);
    expect(run.log).toEqual([
      { step: 10, do: 'dose', drug: 'plerixafor', amount: expect.closeTo(16.8, 9) },
      { step: 20, do: 'set', path: 'tissues.tumour.vesselOxygen', value: 15 },
    ]);
    expect(run.scenario.tissues.tumour.vesselOxygen).toBe(30);
    expect(run.scenario.species.CXCL12.diffusion).toBe(3000);
    expect(run.scenario).not.toHaveProperty('extends');
    expect(run.digests.map(({ step }: { step: number }) => step)).toEqual([
      -10, -5, 0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50,
    ]);
    expect(run.digests.at(-1).digest).toBe(digest);
  });

  test('measures.csv is tidy, with the lines of RFC 4180', async () => {
    const { measures } = await json(SMALL, '--until', '2h', '--out', folder.path('d'));
    const lines = readFileSync(folder.path('d/measures.csv'), 'utf8').split('\r\n');
    expect(lines[0]).toBe('step,hours,tissue,measure,unit,value');
    expect(lines.at(-1)).toBe('');
    const rows = lines.slice(1, -1).map((line) => line.split(','));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([6]));
    expect([...new Set(rows.map(([step]) => step))]).toEqual(['-10', '0', '10', '20']);
    expect([...new Set(rows.map(([, hours]) => hours))]).toEqual(['-1', '0', '1', '2']);
    const last = rows.filter(([step]) => step === '20');
    expect(Object.fromEntries(last.map(([, , , id, , value]) => [id, value === '' ? null : Number(value)]))).toEqual(
      measures,
    );
    const units = Object.fromEntries(last.map(([, , , id, unit]) => [id, unit]));
    expect(units).toMatchObject({
      'blood.plerixafor': 'nM',
      'blood.plerixafor.total': 'mg/L',
      'tumour.oxygen.mean': 'mmHg',
    });
    expect(last.find(([, , , id]) => id === 'tumour.NF.count')?.[2]).toBe('tumour');
    expect(last.find(([, , , id]) => id === 'blood.plerixafor')?.[2]).toBe('blood');
  });

  test('with --seeds has a folder for each run', async () => {
    await stroma('run', SMALL, '--steps', '2', '--seeds', '2', '--out', folder.path('e'));
    expect(readdirSync(folder.path('e')).sort()).toEqual([
      ...['1', '2', 'bands.csv', 'measures.csv', 'ro-crate-metadata.json', 'study.json'],
    ]);
    expect(JSON.parse(readFileSync(folder.path('e/2/run.json'), 'utf8')).seed).toBe('pebble-2');
  });

  test('that cannot be written is exit code 1', async () => {
    const { code, stderr } = await stroma('run', SMALL, '--steps', '1', '--out', 'package.json');
    expect(besidesNotes(stderr)).toMatch(/^package\.json: could not be written: /);
    expect(code).toBe(1);
  });
});

test.runIf(process.platform === 'linux')('an output that takes nothing is told, without a stack', async () => {
  const into = (words: string) =>
    new Promise<{ code: number | null; stderr: string }>((resolve) => {
      const child = spawn('/bin/sh', ['-c', `exec "$0" "$1" ${words}`, process.execPath, program], { cwd: root });
      let stderr = '';
      child.stderr.on('data', (text) => {
        stderr += String(text);
      });
      child.once('close', (code) => resolve({ code, stderr }));
    });
  for (const words of [`run ${SMALL} --steps 1`, 'schema', 'help']) {
    const { code, stderr } = await into(`${words} > /dev/full`);
    expect([code, besidesNotes(stderr)]).toEqual([1, 'standard output: could not be written: the disk is full\n']);
  }
  expect((await into('run nowhere 2> /dev/full')).code).toBe(2);
});

test('what never happens is told of the run that is done, and of no other', async () => {
  const notes = async (...args: string[]): Promise<string[]> => {
    const { code, stderr } = await stroma(...args);
    expect(code, stderr).toBe(0);
    return stderr.split('\n').flatMap((line) => /^note .* (\S+): found/.exec(line)?.[1] ?? []);
  };
  const late = '--set=schedule.1.at=6 h';
  const RECORDED = 'tests/cli/fixtures/recorded.yaml';
  const doses =
    '--set=schedule=[{at: 12 min, dose: plerixafor, amount: 1 mg}, {at: 9 h, dose: plerixafor, amount: 1 mg}]';
  expect(await notes('run', RECORDED, doses, '--until', '18min')).toEqual(['schedule.1.at']);
  expect(await notes('run', RECORDED, doses, '--until', '12min')).toEqual(['schedule.0.at', 'schedule.1.at']);
  const arm = ['--set', 'arms.blocked.schedule.0.at=30 min'];
  const none = ['--set', 'schedule=null', '--until', '12min'];
  expect(await notes('run', RECORDED, ...arm, ...none)).toEqual([]);
  expect(await notes('run', RECORDED, ...arm, ...none, '--arm', 'low')).toEqual([]);
  expect(await notes('run', RECORDED, ...arm, ...none, '--arm', 'blocked')).toEqual(['arms.blocked.schedule.0.at']);
  expect(await notes('run', RECORDED, ...arm, ...none, '--compare', 'base', 'blocked', '--seeds', '2')).toEqual([
    'arms.blocked.schedule.0.at',
  ]);
  const picture = (at: string) => notes('picture', SMALL, late, '--at', at, '--out', folder.path('early.png'));
  expect([await picture('1h'), await picture('390min')]).toEqual([['schedule.1.at'], []]);
  expect(await notes('measures', SMALL, '--set', 'duration=1 h')).toEqual([]);
});

test('a long run says in plain lines how far it is when its output is no terminal', async () => {
  const child = spawn(process.execPath, [program, 'run', 'hypoxia', '--json', '--progress'], { cwd: root });
  const line = await new Promise<string>((resolve, reject) => {
    child.stderr.once('data', (text) => resolve(String(text)));
    child.once('exit', () => reject(new Error('it ended without a line')));
  });
  child.kill();
  expect(line).toMatch(/^hypoxia, seed ember-41: \d+ %, \d.* of \d+ d, .* left\n$/);
});
