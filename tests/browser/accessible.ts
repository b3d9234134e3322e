/** The views of the page, and what axe-core complains of in them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** What axe-core finds on the page as it is, a line each with the view that is named. */
export async function violations(page: Page, view: string): Promise<string[]> {
  // Panels come and change colour over a moment.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    ).axe.run();
    return violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${view}: ${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`,
    ),
  );
}

export const THEMES = ['dark', 'light', 'projector'];
export const TABS = ['levers', 'charts', 'colour', 'more', 'log'];
export const PHONE = { width: 390, height: 844 };

export const press = (page: Page, action: string) => page.locator(`[data-action="${action}"]`).first().click();

const measure = (page: Page) =>
  page.locator('[data-control="tool"] [value="measure"]').evaluate((input: HTMLInputElement) => {
    input.closest('details')!.open = true;
    input.click();
  });

/** How each view is come to from a page that has just opened. */
export const views = {
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
    await page.locator('[data-action="lesson-run"]').waitFor();
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
  'the atlas': async (page) => {
    await press(page, 'atlas');
    await page.locator('.atlas-source').first().waitFor();
  },
  'a claim': async (page) => {
    await press(page, 'atlas');
    await press(page, 'see-2');
    await page.locator('.claim-head').waitFor();
  },
  gallery: async (page) => {
    await press(page, 'gallery');
    await page.locator('.entry').first().waitFor();
  },
  'measures by a word': async (page) => {
    await page.locator('[data-control="chart"]').first().click();
    await page.locator('[data-control="measure-search"]').fill('cells');
  },
  'a large figure': async (page) => {
    await page.evaluate(() => window.stroma.step(10));
    await page.locator('[data-action="enlarge"]').first().click();
    await page.locator('.figure-picture svg').waitFor();
  },
  'charts in a grid': async (page) => {
    await page.evaluate(() => window.stroma.step(10));
    await press(page, 'chart-grid');
    await page.locator('.chart-grid svg').first().waitFor();
  },
  'the editor': async (page) => {
    await page.locator('[data-action="edit"]').evaluate((button: HTMLElement) => {
      button.closest('details')!.open = true;
      button.click();
    });
    await page.locator('.cm-content').waitFor();
  },
  'every fold': async (page) => {
    for (const summary of await page.locator('.panel summary').all()) await summary.click();
  },
} satisfies Record<string, (page: Page) => Promise<void>>;

export type View = keyof typeof views;
