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

describe('what cannot be measured', () => {
  // Every CAF is taken away half-way: from then on there is no mean of CAFs.
  const gone = ['--set', 'schedule=[{ at: 6 min, remove: CAF, tissue: tumour, x: 24, y: 16, radius: 100 }]'];
  const MEANS = ['tumour.CAF.count', 'tumour.CAF.at.oxygen', 'tumour.CAF.hypoxic', 'tumour.tumour.at.oxygen'];
  const args = [
    ...[RECORDED, '--until', '12min', '--set', 'record=null', ...gone, '--every', '6min'],
    ...['--compare', 'base', 'low', '--seeds', '3'],
  ];
  const measuring = (ids: readonly string[]) => ids.flatMap((id) => ['--measure', id]);
  interface Compared {
    comparisons: { measure: string; pairs: number; firstMean: number | null; p: number | null; holm: number | null }[];
  }

  test('is empty in tables, null in JSON, a dash in text, and leaves the comparison, also when read back', async () => {
    const out = folder.path('missing');
    const first = await ran(...args, ...measuring(MEANS), '--out', out, '--json');
    for (const { stdout } of [first, await ran('--from', out, '--json')]) {
      const { comparisons } = JSON.parse(stdout) as Compared;
      const known = comparisons.filter(({ p }) => p !== null);
      expect(known.map(({ measure }) => measure)).toEqual(['tumour.CAF.count', 'tumour.tumour.at.oxygen']);
      for (const { measure, pairs, firstMean, holm } of comparisons)
        if (/CAF\.(at|hypoxic)/.test(measure)) expect([pairs, firstMean, holm]).toEqual([0, null, null]);
      // Corrected for the tests that there are.
      const oxygen = known.find(({ measure }) => measure === 'tumour.tumour.at.oxygen')!;
      expect(oxygen.holm! / oxygen.p!).toBeCloseTo(2, 9);
    }
    const { stdout } = await ran('--from', out);
    expect(stdout).toMatch(/tumour\.CAF\.at\.oxygen +mmHg( +–)+\n/);
    for (const file of ['measures.csv', '1/measures.csv']) {
      const rows = readFileSync(join(out, file), 'utf8').split('\r\n');
      const of = (id: string): string[] =>
        rows.filter((row) => row.includes(`,${id},`)).map((row) => row.split(',').at(-1)!);
      expect(of('tumour.CAF.count')).toContain('0');
      expect(of('tumour.CAF.at.oxygen').filter((value) => value === '').length).toBeGreaterThan(0);
      expect(of('tumour.CAF.at.oxygen')).not.toContain('0');
      expect(of('tumour.tumour.at.oxygen')).not.toContain('');
    }
  });

  test('is not known where the cells are not counted', async () => {
    const { stdout } = await ran(...args, ...measuring(['tumour.CAF.at.oxygen', 'tumour.tumour.count']), '--json');
    expect((JSON.parse(stdout) as Compared).comparisons[0]).toMatchObject({ pairs: 3, firstMean: 0 });
  });
});

test('one seed has no interval', async () => {
  const one = [...ARGS, '--seeds', '1'];
  expect((await ran(...one)).stdout).toMatch(/tumour\.tumour\.count +cells +\d+ +– +–\n/);
  const { mean, low, high } = JSON.parse((await ran(...one, '--json')).stdout) as Record<
    string,
    Record<string, number>
  >;
  expect(mean['tumour.tumour.count']).toBeGreaterThan(0);
  expect([low['tumour.tumour.count'], high['tumour.tumour.count']]).toEqual([null, null]);
});
