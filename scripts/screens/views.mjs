/** The views of the page, for pictures and for tests: what each opens, and how it is reached from there. */
import { press, still } from './reach.mjs';

const tissue = (page) => page.locator('.stage [data-view]:not([data-away="true"])').first();
const tab = (page, name) => press(page, `tab-${name}`);

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
  await tissue(page).press('Enter');
  await page.locator('.inspector .kin').waitFor();
}

async function measure(page, keys, found) {
  await page.evaluate(() => {
    const tool = document.querySelector('[data-control="tool"] [value="measure"]');
    tool.closest('details').open = true;
    tool.click();
  });
  for (const key of keys) await tissue(page).press(key);
  await page.locator(found).waitFor({ state: 'attached' });
  await tab(page, 'more');
  await page.evaluate((selector) => {
    const result = document.querySelector(selector);
    result.closest('details').open = true;
    const panel = document.querySelector('.panel');
    panel.scrollTop += result.getBoundingClientRect().top - panel.getBoundingClientRect().top - 60;
  }, found);
}

async function lesson(page, opens, shown) {
  await press(page, 'lesson');
  await page.locator('.lesson').waitFor();
  // It is resumed where it was left, which may be there.
  if (opens === undefined || (await page.locator(shown).count()) > 0) return;
  await press(page, opens);
  await page.locator(shown).waitFor();
}

async function predict(page) {
  await lesson(page, 'lesson-next', '[data-action="lesson-run"]');
  // A choice, a place on the tissue, or a number.
  const [choice] = await page.locator('[data-control="guess"] input').all();
  if (choice !== undefined) await choice.check({ force: true });
  else if ((await page.locator('[data-control="guess-number"]').count()) > 0)
    await page.locator('[data-control="guess-number"]').fill('2');
  else await tissue(page).click();
}

const verdict = (page) => page.locator('[data-readout="verdict"]').waitFor({ timeout: 240_000 });

async function branch(page) {
  await press(page, 'branch');
  await press(page, 'branch-now');
  await page.locator('.arm-head').nth(1).waitFor();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await still(page);
}

/** Branches, and moves both runs to a step with the time slider. */
async function twins(page, step) {
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

async function twinCharts(page) {
  if ((await page.locator('.arm-head').count()) < 2) await twins(page, 300);
  await tab(page, 'charts');
}

/** A view that shows what its address opens. */
const asOpened = async () => {};
const hypoxia = { opens: '?scenario=hypoxia', step: 300 };
const competition = { opens: '?scenario=competition', step: 200 };

/**
 * `opens` is the address of the page, and `step` the step to which it then goes; those with the same follow each other.
 * `narrow` views show parts that only a phone hides.
 */
export const views = {
  gallery: { opens: '?', step: 0, show: asOpened },
  run: { ...hypoxia, show: asOpened },
  doses: { ...hypoxia, show: give },
  charts: { ...hypoxia, narrow: true, show: (page) => tab(page, 'charts') },
  colour: { ...hypoxia, narrow: true, show: (page) => tab(page, 'colour') },
  more: { ...hypoxia, narrow: true, show: (page) => tab(page, 'more') },
  log: { ...hypoxia, narrow: true, show: (page) => tab(page, 'log') },
  folds: {
    ...hypoxia,
    show: async (page) => {
      await unfold(page, '.panel');
      // On a phone the folds lie in a tab of their own.
      await tab(page, 'more');
    },
  },
  menu: { ...hypoxia, narrow: true, show: (page) => press(page, 'menu') },
  dose: {
    ...hypoxia,
    show: async (page) => {
      if ((await page.locator('[data-action="dose"]').count()) === 0) await give(page);
      await tab(page, 'charts');
      await press(page, 'dose');
    },
  },
  cell: {
    ...hypoxia,
    show: async (page) => {
      await look(page);
      await press(page, 'look-back');
      await page.locator('[data-action="stop-looking-back"]').waitFor({ state: 'detached', timeout: 60_000 });
    },
  },
  history: {
    ...hypoxia,
    narrow: true,
    show: async (page) => {
      await look(page);
      await tab(page, 'charts');
    },
  },
  place: { ...hypoxia, show: (page) => measure(page, ['Enter'], '.measured-fields') },
  line: {
    ...hypoxia,
    show: (page) => measure(page, ['Enter', ...Array(9).fill('ArrowRight'), 'Shift+Enter'], '.profile'),
  },
  share: {
    ...hypoxia,
    show: async (page) => {
      await press(page, 'share');
      await unfold(page, 'dialog');
    },
  },
  about: { ...hypoxia, show: (page) => press(page, 'about') },
  table: {
    ...hypoxia,
    show: async (page) => {
      await tab(page, 'charts');
      await press(page, 'table');
      await page.locator('dialog').waitFor();
    },
  },
  sweep: {
    ...hypoxia,
    show: async (page) => {
      await press(page, 'sweep');
      await page.locator('.sweep-charts').waitFor();
    },
  },
  measures: {
    ...hypoxia,
    show: async (page) => {
      await tab(page, 'charts');
      await page.evaluate(() => document.querySelector('[data-control="chart"]').click());
      await page.locator('[data-control="measure-search"]').fill('cells');
    },
  },
  figure: {
    ...hypoxia,
    show: async (page) => {
      await tab(page, 'charts');
      await press(page, 'enlarge');
      await page.locator('.figure-picture svg').waitFor();
    },
  },
  grid: {
    ...hypoxia,
    show: async (page) => {
      await tab(page, 'charts');
      await press(page, 'chart-grid');
      await page.locator('.chart-grid svg').first().waitFor();
    },
  },
  editor: {
    ...hypoxia,
    show: async (page) => {
      await tab(page, 'more');
      await page.evaluate(() => {
        const button = document.querySelector('[data-action="edit"]');
        button.closest('details').open = true;
        button.click();
      });
      await page.locator('.cm-content').waitFor();
    },
  },
  atlas: {
    ...hypoxia,
    show: async (page) => {
      await press(page, 'atlas');
      await page.locator('.atlas-source').first().waitFor();
    },
  },
  read: { ...hypoxia, show: (page) => lesson(page) },
  glossary: { ...hypoxia, show: (page) => lesson(page, 'glossary', '[data-readout="glossary"]') },
  worksheet: { ...hypoxia, show: (page) => lesson(page, 'worksheet', '.worksheet') },
  plan: { ...hypoxia, show: (page) => lesson(page, 'plan', 'dialog') },
  class: { ...hypoxia, show: (page) => lesson(page, 'class', '[data-control="results"]') },
  predict: { ...hypoxia, show: predict },
  explain: {
    ...hypoxia,
    show: async (page) => {
      await predict(page);
      await press(page, 'lesson-run');
      await verdict(page);
    },
  },
  claim: {
    opens: '?claim=2',
    step: 0,
    show: async (page) => {
      await press(page, 'see-2');
      await page.locator('.claim-head').waitFor();
      await verdict(page);
    },
  },
  branch: { ...competition, show: (page) => press(page, 'branch') },
  twins: { ...competition, show: (page) => twins(page, 300) },
  twinCharts: { ...competition, narrow: true, show: twinCharts },
  networks: { opens: '?scenario=networks', step: 200, show: asOpened },
  immune: { opens: '?scenario=immune', step: 200, show: asOpened },
  niche: { opens: '?scenario=niche', step: 200, show: asOpened },
  embed: { opens: '?scenario=competition&panels=legend,time,levers', step: 200, show: asOpened },
  embedCharts: { opens: '?scenario=hypoxia&panels=head,legend,time,charts,words', step: 200, show: asOpened },
};
