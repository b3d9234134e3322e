/** axe-core finds nothing to complain of, on any view in any theme. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { closePages, launch, openPage } from './page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterEach(() => closePages(browser));
afterAll(() => browser.close());

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    ).axe.run();
    return violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`),
  );
}

const press = (page: Page, action: string) => page.locator(`[data-action="${action}"]`).first().click();

const measure = (page: Page) =>
  page.locator('[data-control="tool"] [value="measure"]').evaluate((input: HTMLInputElement) => {
    input.closest('details')!.open = true;
    input.click();
  });

const views: Record<string, (page: Page) => Promise<void>> = {
  run: async () => {},
  'a cell': async (page) => {
    await page.locator('[data-view]').first().press('Enter');
    await page.locator('.inspector .kin').waitFor();
    await page.locator('[data-lane="cell.state"]').waitFor();
  },
  'fields at a place': async (page) => {
    await measure(page);
    await page.locator('[data-view]').first().press('Enter');
    await page.locator('.measured-fields').waitFor();
  },
  'fields along a line': async (page) => {
    await measure(page);
    for (const key of ['Enter', 'ArrowRight', 'Shift+Enter']) await page.locator('[data-view]').first().press(key);
    await page.locator('.profile').waitFor();
  },
  twins: async (page) => {
    await press(page, 'branch');
    await press(page, 'branch-now');
    await page.locator('.arm-head').nth(1).waitFor();
    await page.locator('dialog').waitFor({ state: 'detached' });
  },
  'the twin dialog': (page) => press(page, 'branch'),
  share: (page) => press(page, 'share'),
  about: (page) => press(page, 'about'),
  'a table': async (page) => {
    await page.locator('[data-action="table"]').first().click();
    await page.locator('dialog').waitFor();
  },
  'a lesson': async (page) => {
    await press(page, 'lesson');
    await press(page, 'lesson-next');
    await page.locator('[name="guess"]').first().waitFor();
  },
  'a worksheet': async (page) => {
    await press(page, 'lesson');
    await press(page, 'worksheet');
    await page.locator('.worksheet').waitFor();
  },
  'a class': async (page) => {
    await press(page, 'lesson');
    await press(page, 'class');
    await page.locator('[data-control="results"]').waitFor();
  },
  sweep: async (page) => {
    await press(page, 'sweep');
    await page.locator('.sweep').waitFor();
  },
  'every fold': async (page) => {
    for (const summary of await page.locator('.panel summary').all()) await summary.click();
  },
};

const THEMES = ['dark', 'light', 'projector'];

async function violationsInThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
    // Panels come and change colour over a moment.
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
    found.push(...(await violations(page)).map((line) => `${theme}: ${line}`));
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-action="theme"]')!.click());
  }
  return found;
}

test.each(Object.entries(views))('axe-core finds nothing in three themes: %s', async (_, show) => {
  const { page } = await openPage(browser, '?theme=dark');
  await show(page);
  expect(await violationsInThemes(page)).toEqual([]);
});

test.each(['levers', 'charts', 'colour', 'more', 'log'])('axe-core finds nothing on a phone: %s', async (tab) => {
  const { page } = await openPage(browser, '?theme=dark', { width: 390, height: 844 });
  await press(page, `tab-${tab}`);
  expect(await violationsInThemes(page)).toEqual([]);
});
