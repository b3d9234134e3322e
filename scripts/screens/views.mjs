/** The views to photograph, and how to reach each, on a page that stays open from one to the next. */

/** Clicks a control from within the page, at once. */
export const press = (page, action) =>
  page.evaluate((name) => document.querySelector(`[data-action="${name}"]:not([disabled])`)?.click(), action);

/** Waits until the page has opened a run and is at rest. */
export const still = (page) =>
  page.waitForFunction(
    () =>
      document.querySelector('.page')?.dataset.opening !== 'true' &&
      document.querySelector('[data-readout="digest"]')?.textContent?.length === 16,
    undefined,
    { timeout: 180_000 },
  );

const tab = (page, name) => press(page, `tab-${name}`);
const view = (page) => page.locator('.stage [data-view]:not([data-away="true"])').first();
const seek = (page, step) => page.evaluate((to) => window.stroma.seek(to), step);

const unfold = (page, inside) =>
  page.evaluate((selector) => {
    for (const details of document.querySelectorAll(`${selector} details`)) details.open = true;
  }, inside);

async function give(page) {
  await page.locator('[data-control="repeat"]').selectOption('3');
  await press(page, 'give');
  await page.locator('[data-action="dose"]').first().waitFor({ state: 'attached' });
}

async function look(page) {
  await view(page).press('Enter');
  await page.locator('.inspector').waitFor();
}

async function lesson(page, opens) {
  const isOpen = (await page.locator('.lesson').count()) > 0;
  if (!isOpen) await press(page, 'lesson');
  await page.locator('.lesson').waitFor();
  // The previous view may have come this far.
  if (isOpen && (await page.locator('[data-action="lesson-run"]').count()) > 0) return;
  if (opens) await page.locator(`[data-action="${opens}"]`).first().click();
}

async function predict(page) {
  await lesson(page, 'lesson-next');
  await page.locator('[data-action="lesson-run"]').waitFor();
  // A choice, a place on the tissue, or a number.
  const [choice] = await page.locator('[data-control="guess"] input').all();
  if (choice !== undefined) await choice.check({ force: true });
  else if ((await page.locator('[data-control="guess-number"]').count()) > 0)
    await page.locator('[data-control="guess-number"]').fill('2');
  else await view(page).click();
}

async function branch(page) {
  await press(page, 'branch');
  await press(page, 'branch-now');
  await page.locator('.arm-head').nth(1).waitFor();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await still(page);
}

