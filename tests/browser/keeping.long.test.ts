import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { sequenceOf } from './by-hand.ts';
import { Keeping, openForKeeping } from './keeping.ts';
import { closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test.each(Array.from({ length: 20 }, (_, k) => k + 2))(
  'nothing is lost in 200 random changes, way %i',
  async (number) => {
    const { page, errors } = await openForKeeping(browser);
    await new Keeping(page).handle(sequenceOf(number, 200));
    if (errors.length > 0) throw new Error(errors.join('; ').slice(0, 900));
  },
);
