/**
 * Pictures of every view of the page in three sizes and three themes, checked for parts that are cut off, overlap or
 * lie outside: `node scripts/screenshots.mjs [FOLDER] [--views run,twins] [--themes dark] [--sizes 390x844] [--lang
 * de]`.
 *
 * Writes PNG files into the folder (/tmp/stroma-screens) and prints the problems; exit code 1 if there are any.
 * `--vision` also takes the first view in each theme as people who lack one of the three kinds of cone see it.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser, servePage } from './page.mjs';
import { check } from './screens/check.mjs';
import { follows, openView, setTheme, showNext } from './screens/reach.mjs';
import { views } from './screens/views.mjs';

const NARROW = 760;
const SETTLED = 250;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    views: { type: 'string', default: Object.keys(views).join() },
    themes: { type: 'string', default: 'dark,light,projector' },
    sizes: { type: 'string', default: '1280x720,1920x1080,390x844' },
    lang: { type: 'string', default: 'en' },
    vision: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  const [about] = readFileSync(new URL(import.meta.url), 'utf8').split('*/');
  process.stdout.write(`${about.replace(/^\/?\*+ ?| \* ?/gm, '').trim()}\n\nViews: ${Object.keys(views).join(', ')}\n`);
  process.exit();
}
const folder = positionals[0] ?? join(tmpdir(), 'stroma-screens');
const themes = values.themes.split(',');
const wanted = values.vision ? ['run'] : values.views.split(',');
const visions = values.vision ? ['protanopia', 'deuteranopia', 'tritanopia'] : ['none'];
const unknown = wanted.filter((name) => views[name] === undefined);
if (unknown.length > 0) {
  throw new Error(`there is no view ${unknown.join(', ')}; there are ${Object.keys(views).join(', ')}`);
}
mkdirSync(folder, { recursive: true });

const { url, close } = await servePage();
const browser = await launchBrowser();
const query = (theme) => `&lang=${values.lang}&theme=${theme}`;
let wrong = 0;
const say = (text) => {
  wrong++;
  process.stdout.write(`${text}\n`);
};

/** A picture of each folded part of the panel, wherever it lies. */
async function takeFolds(page, path) {
  for (const fold of await page.locator('.panel .fold').all()) {
    const title = await fold.locator('h2').first().textContent();
    if (await fold.isVisible()) await fold.screenshot({ path: `${path}-${title.replace(/\W+/gu, '-')}.png` });
  }
}

for (const size of values.sizes.split(',')) {
  const [width, height] = size.split('x').map(Number);
  const isPhone = width < NARROW;
  const page = await browser.newPage({ viewport: { width, height }, hasTouch: isPhone, isMobile: isPhone });
  page.on('console', (message) => message.type() === 'error' && say(`${size}: ${message.text()}`));
  page.on('pageerror', (error) => say(`${size}: ${error.stack ?? error.message}`));
  const eyes = await page.context().newCDPSession(page);
  /** The view that is shown; null where the page is to be opened again. */
  let shown = null;
  for (const [name, view] of Object.entries(views)) {
    if (!wanted.includes(name) || (view.narrow && !isPhone)) continue;
    try {
      if (follows(view, shown)) await showNext(page, view);
      else await openView(page, view, { url, query: query(themes[0]) });
      shown = view;
    } catch (error) {
      say(`${name} ${size}: ${String(error).split('\n')[0]}`);
      shown = null;
      continue;
    }
    for (const theme of themes) {
      if (!(await setTheme(page, theme))) await openView(page, view, { url, query: query(theme) });
      await page.waitForTimeout(SETTLED);
      for (const type of visions) {
        await eyes.send('Emulation.setEmulatedVisionDeficiency', { type });
        const file = [name, size, theme, ...(type === 'none' ? [] : [type]), values.lang].join('-');
        await page.screenshot({ path: join(folder, `${file}.png`) });
        for (const line of await check(page)) say(`${file}: ${line}`);
        if (name === 'folds') await takeFolds(page, join(folder, file));
      }
    }
  }
  await page.close();
}
await browser.close();
await close();
process.stdout.write(wrong === 0 ? `${folder}: nothing is wrong\n` : `${folder}: ${wrong} found\n`);
process.exitCode = wrong === 0 ? 0 : 1;
