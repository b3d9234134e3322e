import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { click, closePages, launch, openPage, readout } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

test('within another page only the parts that are asked for are shown, and the whole is a click away', async () => {
  const { page: whole } = await openPage(browser, '?scenario=competition');
  await click(whole, 'share');
  await whole.locator('.embed summary').click();
  await whole.locator('[data-control="panels"] [value="charts"]').check();
  const code = whole.locator('[data-readout="embed"]');
  await expect.poll(() => code.inputValue(), { timeout: 20_000 }).toContain('panels=legend,time,charts,levers');
  const [, address] = /src="([^"]+)"/.exec(await code.inputValue())!;

  // A page of another site.
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<iframe src="${address}" width="960" height="600"></iframe>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const outer = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  const errors: string[] = [];
  outer.on('pageerror', (error) => errors.push(error.message));
  await outer.goto(`http://localhost:${(server.address() as AddressInfo).port}`);
  const inner = outer.frameLocator('iframe');
  await inner.locator('.legend li').first().waitFor({ timeout: 30_000 });
  await inner.locator('.timeline').waitFor();
  for (const [part, count] of [
    ['.head', 0],
    ['.transport', 1],
    ['.fold', 0],
  ] as const)
    expect(await inner.locator(part).count()).toBe(count);
  await inner.locator('[data-action="step"]').click();
  await expect.poll(() => inner.locator('[data-readout="step"]').innerText(), { timeout: 20_000 }).toBe('1');
  expect(await inner.locator('.notice').count()).toBe(0);
  const link = await inner.locator('.whole-page').getAttribute('href');
  expect(link).not.toContain('panels');
  expect(link).toContain('#run=');
  expect(errors).toEqual([]);
});

test('a part that there is not is said by its name', async () => {
  const { page } = await openPage(browser, '?scenario=competition&panels=time,tables');
  await page.locator('[data-readout="problems"]').waitFor();
  expect(await readout(page, 'problems')).toContain('no panel is called "tables", expected some of head, legend');
});
