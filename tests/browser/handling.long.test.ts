import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleAtRandom, openSmall } from './handling.ts';
import { launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('handling the page in 200 random ways never changes the run', { timeout: 1_500_000 }, async () => {
  const { page, errors } = await openSmall(browser);
  await handleAtRandom(page, 200);
  expect(errors).toEqual([]);
});
