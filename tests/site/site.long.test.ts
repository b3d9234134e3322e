/** The built site: whole, linked, readable by all, and served from its own files alone. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, pageFile } from '../../site/make/documents.ts';
import { ownScenario, shippedScenarios } from '../../src/cli/home.ts';
import { load } from '../../src/cli/load-scenario.ts';
import { PAGE_HEADERS } from '../../src/cli/page-server.ts';
import { textIn } from '../../src/texts/text.ts';
import { root } from '../architecture/source.ts';
import { violations } from '../browser/accessible.ts';
import { launch } from '../browser/page.ts';
import { blocksOf, PAGES } from '../docs/pages.ts';
import { BASE, serveSite, siteFiles, sitePages } from './built.ts';
import { deadLink, type Parsed, parsePage } from './links.ts';

let site: Awaited<ReturnType<typeof serveSite>>;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launch()]);
}, 280_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

interface Visit {
  page: Page;
  errors: string[];
  /** Addresses that were asked for elsewhere. */
  outside: string[];
}

/** A page of the site in a browser of its own. */
async function visit(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Visit> {
  const page = await browser.newPage({ serviceWorkers: 'block', ...options });
  const errors: string[] = [];
  const outside: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(site.url)) outside.push(request.url());
  });
  await page.goto(site.url + path);
  return { page, errors, outside };
}

const LESSONS = Object.keys(shippedScenarios()).filter((name) => load(ownScenario(name)).lesson.plan.length > 0);

/** Ten pages of every kind. */
const LOOKED_AT = [
  'index.html',
  'de/index.html',
  'teachers/index.html',
  'teachers/plans/hypoxia.html',
  'de/teachers/plans/niche.html',
  'gallery.html',
  'modellers/index.html',
  'engineers/library.html',
  'guide/scenario-keys.html',
  'evidence/validation.html',
];

test('has a page for every document, and one in each language for the plan of every lesson', () => {
  const expected = [
    ...PAGES.map((path) => pageFile(addressOf(path)!).replace(/md$/, 'html')),
    ...LESSONS.flatMap((id) => [`teachers/plans/${id}.html`, `de/teachers/plans/${id}.html`]),
  ];
  expect(LESSONS.length).toBeGreaterThan(10);
  expect(expected.filter((path) => !sitePages().includes(path))).toEqual([]);
  expect(siteFiles()).toContain('app/index.html');
});

test('no link leads to nothing', async () => {
  const empty = await browser.newPage();
  const parsed = new Map<string, Parsed>();
  for (const path of sitePages()) parsed.set(path, await parsePage(empty, path));
  const files = new Set(siteFiles());
  const ids = new Map([...parsed].map(([path, { ids }]) => [path, new Set(ids)]));
  const found = [...parsed].flatMap(([path, { links }]) =>
    links.flatMap((link) => deadLink(link, path, BASE, files, ids) ?? []),
  );
  expect(found).toEqual([]);
  expect([...parsed.values()].flatMap(({ links }) => links).length).toBeGreaterThan(1000);
  // What is planted is found.
  for (const link of ['gone.html', `${BASE}gallery.html#gone`, '/gallery.html'])
    expect(deadLink(link, 'index.html', BASE, files, ids)).not.toBeNull();
  await empty.close();
});

test('a plan has all that its scenario says for teachers, in its language', async () => {
  for (const [language, folder] of [
    ['en', ''],
    ['de', 'de/'],
  ] as const) {
    const { page } = await visit(`${folder}teachers/plans/mobilisation.html`);
    const { objective, needs, plan, questions } = load(ownScenario('mobilisation')).lesson;
    const asked = questions.flatMap(({ setting, ask, idea, truth, hint }) => [setting, ask, idea, truth, hint]);
    const shown = await page.locator('main').innerText();
    const texts = [objective, needs, ...plan.map(({ does }) => does), ...asked].map((text) => textIn(text, language));
    expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
    await page.close();
  }
});

test('the gallery shows every scenario with its picture and opens it', async () => {
  const { page } = await visit('gallery.html');
  const open = await page
    .locator('a.open-page')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  const pictures = siteFiles().filter((path) => path.startsWith('stills/'));
  for (const id of Object.keys(shippedScenarios())) {
    expect(open.some((href) => new URLSearchParams(href.split('?')[1]).get('scenario') === id)).toBe(true);
    expect(pictures).toEqual(expect.arrayContaining([`stills/${id}-dark.png`, `stills/${id}-light.png`]));
  }
  await page.close();
});

