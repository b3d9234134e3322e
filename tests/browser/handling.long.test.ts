import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { handleAtRandom, openSmall } from './handling.ts';
import { closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test.each([1, 2, 3, 4, 5])('handling the page in 40 random ways never changes the run, time %i', async () => {
  const { page, errors } = await openSmall(browser);
  await handleAtRandom(page, 40);
  expect(errors).toEqual([]);
});
