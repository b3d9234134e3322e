import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleAtRandom, openSmall } from './handling.ts';
import { launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('handling the page in 8 random ways never changes the run', async () => {
  const { page, errors } = await openSmall(browser);
  await handleAtRandom(page, 8);
  expect(errors).toEqual([]);
});