test.each(['dark', 'light'] as const)(
  'axe-core finds nothing on ten pages in %s colours, and no request leaves the site',
  async (colorScheme) => {
    const found: string[] = [];
    for (const path of LOOKED_AT) {
      const { page, errors, outside } = await visit(path, { colorScheme });
      await page.waitForLoadState('networkidle');
      found.push(...(await violations(page, path)));
      expect([...errors, ...outside]).toEqual([]);
      await page.close();
    }
    expect(found).toEqual([]);
  },
);

test('the search finds a measure without a request elsewhere', async () => {
  const { page, errors, outside } = await visit('index.html');
  await page.locator('.DocSearch-Button, .VPNavBarSearchButton, #local-search button').first().click();
  await page.locator('#localsearch-input').fill('roughness');
  await page.locator('.VPLocalSearchBox .result').first().waitFor();
  expect(await page.locator('.VPLocalSearchBox .result').first().getAttribute('href')).toContain('scenario-keys');
  expect([...errors, ...outside]).toEqual([]);
  await page.close();
});

test('a lesson opens in two clicks', async () => {
  const { page, errors } = await visit('index.html');
  await page.getByRole('link', { name: 'Open a lesson' }).click();
  await page.locator('[data-action="lesson-next"]').click();
  await page.locator('[data-action="lesson-run"]').waitFor();
  expect(errors).toEqual([]);
  await page.close();
});

describe('the film on the home page', () => {
  const plays = (page: Page) => page.locator('video').evaluate((film: HTMLVideoElement) => !film.paused);

  test('is small and plays until it is paused', async () => {
    expect(statSync(join(root, 'build/site/hypoxia.webm')).size).toBeLessThan(600_000);
    const { page } = await visit('index.html');
    await page.getByRole('button', { name: 'Pause film' }).click();
    expect(await plays(page)).toBe(false);
    await page.close();
  });

  test('stands still for those who want less motion', async () => {
    const { page } = await visit('index.html', { reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Play film' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await plays(page)).toBe(false);
    await page.close();
  });
});

test('a printed plan has its text and no menus', async () => {
  const { page } = await visit('de/teachers/plans/hypoxia.html');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('h1').isVisible()).toBe(true);
  for (const part of ['.VPNav', '.VPSidebar', '.VPDocFooter', '.print-page'])
    expect(await page.locator(part).first().isVisible()).toBe(false);
  await page.close();
});

describe('the code that the pages of the site show', () => {
  const own = PAGES.filter((path) => path.startsWith('site/pages/')).flatMap(blocksOf);

  test('is of a kind that a test runs', () => {
    // Commands and scenarios are run by tests/cli and tests/docs, with the sweep and the page of one's own.
    const kinds = new Set(own.map(({ language, file }) => `${language} ${file}`.trim()));
    expect([...kinds].sort()).toEqual(['html', 'js', 'js own-page', 'js page', 'sh', 'text', 'yaml my-sweep.yaml']);
  });

  test('runs in Node', () => {
    const folder = join(root, 'build/site-code');
    mkdirSync(folder, { recursive: true });
    for (const [i, { page, code }] of own.filter(({ language, file }) => language === 'js' && file === '').entries()) {
      writeFileSync(join(folder, `${i}.mjs`), code);
      const printed = execFileSync(process.execPath, [join(folder, `${i}.mjs`)], { encoding: 'utf8' });
      expect(/^[0-9a-f]{16}\b/.test(printed) ? '' : `${page}: ${printed}`).toBe('');
    }
    rmSync(folder, { recursive: true });
  });

  test('runs in the page', async () => {
    const { page, errors } = await visit('app/?scenario=hypoxia');
    await page.waitForFunction(() => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16);
    const printed: string[] = [];
    page.on('console', (message) => printed.push(message.text()));
    for (const { code } of own.filter(({ file }) => file === 'page'))
      await page.evaluate((text) => new Function(`return (async () => {${text}})()`)(), code);
    await expect.poll(() => printed.some((line) => /^\d+ [0-9a-f]{16} \d+$/.test(line))).toBe(true);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('embeds a run with the parts that it names', async () => {
    const html = own.find(({ language }) => language === 'html')!.code.replace('src="/', `src="${BASE}`);
    const { page } = await visit('gallery.html');
    await page.setContent(html);
    const frame = page.frameLocator('iframe');
    await frame.locator('[data-view]').first().waitFor();
    await frame.locator('.whole-page').waitFor();
    expect(await frame.locator('[data-readout="problem"]').count()).toBe(0);
    await page.close();
  });

  test('and the headers that it asks for are those of the page', () => {
    const [headers] = own.filter(({ language }) => language === 'text').map(({ code }) => code.trim().split('\n'));
    const named = Object.fromEntries(headers!.map((header) => header.split(': ')));
    expect(Object.keys(named).length).toBeGreaterThan(1);
    expect(PAGE_HEADERS).toMatchObject(named);
  });
});
