import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sequenceOf } from './by-hand.ts';
import { Keeping, openForKeeping } from './keeping.ts';
import { launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('nothing is lost in twenty random changes, reloads and steps back', async () => {
  const { page, errors } = await openForKeeping(browser);
  await new Keeping(page).handle(sequenceOf(1, 20));
  expect(errors).toEqual([]);
});
