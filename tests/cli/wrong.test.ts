import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { newFolder, SMALL, spawned, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const WRONG = 'tests/cli/fixtures/wrong.yaml';
const MISTAKES = [
  `${WRONG}:5:11 duration: found unit "nM", expected one of the units min, s, h, d`,
  `${WRONG}:6:1 pusch: unknown key; found "pusch", expected one of `,
  `${WRONG}:12:19 tissues.tumour.vesselOxygen: 900 mmHg is out of range, expected 0 to 760 mmHg`,
  `${WRONG}:16:16 rules.R1.cells: found "tumor", expected a cell type or any; nearest is "tumour"`,
  `${WRONG}:18:11 schedule.0.at: found -1 h, expected at least 0, where the run starts`,
];

describe.each(['check', 'run', 'picture'])('%s', (command) => {
  const more = command === 'picture' ? ['--out', folder.path('never.png')] : [];

  test('finds every mistake of a file, a line each with its place, and the nearest name', async () => {
    const { code, stdout, stderr } = await stroma(command, WRONG, ...more);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(MISTAKES.length);
    MISTAKES.forEach((mistake, i) => expect(lines[i]).toContain(mistake));
    expect(lines[1]).toMatch(/nearest is "push"$/);
  });

  test('says which file is extended and is not there', async () => {
    const { code, stderr } = await stroma(command, 'tests/cli/fixtures/orphan.yaml', ...more);
    expect(stderr).toMatch(
      /^tests\/cli\/fixtures\/orphan\.yaml:2:10 extends: found "base\/nowhere\.yaml" \(no such file\), expected .*\n$/,
    );
    expect(code).toBe(2);
  });

  test('says which file may have been meant', async () => {
    const file = folder.path('near.yaml');
    writeFileSync(file, 'stroma: 1\nextends: other/nea.yaml\ntitle: x\n');
    mkdirSync(folder.path('other'), { recursive: true });
    writeFileSync(folder.path('other/near.yaml'), 'stroma: 1\n');
    const { code, stderr } = await stroma(command, file, ...more);
    expect(stderr).toMatch(/near\.yaml:2:10 extends: found "other\/nea\.yaml" .*; nearest is "other\/near\.yaml"\n$/);
    expect(code).toBe(2);
  });

  test('says which measure is not there', async () => {
    const { code, stderr } = await stroma(command, 'tests/cli/fixtures/measures.yaml', ...more);
    expect(stderr).toBe(
      'tests/cli/fixtures/measures.yaml:4:32 measure.1: found "tumour.tumour.cuont", expected a measure; nearest is "tumour.tumour.count"\n',
    );
    expect(code).toBe(2);
  });

  test('says which scenarios there are', async () => {
    const { code, stderr } = await stroma(command, 'hypoxa', ...more);
    expect(stderr).toMatch(/^scenario: found "hypoxa", expected .*mobilisation.*; nearest is "hypoxia"\n$/);
    expect(code).toBe(2);
  });
});

test('check says ok to what is right, and looks on after what is wrong', async () => {
  const { code, stdout, stderr } = await stroma('check', 'hypoxia', WRONG, 'niche', SMALL);
  expect(stdout).toBe(`ok  scenarios/hypoxia.yaml\nok  scenarios/niche.yaml\nok  ${SMALL}\n`);
  expect(stderr.trimEnd().split('\n')).toHaveLength(MISTAKES.length);
  expect(code).toBe(2);
  expect((await stroma('check', 'hypoxia', 'mobilisation', 'niche')).code).toBe(0);
});

describe('options', () => {
  test.each([
    [['run', SMALL, '--until', 'soon'], /^--until: found "soon", expected a time such as 10d/],
    [['run', SMALL, '--until', '-2h'], /^--until: found "-2h", expected a time from -1 h on, where small starts/],
    [['run', SMALL, '--until', '3 mmHg'], /^--until: found "3 mmHg", expected a time/],
    [['run', SMALL, '--until', '1e30d'], /^--until: found "1e30d", expected .* at most 1000000000 steps/],
    [['run', SMALL, '--until', '2'], /^--until: found "2" without a unit, expected 2min, 2h or 2d/],
    [['run', SMALL, '--until', '-1.5'], /^--until: found "-1.5" without a unit, expected -1.5min, -1.5h or -1.5d/],
    [
      ['run', 'tests/cli/fixtures/recorded.yaml', '--until', '3000d'],
      /^--until: found 76801 commands, expected at most 10000 in the schedule of such a run/,
    ],
    [['run', SMALL, '--every', '30'], /^--every: found "30" without a unit/],
    [['picture', SMALL, '--at', '2', '--out', 'never.png'], /^--at: found "2" without a unit/],
    [['run', SMALL, '--every', '0'], /^--every: found "0", expected a time above 0/],
    [['run', SMALL, '--steps', '-1'], /^--steps: found "-1", expected a whole number from 0 /],
    [['run', SMALL, '--steps', '2.5'], /^--steps: found "2.5", expected a whole number/],
    [['run', SMALL, '--steps', '5', '--until', '1h'], /'--steps <n>' cannot be used with option '--until <time>'/],
    [['run', SMALL, '--seeds', '0'], /^--seeds: found "0", expected a whole number from 1 /],
    [['run', SMALL, '--seed', ''], /^--seed: found nothing, expected a seed/],
    [['run', SMALL, '--sed', '3'], /unknown option '--sed'\n.*--seed/],
    [['run'], /missing required argument 'scenario'/],
    [['rnu', SMALL], /unknown command 'rnu'\n.*run/],
    [
      ['run', SMALL, '--set', 'tissues.tumour.vesselOxygn=3'],
      /^--set:1:1 tissues\.tumour\.vesselOxygn: unknown key; .*nearest is "vesselOxygen"/,
    ],
    [
      ['run', SMALL, '--set', 'tissues.tumour.vesselOxygen=3 parsecs'],
      /^--set:1:29 tissues\.tumour\.vesselOxygen: found unit "parsecs", expected one of the units mmHg, kPa/,
    ],
    [['run', SMALL, '--set', 'push='], /^--set:1:6 push: found nothing after "=", expected a value/],
    [['run', SMALL, '--set', 'push'], /^--set:1:1 push: found no "=", expected path=value/],
    [['picture', SMALL], /required option '--out <file>' not specified/],
    [['picture', SMALL, '--out', 'x.png', '--layer', 'cxcl13'], /^--layer: found "cxcl13", .*; nearest is "CXCL12"/],
    [
      ['picture', SMALL, '--out', 'x.png', '--tissue', 'lung'],
      /^--tissue: found "lung", expected a tissue; nearest is "tumour"/,
    ],
    [['picture', SMALL, '--out', 'x.png', '--theme', 'pink'], /--theme <theme>.* argument 'pink' is invalid/],
    [['picture', SMALL, '--out', 'x.png', '--at', '-2h'], /^--at: found "-2h", expected a time from -1 h on/],
    [['replay', 'nowhere.json'], /^nowhere\.json: found no such file/],
  ])('%j', async (args, expected) => {
    const { code, stdout, stderr } = await stroma(...args);
    expect(stderr).toMatch(expected);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('a run.json that is none', () => {
  test.each([
    ['no JSON', '{', /found no JSON, expected the run\.json that "stroma run … --out" writes\n$/],
    [
      'something else',
      '{ "digests": [], "scenario": {}, "seed": 3 }',
      /found no run, expected .*\n(.*\n)*.*: seed: found 3, expected text\n/,
    ],
  ])('%s', async (name, text, expected) => {
    const path = folder.path(`${name}.json`);
    writeFileSync(path, text);
    for (const command of ['replay', ...(text.length > 1 ? ['picture'] : [])]) {
      const { code, stderr } = await stroma(command, path, ...(command === 'picture' ? ['--out', 'x.png'] : []));
      if (command === 'replay') expect(stderr).toMatch(expected);
      expect(code).toBe(2);
    }
  });
});

test('help and version go to standard output with exit code 0', async () => {
  const help = await spawned('--help');
  for (const command of ['run', 'check', 'replay', 'picture', 'validate', 'schema', 'bench'])
    expect(help.stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(await stroma('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  expect((await stroma('help', 'run')).stdout).toContain('--until <time>');
  expect(await spawned('rnu', SMALL)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining("'rnu'") });
});
