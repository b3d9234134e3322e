/** What a first visit loads: it is paid before there is anything to see, and on a school's line that is seconds. */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { closePages, launch } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

/** Everything that the page has loaded some seconds after its first picture, compressed as servers do, bytes by name. */
async function loadedBy(query: string, ready: string): Promise<Map<string, number>> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  const files: Promise<[string, Buffer]>[] = [];
  page.on('response', (response) => files.push(response.body().then((body) => [response.url(), body])));
  await page.goto(inject('page') + query);
  await page.locator(ready).first().waitFor();
  await page.waitForFunction(() => document.querySelector('.stage canvas') !== null);
  await page.waitForTimeout(2500);
  const all = await Promise.all(files);
  return new Map(
    all.map(([url, body]) => [new URL(url).pathname.split('/').at(-1)!, Math.min(body.length, gzipSync(body).length)]),
  );
}

const sum = (sizes: Map<string, number>): number => [...sizes.values()].reduce((a, b) => a + b, 0);

test('the gallery loads little, and nothing that only a run, a file or a chart needs', async () => {
  const files = await loadedBy('?lang=en', '.gallery .entry');
  expect([...files.keys()].filter((name) => /^(workbench|schemas|guarded|uPlot|read-value)/.test(name))).toEqual([]);
  expect(sum(files)).toBeLessThan(520_000);
});

test('a scenario loads no more than it needs: the page checks changes, but has no second engine', async () => {
  const files = await loadedBy('?lang=en&scenario=hypoxia', '[data-action="play"]');
  expect([...files.keys()].filter((name) => /^(read-value|gallery|atlas|code-editor)/.test(name))).toEqual([]);
  expect(sum(files)).toBeLessThan(580_000);
});
