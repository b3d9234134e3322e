/**
 * Files of Stroma 0.1.0, core 5. Each opens and gives its digests, or is refused by a line that names the version that
 * reads it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { follow } from '../../src/link/link.ts';
import { type Read, readSession } from '../../src/link/read-session.ts';
import { checkRunFile, otherCore, type RunFile } from '../../src/link/run-file.ts';
import { closeRun, digestOf, openRun, stepOnce } from '../../src/run/run.ts';
import { readPlan } from '../../src/sweep/folder.ts';
import { makeJob } from '../../src/sweep/job.ts';
import { otherCoreOf } from '../../src/sweep/plan.ts';
import { stepOf } from '../../src/world/world.ts';
import { root } from '../architecture/source.ts';
import { load } from '../scenario/files.ts';

const NAMED = /(recorded|planned) with Stroma 0\.1\.0, core 5.*; this is Stroma \d+\.\d+\.\d+, core \w+/;
const folder = join(root, 'tests/fixtures/version-0.1.0-core-5');
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const shipped = async (id: string) => (id === 'hypoxia' ? load('scenarios/hypoxia.yaml') : null);

/** Whether every digest comes again. */
function comesAgain({ scenario, seed, log, digests }: RunFile): boolean {
  const run = openRun(scenario, seed, log);
  const same = digests.every(({ step, digest }) => {
    while (stepOf(run.engine.world) < step) stepOnce(run);
    return digestOf(run) === digest;
  });
  closeRun(run);
  return same;
}

test.each(['steered', 'tiny', 'wraps'])('%s.run.json gives its digests, or names its version', (name) => {
  const read = checkRunFile(JSON.parse(textOf(`${name}.run.json`)));
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  if (!comesAgain(read.file)) expect(otherCore(read.file)).toMatch(NAMED);
  expect(read.file.digests.at(-1)!.step).toBeGreaterThan(0);
});

function expectOpened(read: Read, seed: string): void {
  if ('problem' in read) expect(read.problem).toMatch(NAMED);
  else expect(read.seed).toBe(seed);
}

test.each([
  ['changed', 'seed 7'],
  ['steered', 'grain'],
  ['own', 'grain'],
])('%s.link.txt opens, or names its version', async (name, seed) => {
  expectOpened(await follow(textOf(`${name}.link.txt`).trim(), shipped), seed);
});

test.each(['steered', 'beside'])('%s.session.json opens, or names its version', async (name) => {
  const value = JSON.parse(textOf(`${name}.session.json`));
  expectOpened(await readSession(value, 'file', shipped), 'grain');
});

test('the folder of a sweep gives its results, or names its version', () => {
  const plan = readPlan(join(folder, 'sweep'));
  const job = makeJob(plan);
  const kept = (run: number) => JSON.parse(textOf(`sweep/runs/0000/${run}.json`)) as { digest: string };
  const same = [1, 2, 3, 4].every((run) => job(run).digest === kept(run).digest);
  if (!same) expect(otherCoreOf(plan)).toMatch(NAMED);
  expect(plan.runs).toBe(4);
});

test('a link of another core is refused by a line that names both', async () => {
  const value = { ...JSON.parse(textOf('steered.session.json')), by: { version: '9.9.9', core: '99' } };
  value.run = '0000000000000000';
  expect(await readSession(value, 'file', shipped)).toEqual({
    problem: expect.stringMatching(/recorded with Stroma 9\.9\.9, core 99; this is Stroma \d+\.\d+\.\d+, core \w+/),
  });
});
