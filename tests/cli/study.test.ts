/** The folder of a study says what is done in it and what was asked, whatever happens between two calls. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const RECORDED = 'tests/cli/fixtures/recorded.yaml';
const ARGS = [
  RECORDED,
  '--until',
  '12min',
  '--set',
  'record=null',
  '--set',
  'schedule=null',
  '--measure',
  'tumour.*.count',
];

interface Study {
  width: string;
  saveState: boolean;
  runs: { run: number }[];
}
const studyIn = (out: string): Study => JSON.parse(readFileSync(join(out, 'study.json'), 'utf8')) as Study;
const ran = async (...args: string[]): Promise<{ stdout: string; stderr: string }> => {
  const { code, stdout, stderr } = await stroma('run', ...args);
  expect(code, stderr).toBe(0);
  return { stdout, stderr };
};

describe('a run of a study that is lost', () => {
  const lost = {
    folder: (own: string) => rmSync(own, { recursive: true }),
    table: (own: string) => rmSync(join(own, 'measures.csv')),
    'run.json': (own: string) => rmSync(join(own, 'run.json')),
  };
  test.each(Object.keys(lost) as (keyof typeof lost)[])(
    'by its %s is told, done again, and the only one',
    async (what) => {
      const out = folder.path(`lost ${what}`);
      await ran(...ARGS, '--seeds', '4', '--out', out);
      const before = readFileSync(join(out, 'study.json'), 'utf8');
      lost[what](join(out, '2'));
      const others = [1, 3, 4].map((run) => statSync(join(out, String(run), 'run.json')).mtimeMs);
      const gone = { folder: '', table: '/measures.csv', 'run.json': '/run.json' }[what];
      for (const stderr of [`${join(out, '2')}${gone}: is missing; this run is done again\n`, ''])
        expect((await ran(...ARGS, '--seeds', '4', '--out', out)).stderr).toBe(stderr);
      expect(readFileSync(join(out, 'study.json'), 'utf8')).toBe(before);
      expect([1, 3, 4].map((run) => statSync(join(out, String(run), 'run.json')).mtimeMs)).toEqual(others);
    },
  );
});

describe('a study that grows', () => {
  const compared = (out: string, seeds: string, ...more: string[]) =>
    ran(...ARGS, '--compare', 'base', 'low', '--seeds', seeds, '--out', out, ...more);

  test('remembers the width and the states that were asked for, until others are', async () => {
    const out = folder.path('remembers');
    await compared(out, '2', '--width', '5', '--save-state');
    expect((await compared(out, '3')).stdout).toContain('seeds for 5\n');
    expect((await ran('--from', out, '--seeds', '4')).stdout).toContain('seeds for 5\n');
    expect(studyIn(out)).toMatchObject({ width: '5', saveState: true });
    expect(readdirSync(out).filter((run) => existsSync(join(out, run, 'state.stroma')))).toHaveLength(8);
    expect((await ran('--from', out, '--width', '4%')).stdout).toContain('seeds for 4%\n');
    expect(studyIn(out).width).toBe('4%');
  });

  test('says in what another one differs', async () => {
    const out = folder.path('differs');
    await ran(...ARGS, '--seeds', '2', '--out', out);
    const differs = async (...more: string[]) => {
      const { code, stderr } = await stroma('run', ...ARGS, '--seeds', '2', '--out', out, ...more);
      expect(code).toBe(2);
      return /which differs in (.*); expected/.exec(stderr)?.[1];
    };
    expect(await differs('--every', '6min')).toBe('--every');
    expect(await differs('--until', '18min', '--seed', 'other')).toBe('--seed, --until');
    expect(await differs('--arm', 'low', '--measure', '*.oxygen.mean')).toBe('--compare or --arm, --measure');
    expect(await differs('--set', 'tissues.tumour.vesselOxygen=31')).toBe('the scenario');
  });

  test('refuses an option that is not about it', async () => {
    const out = folder.path('refuses');
    await ran(...ARGS, '--seeds', '2', '--out', out);
    const refused = await stroma('run', '--from', out, '--width', '3');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('runs that are not compared')]);
  });

  test('refuses a width in its file that is none', async () => {
    const out = folder.path('edited');
    await compared(out, '2');
    const path = join(out, 'study.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"width": "10%"', '"width": "wide"'));
    const { code, stderr } = await stroma('run', '--from', out);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${path}: width: `)]);
  });
});
