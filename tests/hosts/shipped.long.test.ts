/** Every scenario that comes with Stroma has one digest: in every host and engine, on any number of threads of a page. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { neededEngines } from '../../scripts/engines.mjs';
import { comparedRuns } from './compared.ts';
import { bareEngine, commandLine, inProcess, Page, restored } from './hosts.ts';
import type { Run } from './run.ts';
import { onThreads, shipped } from './threads.ts';

const needed = neededEngines();
let page: Page | undefined;
beforeAll(async () => {
  if (needed.includes('browser')) page = await Page.open(inject('page'));
});
afterAll(() => page?.close());

const THREADS_IN_PAGE = [1, 2, 3, 8];

async function expectSameInEveryHost(run: Run): Promise<void> {
  const expected = await inProcess(run);
  expect(await restored(run)).toEqual(expected);
  if (page) expect(await page.run(run)).toEqual(expected);
  for (const engine of ['jsc', 'gjs'] as const)
    if (needed.includes(engine)) expect(await bareEngine(engine)(run)).toEqual(expected);
}

async function expectSameOnThreadsOfPage(run: Run): Promise<void> {
  const [digest] = onThreads(run, 1);
  for (const threads of page ? THREADS_IN_PAGE : []) {
    const { digests } = await page!.steer(run, [], threads);
    expect([threads, ...digests]).toEqual([threads, digest]);
  }
}

for (const run of shipped)
  test(`${run.name} has one digest`, async () => {
    await expectSameInEveryHost({ ...run, steps: [10, 30] });
    await expectSameOnThreadsOfPage({ ...run, steps: [60] });
  });

for (const run of comparedRuns([50, 100, 200]))
  test(`${run.name} has one digest far on, on the command line too`, async () => {
    await expectSameInEveryHost(run);
    expect(await commandLine(run)).toEqual(await inProcess(run));
  });
