import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { neededEngines } from '../../scripts/engines.mjs';
import { Page } from './hosts.ts';
import { onThreads, shipped } from './threads.ts';

const THREADS = [1, 2, 3, 4, 8];
const TIMES = 3;

let page: Page | undefined;
beforeAll(async () => {
  if (neededEngines().includes('browser')) page = await Page.open(inject('page'));
});
afterAll(() => page?.close());

describe.each(shipped)('$name has one digest on any number of threads, again and again', (run) => {
  const expected = () => onThreads(run, 1);

  test('in Node', () => {
    const [digest] = expected();
    for (let time = 0; time < TIMES; time++) {
      for (const threads of THREADS) expect([threads, ...onThreads(run, threads)]).toEqual([threads, digest]);
    }
  });

  test.skipIf(!neededEngines().includes('browser'))('in a page', async () => {
    const [digest] = expected();
    for (let time = 0; time < TIMES; time++) {
      for (const threads of THREADS) {
        const { digests } = await page!.steer(run, [], threads);
        expect([threads, ...digests]).toEqual([threads, digest]);
      }
    }
  });
});