/** Branches, and moves both runs to a step with the time slider. */
export async function twins(page, step) {
  await branch(page);
  await page.locator('[data-control="time"]').evaluate((slider, to) => {
    slider.value = String(to);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, step);
  await page.waitForFunction(
    (to) =>
      Number(document.querySelector('[data-readout="step"]').dataset.value) === to &&
      [...document.querySelectorAll('.arm-name [data-value]')].every((one) => one.dataset.value.length === 16),
    step,
    { timeout: 120_000 },
  );
}

/**
 * `opens` is the address of the page, which is opened again only where that differs from the view before; `step` is
 * the step to which it then goes. `narrow` views show parts that only a phone hides.
 */
export const views = {
  gallery: { opens: '?', step: 0, show: async () => {} },
  run: { opens: '?scenario=hypoxia', step: 300, show: async () => {} },
  doses: { show: (page) => give(page) },
  charts: { narrow: true, show: (page) => tab(page, 'charts') },
  colour: { narrow: true, show: (page) => tab(page, 'colour') },
  more: { narrow: true, show: (page) => tab(page, 'more') },
  log: { narrow: true, show: (page) => tab(page, 'log') },
  folds: {
    show: async (page) => {
      await unfold(page, '.panel');
      // On a phone the folds lie in a tab of their own.
      await tab(page, 'more');
    },
  },
  menu: { narrow: true, show: (page) => press(page, 'menu') },
  dose: {
    show: async (page) => {
      await tab(page, 'charts');
      await press(page, 'dose');
    },
  },
  cell: {
    show: async (page) => {
      await look(page);
      await press(page, 'look-back');
      await page.locator('[data-action="stop-looking-back"]').waitFor({ state: 'detached', timeout: 60_000 });
    },
  },
  history: {
    narrow: true,
    show: async (page) => {
      await look(page);
      await tab(page, 'charts');
    },
  },
  line: {
    show: async (page) => {
      await page.evaluate(() => document.querySelector('[data-control="tool"] [value="measure"]').click());
      for (const key of ['Enter', ...Array(9).fill('ArrowRight'), 'Shift+Enter']) await view(page).press(key);
      await page.locator('.profile').waitFor({ state: 'attached' });
      await tab(page, 'more');
      await page.evaluate(() => {
        const profile = document.querySelector('.profile');
        profile.closest('details').open = true;
        const panel = document.querySelector('.panel');
        panel.scrollTop += profile.getBoundingClientRect().top - panel.getBoundingClientRect().top - 60;
      });
    },
  },
  share: {
    show: async (page) => {
      await press(page, 'share');
      await unfold(page, 'dialog');
    },
  },
  about: { show: (page) => press(page, 'about') },
  table: { show: (page) => press(page, 'table') },
  sweep: {
    show: async (page) => {
      await press(page, 'sweep');
      await page.locator('.sweep-charts').waitFor({ timeout: 30_000 });
    },
  },
  measures: {
    show: async (page) => {
      await page.evaluate(() => document.querySelector('[data-control="chart"]').click());
      await page.locator('[data-control="measure-search"]').fill('cells');
    },
  },
  figure: {
    show: async (page) => {
      await press(page, 'enlarge');
      await page.locator('.figure-picture svg').waitFor();
    },
  },
  grid: {
    show: async (page) => {
      await press(page, 'chart-grid');
      await page.locator('.chart-grid svg').first().waitFor();
    },
  },
  editor: {
    show: async (page) => {
      await page.evaluate(() => {
        const button = document.querySelector('[data-action="edit"]');
        button.closest('details').open = true;
        button.click();
      });
      await page.locator('.cm-content').waitFor();
    },
  },
  atlas: {
    show: async (page) => {
      await press(page, 'atlas');
      await page.locator('.atlas-source').first().waitFor();
    },
  },
  read: { show: (page) => lesson(page) },
  glossary: { show: (page) => lesson(page, 'glossary') },
  worksheet: { show: (page) => lesson(page, 'worksheet') },
  class: { show: (page) => lesson(page, 'class') },
  predict: { show: predict },
  compare: {
    show: async (page) => {
      await predict(page);
      await press(page, 'lesson-run');
      await page.locator('[data-readout="verdict"]').waitFor({ timeout: 240_000 });
    },
  },
  claim: {
    opens: '?claim=2',
    step: 0,
    show: async (page) => {
      await page.locator('[data-action="see-2"]').click();
      await page.locator('[data-readout="verdict"]').waitFor({ timeout: 240_000 });
    },
  },
  branch: { opens: '?scenario=competition', step: 200, show: (page) => press(page, 'branch') },
  twins: { show: (page) => twins(page, 300) },
  twinCharts: {
    narrow: true,
    show: (page) => tab(page, 'charts'),
  },
  networks: { opens: '?scenario=networks', step: 200, show: async () => {} },
  immune: { opens: '?scenario=immune', step: 200, show: async () => {} },
  niche: { opens: '?scenario=niche', step: 200, show: async () => {} },
  embed: { opens: '?scenario=competition&panels=legend,time,levers', step: 200, show: async () => {} },
  embedCharts: { opens: '?scenario=hypoxia&panels=head,legend,time,charts,words', step: 200, show: async () => {} },
};

/** Opens a page at an address and goes to a step, unless it is the gallery, which plays by itself. */
export async function open(page, address, step) {
  await page.goto(address);
  const { searchParams } = new URL(address);
  if (!['scenario', 'claim', 'sweep'].some((name) => searchParams.has(name))) {
    await page.locator('.gallery .entry').first().waitFor();
    await page.locator('.stage-area canvas').first().waitFor();
    return;
  }
  await still(page);
  await seek(page, step);
  await still(page);
}

/** Returns to the run: closes dialogs, the inspector and measurements. */
export async function tidy(page) {
  const leave = ['close', 'leave-cell', 'leave-measured', 'close-sweep', 'close-atlas', 'tab-levers'];
  for (const action of leave) await press(page, action);
  await page.evaluate(() => {
    document.querySelector('[data-control="tool"] [value="look"]')?.click();
    document.querySelector('[data-open="true"]')?.click();
    for (const details of document.querySelectorAll('.panel details')) details.open = false;
    for (const part of document.querySelectorAll('.panel')) part.scrollTop = 0;
    if (document.querySelector('.lesson')) document.querySelector('[data-action="lesson"]').click();
  });
}
