/** The folder `dist` on hosts of static files: those that set headers, and those that cannot. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/run/whole-run.ts';
import { load } from '../scenario/files.ts';
import { closePages, digestShown, launch } from './page.ts';
import { hostStatic, type StaticHost } from './static-host.ts';

const QUERY = '?scenario=competition';

let browser: Browser;
let host: StaticHost;
beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await closePages(browser);
  await host.stop();
});
afterAll(() => browser.close());

const isIsolated = (page: Page) => page.evaluate(() => crossOriginIsolated);
/** Waits until the page has itself kept, as it does once it has had time to start. */
const isKept = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

async function open(page: Page): Promise<void> {
  await page.goto(host.url + QUERY);
  await digestShown(page);
}

/** Opens the page and expects of its run what the command line computes; a page that comes back goes on where it was. */
async function runs(page: Page): Promise<void> {
  await open(page);
  await page.evaluate(() => window.stroma.seek(5));
  const { digest } = run(load('scenarios/competition.yaml'), { steps: 5 });
  await expect.poll(() => page.evaluate(() => window.stroma.digest())).toBe(digest);
}

test.each([
  ['a host that sets its headers', true],
  ['a host that cannot set headers, from the second visit on', false],
])('in a folder of %s the page shares memory, and opens again when the host is gone', async (_, headers) => {
  host = await hostStatic({ headers });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await runs(page);
  expect(await isIsolated(page)).toBe(headers);
  await isKept(page);
  await runs(page);
  expect(await isIsolated(page)).toBe(true);
  // The run is on threads: its workers see the page's shared memory.
  const simulation = page.workers().find((worker) => /simulation/.test(worker.url()))!;
  expect(await simulation.evaluate(() => crossOriginIsolated)).toBe(true);
  await host.stop();
  await runs(page);
  expect(await isIsolated(page)).toBe(true);
  await page.goto(`${host.url}licences.txt`);
  expect(await page.locator('body').innerText()).toContain('pixi.js');
  expect(errors).toEqual([]);
});

test('a page that was kept opens in its newest build as long as there is a network', async () => {
  host = await hostStatic({ headers: false });
  const page = await browser.newPage();
  await open(page);
  await isKept(page);
  await open(page);
  host.change((html) => html.replace('<title>', '<meta name="build" content="next" /><title>'));
  await open(page);
  expect(await page.locator('meta[name="build"]').count()).toBe(1);
});
