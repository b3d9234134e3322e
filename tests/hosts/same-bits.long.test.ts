/** Every scenario that comes with Stroma, in every host and engine. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { neededEngines } from '../../scripts/engines.mjs';
import { bareEngine, inProcess, Page, restored } from './hosts.ts';
import { shipped } from './threads.ts';

const needed = neededEngines();
let page: Page | undefined;
beforeAll(async () => {
  if (needed.includes('browser')) page = await Page.open(inject('page'));
});
afterAll(() => page?.close());

describe.each(shipped.map((run) => ({ ...run, steps: [10, 30] })))('$name has the same digests', (run) => {
  test('in Node, restored half-way, in the page and in other engines', async () => {
    const expected = await inProcess(run);
    expect(await restored(run)).toEqual(expected);
    if (needed.includes('browser')) expect(await page!.run(run)).toEqual(expected);
    if (needed.includes('jsc')) expect(await bareEngine('jsc')(run)).toEqual(expected);
    if (needed.includes('gjs')) expect(await bareEngine('gjs')(run)).toEqual(expected);
  });
});
