import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunFile } from '../../src/link/run-file.ts';
import { newFolder, SMALL, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);
let run: RunFile;

beforeAll(async () => {
  await stroma('run', SMALL, '--seed', 'flint', '--set', 'push=4', '--out', folder.path('out'));
  run = JSON.parse(readFileSync(folder.path('out/run.json'), 'utf8'));
}, 60_000);

/** Replays the run after a change to its file. */
function replay(change: (run: RunFile) => void, ...options: string[]) {
  const changed = structuredClone(run);
  change(changed);
  const path = folder.path('changed.json');
  writeFileSync(path, JSON.stringify(changed));
  return stroma('replay', path, ...options);
}

test('gives the same digests', async () => {
  const { code, stdout, stderr } = await stroma('replay', folder.path('out/run.json'));
  expect(stdout).toMatch(new RegExp(`: 7 digests are the same, the last one ${run.digests.at(-1)!.digest}\n$`));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('says at which step digests part', async () => {
  const { code, stdout, stderr } = await replay(({ digests }) => {
    digests[3].digest = '0123456789abcdef';
  });
  expect(stderr).toMatch(/: digests part at step 20 \(2 h\): found [0-9a-f]{16}, expected 0123456789abcdef\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(1);
});

test('notices a command that was changed, from its step on', async () => {
  const { code, stdout, stderr } = await replay(({ log }) => {
    log[0] = { step: 10, do: 'dose', drug: 'plerixafor', amount: 16 };
  }, '--json');
  expect(JSON.parse(stdout)).toEqual({
    same: false,
    compared: 3,
    first: { step: 10, expected: run.digests[2].digest, found: expect.stringMatching(/^[0-9a-f]{16}$/) },
    sameModel: true,
  });
  expect(stderr).toContain('digests part at step 10');
  expect(code).toBe(1);
});

test('says first when the model is another', async () => {
  const { code, stderr } = await replay(({ scenario }) => {
    scenario.cells.tumour.uptake *= 2;
  });
  const [first, second] = stderr.split('\n');
  expect(first).toContain(`was run with model ${run.modelDigest} of Stroma ${run.version}; this is model `);
  expect(second).toContain('digests part at step -10');
  expect(code).toBe(1);
});

test('refuses digests of steps that the run does not have', async () => {
  const { code, stderr } = await replay(({ digests }) => {
    digests[6].step = 1000;
  });
  expect(stderr).toContain('digests.6.step: found step 1000, expected steps in order from -10 to 50');
  expect(code).toBe(2);
});

test('refuses a scenario that is out of range, and commands that are none', async () => {
  const { code, stderr } = await replay(({ scenario, log }) => {
    scenario.push = 99;
    Object.assign(log[1], { do: 'sing' });
  });
  expect(stderr).toMatch(/scenario\.push: 99 is out of range/);
  expect(stderr).toMatch(/log\.1/);
  expect(code).toBe(2);
});

test('refuses commands with names that its scenario does not have', async () => {
  const { code, stderr } = await replay(({ log }) => {
    log.push({ step: 3, do: 'dose', drug: 'plerixafr', amount: 1 });
    log.push({ step: 4, do: 'set', path: 'tissues.tumour.foo', value: 1 });
    log.push({ step: -99, do: 'place', cell: 'tumour', tissue: 'tumor', x: 1, y: 1, radius: 1 });
  });
  expect(stderr).toMatch(/log\.\d+\.drug: found "plerixafr", expected a drug; nearest is "plerixafor"/);
  expect(stderr).toMatch(/log\.\d+\.path: found "tissues\.tumour\.foo", expected a path of this scenario; nearest is/);
  expect(stderr).toMatch(/log\.\d+\.step: found -99, expected -10 or later/);
  expect(stderr).toMatch(/log\.\d+\.tissue: found "tumor", expected a tissue; nearest is "tumour"/);
  expect(code).toBe(2);
});

test('a run is no scenario', async () => {
  for (const command of ['run', 'check']) {
    const { code, stderr } = await stroma(command, folder.path('out/run.json'));
    expect(stderr).toMatch(/run\.json: found a run, expected a scenario; "stroma replay" does a run again\n$/);
    expect(code).toBe(2);
  }
});
