/**
 * Goes through lessons as a class would: `node scripts/lessons.mjs [SCENARIO…]` (all that the page opens).
 *
 * Opens each scenario in the page and follows its lesson by the lesson's own buttons: reads, predicts, runs and reads
 * the explanation, for every question. Reports for each question how long it took from pressing Run until all of its
 * runs had reached the moment in question, side by side on this machine.
 */
import { readdirSync } from 'node:fs';
import { launchBrowser, servePage } from './page.mjs';

/** Seconds from pressing Run within which a lesson's effect must show. */
const limit = 60;
/** Seconds within which a question must be answered when its runs already exist. */
const sharedLimit = 5;
/** Seconds after which a question is abandoned. */
const patience = 600;

const all = ['../scenarios', '../scenarios/presets'].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace('.yaml', '')),
);
const asked = process.argv.length > 2 ? process.argv.slice(2) : all;
const { url, close } = await servePage();
const browser = await launchBrowser();
let passed = true;
for (const scenario of asked) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const press = (action) => page.locator(`[data-action="${action}"]:not([disabled])`).first().click();
  try {
    await page.goto(`${url}?scenario=${scenario}`);
    const opened = performance.now();
    await settled(page);
    const settling = (performance.now() - opened) / 1000;
    await press('lesson');
    await press('lesson-next');
    const [, questions] = /of (\d+)/.exec(await page.locator('.lesson-title').innerText()) ?? [0, 0];
    const times = [];
    for (let question = 1; question <= Number(questions); question++) {
      await predict(page);
      const runs = await page.locator('.arm-head').count();
      await press('lesson-run');
      const began = performance.now();
      const verdict = page.locator('[data-readout="verdict"]');
      await verdict.waitFor({ timeout: patience * 1000 });
      times.push((performance.now() - began) / 1000);
      const said = (await verdict.innerText()).replace(/\s+/g, ' ');
      const compared = (await page.locator('[data-readout="question"]').innerText()).replace(/\s+/g, ' ');
      const shared = runs > 0 && (await page.locator('.arm-head').count()) === runs;
      process.stdout.write(`${scenario} ${question}: ${times.at(-1).toFixed(1)} s. ${compared} ${said}\n`);
      if (shared && times.at(-1) > sharedLimit)
        process.stdout.write(`${scenario} ${question}: as many runs as before, and more than ${sharedLimit} s\n`);
      await press('lesson-next');
    }
    await page.locator('[data-readout="score"]').waitFor();
    const good = errors.length === 0 && Math.min(...times) <= limit;
    passed &&= good;
    process.stdout.write(
      `${scenario}: ${good ? 'passed' : 'failed'}; first effect after ${Math.min(...times).toFixed(1)} s, limit ${limit} s; ` +
        `all ${questions} questions done; settling ${settling.toFixed(1)} s before${errors.map((error) => `; ${error}`).join('')}\n`,
    );
  } catch (error) {
    passed = false;
    process.stdout.write(`${scenario}: failed; ${String(error).split('\n')[0]}\n`);
  } finally {
    await page.close();
  }
}
await browser.close();
await close();
process.exitCode = passed ? 0 : 1;

/** Waits until the tissues have settled and the run stands at its time 0. */
async function settled(page) {
  await page.waitForFunction(
    () =>
      Number(document.querySelector('[data-readout="step"]')?.dataset.value ?? -1) >= 0 &&
      document.querySelector('[data-readout="digest"]')?.textContent?.length === 16,
    undefined,
    { timeout: 600_000 },
  );
}

/** Answers a question with its first choice, a number, or the middle of the tissue. */
async function predict(page) {
  const choice = page.locator('[name="guess"]').first();
  const number = page.locator('[data-control="guess-number"]');
  if ((await page.locator('[data-readout="place"]').count()) > 0) {
    await page.locator('[data-view]').first().focus();
    await page.keyboard.press('Enter');
  } else if ((await number.count()) > 0) await number.fill('20');
  else await choice.check();
}
