/** A class: thirty pages, each with a seed of its own, pooled by one; and a lesson on a learning platform. */

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { unzipSync } from 'fflate';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { readResults } from '../../src/link/class-result.ts';
import { closePages, launch } from './page.ts';

const PUPILS = 30;
const LESSON = '?scenario=breathing&lesson=1';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

/** Answers every question of the lesson by keyboard-like clicks, `choice` where one chooses. */
async function goThrough(page: Page | FrameLocator, choice: number): Promise<void> {
  await page.locator('.lesson').waitFor({ timeout: 60_000 });
  await page.locator('[data-action="lesson-next"]').click();
  for (;;) {
    const number = page.locator('[data-control="guess-number"]');
    if ((await number.count()) > 0) await number.fill(String(100 + 10 * choice));
    else
      await page
        .locator('[name="guess"]')
        .nth(choice % 3)
        .check();
    await page.locator('[data-action="lesson-run"]').click();
    await page.locator('[data-readout="verdict"]').waitFor({ timeout: 120_000 });
    await page.locator('[data-action="lesson-next"]').click();
    if ((await page.locator('[data-readout="score"]').count()) > 0) return;
  }
}

test('thirty pages run with thirty seeds, and one page pools what they predicted and got', {
  timeout: 900_000,
}, async () => {
  const codes: string[] = [];
  for (let pupil = 0; pupil < PUPILS; pupil++) {
    const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    await page.goto(inject('page') + LESSON);
    await goThrough(page, pupil);
    const own = page.locator('[data-readout="result"]');
    await expect.poll(() => own.inputValue(), { timeout: 20_000 }).toMatch(/^stroma-lesson:/);
    codes.push(await own.inputValue());
    await context.close();
  }
  const { results, problems } = readResults(codes.join('\n'));
  expect(problems).toEqual([]);
  expect(new Set(results.map(({ seed }) => seed)).size).toBe(PUPILS);
  expect(new Set(results.map(({ page }) => page)).size).toBe(PUPILS);

  const teacher = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  await teacher.goto(inject('page') + LESSON);
  await teacher.locator('.lesson').waitFor({ timeout: 60_000 });
  await teacher.locator('[data-action="class"]').click();
  await teacher.locator('[data-control="results"]').fill(codes.join('\n'));
  const size = teacher.locator('[data-readout="class-size"]');
  await expect.poll(() => size.getAttribute('data-value'), { timeout: 20_000 }).toBe(String(PUPILS));
  expect(await size.getAttribute('data-seeds')).toBe(String(PUPILS));
  await teacher.locator('[data-action="reveal-class"]').click();
  for (const [i, pooled] of (await teacher.locator('[data-readout="pooled"]').all()).entries()) {
    const held = results.filter(({ answers }) => answers[i].held).length;
    expect(await pooled.getAttribute('data-held')).toBe(String(held));
  }
});

const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

/** A platform: a page with the functions of SCORM 1.2 that shows the lesson in a frame. */
function servePlatform(files: Record<string, Uint8Array>, launchAt: string): Promise<{ server: Server; url: string }> {
  const player = readFileSync(createRequire(import.meta.url).resolve('scorm-again/scorm12'), 'utf8');
  const host = `<!doctype html><script src="/player.js"></script>
    <script>window.API = new Scorm12API({ autocommit: false });</script>
    <iframe src="/package/${launchAt}" width="1280" height="720"></iframe>`;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = decodeURIComponent(path.replace('/package/', ''));
    const body = path === '/' ? host : path === '/player.js' ? player : files[name];
    const type =
      path === '/' ? 'text/html' : path === '/player.js' ? 'text/javascript' : TYPES[name.split('.').at(-1)!];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type ?? 'application/octet-stream' });
    response.end(body === undefined ? '' : Buffer.from(body as Uint8Array));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
    });
  });
}

test('a lesson saved as a package runs on a platform, which is told completion and score', {
  timeout: 300_000,
}, async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  await page.goto(inject('page') + LESSON);
  await page.locator('.lesson').waitFor({ timeout: 60_000 });
  await page.locator('[data-action="class"]').click();
  await page.locator('[data-control="class-seed"]').fill('class-7');
  expect(await page.locator('[data-readout="class-address"]').inputValue()).toContain(
    'scenario=breathing&lesson=1&seed=class-7',
  );
  const saving = page.waitForEvent('download');
  await page.locator('[data-action="scorm"]').click();
  const saved = await (await saving).path();
  const files = unzipSync(new Uint8Array(readFileSync(saved)));
  const manifest = new TextDecoder().decode(files['imsmanifest.xml']);
  const launchAt = /parameters="([^"]*)"/.exec(manifest)![1].replaceAll('&#38;', '&');
  for (const [, href] of manifest.matchAll(/<file href="([^"]*)"/g)) expect(files[href]).toBeDefined();
  await page.close();

  const { server, url } = await servePlatform(files, `index.html${launchAt}`);
  try {
    const platform = await browser.newPage({ viewport: { width: 1400, height: 800 }, serviceWorkers: 'block' });
    await platform.goto(url);
    await goThrough(platform.frameLocator('iframe'), 1);
    const told = () =>
      platform.evaluate(() => {
        const { core } = (
          window as unknown as { API: { cmi: { core: { lesson_status: string; score: { raw: string } } } } }
        ).API.cmi;
        return { status: core.lesson_status, score: core.score.raw };
      });
    await expect.poll(told, { timeout: 20_000 }).toMatchObject({ status: 'completed' });
    // Of four questions only the third has the second choice as its answer, and the number is too low.
    expect(Number((await told()).score)).toBe(25);
  } finally {
    server.close();
  }
});
