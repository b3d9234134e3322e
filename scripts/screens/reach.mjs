/** Reaches the views of the page, for pictures and for tests: opens an address, goes to a step, presses, tidies up. */

/** For what the page computes. */
const PATIENCE = { timeout: 180_000 };

/** Clicks a control from within the page as soon as it is there, without waiting for drawing. */
export async function press(page, action) {
  const control = page.locator(`[data-action="${action}"]:not([disabled])`).first();
  await control.waitFor({ state: 'attached' });
  await control.evaluate((one) => one.click());
}

/** The same where there may be no such control. */
const pressAny = (page, action) =>
  page.evaluate((name) => document.querySelector(`[data-action="${name}"]:not([disabled])`)?.click(), action);

/** Waits until the page has opened a run and is at rest. */
export const still = (page) =>
  page.waitForFunction(
    () =>
      document.querySelector('.page')?.dataset.opening !== 'true' &&
      document.querySelector('[data-readout="digest"]')?.textContent?.length === 16,
    undefined,
    PATIENCE,
  );

const hasRun = (address) => ['scenario', 'claim', 'sweep'].some((name) => new URL(address).searchParams.has(name));

/** Opens a page at an address and goes to a step, unless it is the gallery, which plays by itself. */
async function open(page, address, step) {
  await page.goto(address);
  if (!hasRun(address)) {
    await page.locator('.gallery .entry').first().waitFor();
    await page.locator('.stage-area canvas').first().waitFor();
    return;
  }
  await still(page);
  if (step === 0) return;
  await page.evaluate((to) => window.stroma.seek(to), step);
  await still(page);
}

/**
 * Opens the page on a view.
 * @param {import('playwright-core').Page} page
 * @param {{ opens: string, step: number, show(page: import('playwright-core').Page): Promise<unknown> }} view
 * @param {{ url: string, query?: string, most?: number }} where the address of the page, what is added to that of the
 * view, and the step up to which its run goes at most
 */
export async function openView(page, view, { url, query = '', most = Number.POSITIVE_INFINITY }) {
  await open(page, `${url}${view.opens}${query}`, Math.min(view.step, most));
  await view.show(page);
}

/** Shows a view on a page that already shows another of the same address and step. */
export async function showNext(page, view) {
  await tidy(page);
  await view.show(page);
}

/** Whether a view can be shown after another without opening the page again. */
export const follows = (view, before) => before !== null && view.opens === before.opens && view.step === before.step;

/** Sets the theme with the page's own button; false where an embedded page has another theme, and no button. */
export async function setTheme(page, theme) {
  const isSet = () => page.evaluate((wanted) => document.documentElement.dataset.theme === wanted, theme);
  while (!(await isSet())) {
    if ((await page.locator('[data-action="theme"]').count()) === 0) return false;
    await press(page, 'theme');
  }
  return true;
}

/** Returns to the run: leaves the lesson, closes dialogs, the inspector and measurements. */
async function tidy(page) {
  const leave = ['close', 'leave-cell', 'leave-measured', 'close-sweep', 'close-atlas', 'tab-levers'];
  for (const action of leave) await pressAny(page, action);
  await page.evaluate(() => {
    document.querySelector('[data-control="tool"] [value="look"]')?.click();
    document.querySelector('[data-open="true"]')?.click();
    for (const details of document.querySelectorAll('.panel details')) details.open = false;
    for (const part of document.querySelectorAll('.panel')) part.scrollTop = 0;
  });
  if ((await page.locator('.lesson').count()) === 0) return;
  await press(page, 'lesson');
  await page.locator('.lesson').waitFor({ state: 'detached' });
  await still(page);
}
