/** The smallest scenario branched and played on; the long tests do it with the flagship, over days. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openPage } from './page.ts';
import { branchAndCompare } from './twins.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('two arms from one moment: the untreated one is the run that was never branched', async () => {
  const { page, errors } = await openPage(browser, '?scenario=competition');
  await branchAndCompare(page, 'competition', 20, 40);
  expect(errors).toEqual([]);
});
