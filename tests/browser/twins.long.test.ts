/** The flagship branched at 6 d and played to 9 d. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openPage } from './page.ts';
import { branchAndCompare } from './twins.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const STEPS_A_DAY = 240;

test('plerixafor from 6 d beside no drug, both to 9 d', async () => {
  const { page, errors } = await openPage(browser, '?scenario=hypoxia');
  await branchAndCompare(page, 'hypoxia', 6 * STEPS_A_DAY, 9 * STEPS_A_DAY);
  expect(errors).toEqual([]);
});
