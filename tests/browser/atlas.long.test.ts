/** Claims of all four source documents are seen to the end in the page; the tumours of the sources are a list of their own. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isSeen } from '../../src/claims/seen-result.ts';
import { readClaims, readSeenResults } from '../../src/validation/claims.ts';
import { fromDisk } from '../scenario/files.ts';
import { seeClaim } from './atlas.ts';
import { closePages, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

/** Some of each source: bhat, burger, saxena, zhao. */
const ROWS = [37, 45, 16, 17, 25, 68, 70, 2, 14, 77];
const claims = readClaims(fromDisk);
const results = readSeenResults(fromDisk);

test.each(ROWS)('claim %d is seen', { timeout: 400_000 }, async (row) => {
  const { seen } = claims.find((claim) => claim.row === row)!;
  expect(isSeen(results.find((result) => result.row === row)!, seen![0])).toBe(true);
  const { page, errors } = await openPage(browser, `?claim=${row}`);
  const { verdict } = await seeClaim(page, row, 300_000);
  expect(verdict).toBe(seen![0].goes === 'up' ? 'more' : 'less');
  expect(errors).toEqual([]);
});

test('the tumours of the sources are listed apart from the lessons, and open', async () => {
  const { page } = await openPage(browser);
  const groups = page.locator('[data-control="scenario"] optgroup');
  expect(await groups.evaluateAll((all) => all.map((one) => one.getAttribute('label')))).toEqual([
    'Lessons',
    'Tumours',
  ]);
  expect(await groups.nth(1).locator('option').count()).toBe(15);
  await page.locator('[data-control="scenario"]').selectOption('glioma');
  await expect.poll(() => page.title()).toBe('Glioma · Stroma');
  expect(new URL(page.url()).searchParams.get('scenario')).toBe('glioma');
});
