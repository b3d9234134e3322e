/** What the page's policy denies: what comes into the page as text never runs. What it allows is held by all tests. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { closePages, deniedByPolicy, launch, openPage } from './page.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  ({ page } = await openPage(browser, '?scenario=competition'));
});
afterEach(() => void deniedByPolicy());
afterAll(async () => {
  await closePages(browser);
  await browser.close();
});

test.each([
  ['a script in the markup', 'script-src', '<script>window.ran = 1</script>'],
  ['a handler in the markup', 'script-src', '<img src="data:," onerror="window.ran = 1">'],
  ['an address that is a script', 'script-src', '<a href="javascript:void(window.ran = 1)">here</a>'],
  ['a page within', 'script-src', '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>'],
  ['a style in the markup', 'style-src', '<p style="background: url(https://example.org/seen)">here</p>'],
  ['a picture from elsewhere', 'img-src', '<img src="https://example.org/seen.png">'],
  ['a form to elsewhere', 'form-action', '<form action="https://example.org"><button>here</button></form>'],
])('%s is denied', async (_, directive, markup) => {
  await page.evaluate((text) => {
    document.body.append(document.createRange().createContextualFragment(text));
    const made = document.body.lastElementChild!;
    (made.querySelector('button') ?? (made as HTMLElement)).click();
  }, markup);
  await isDenied(directive);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

const isDenied = (directive: string) =>
  expect.poll(deniedByPolicy).toContainEqual(expect.stringContaining(`denied by the policy: ${directive}`));

test('a text becomes no program, in the page or in a worker', async () => {
  const worker = page.workers().find((one) => /simulation/.test(one.url()))!;
  const attempt = () => void setTimeout('self.ran = 1');
  const left = () => 'ran' in self;
  await page.evaluate(attempt);
  await isDenied('script-src');
  await worker.evaluate(attempt);
  await isDenied('script-src');
  expect([await page.evaluate(left), await worker.evaluate(left)]).toEqual([false, false]);
});

test('nothing is sent elsewhere', async () => {
  expect(await page.evaluate(() => fetch('https://example.org').then(String, ({ name }) => name))).toBe('TypeError');
  await isDenied('connect-src');
});
