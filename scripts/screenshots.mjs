/**
 * Pictures of every view of the page in three sizes and three themes, checked for parts that are cut off, overlap or
 * lie outside: `node scripts/screenshots.mjs [FOLDER] [--views run,twins] [--themes dark] [--sizes 390x844] [--lang
 * de]`.
 *
 * A size may name a zoom, 1440x900@1.5; the theme `forced` has the colours that a system forces on the page.
 * Writes PNG files into the folder (/tmp/stroma-screens), of each size and theme also all views on one sheet, and prints
 * the problems; exit code 1 if there are any.
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
const FORCED = 'forced';
const UNDER_FORCED = 'dark';
/** CSS pixels. */
const SHEET_WIDTH = 1800;
const SHEET_STYLE = `
  body { display: flex; flex-wrap: wrap; gap: 12px; margin: 12px; font: 14px sans-serif; background: #888 }
  figure { margin: 0 } img { height: 260px; display: block }
`;

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

/** All pictures of a size and a theme, small, on one sheet: what to look at first. */
const sheets = new Map();

async function takeSheets() {
  for (const [name, files] of sheets) {
    const page = await browser.newPage({ viewport: { width: SHEET_WIDTH, height: 600 } });
    const figures = files.map(({ file, view }) => {
      const data = readFileSync(join(folder, `${file}.png`)).toString('base64');
      return `<figure><img src="data:image/png;base64,${data}"><figcaption>${view}</figcaption></figure>`;
    });
    await page.setContent(`<style>${SHEET_STYLE}</style>${figures.join('')}`);
    await page.screenshot({ path: join(folder, `sheet-${name}.png`), fullPage: true });
    await page.close();
  }
}

/** Shows the page in a theme, or in the colours of a system. */
async function dress(page, theme) {
  const forced = theme === FORCED;
  await page.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
  return setTheme(page, forced ? UNDER_FORCED : theme);
}

/** A picture of each folded part of the panel, wherever it lies. */
async function takeFolds(page, path) {
  for (const fold of await page.locator('.panel .fold').all()) {
    const title = await fold.locator('h2').first().textContent();
    if (await fold.isVisible()) await fold.screenshot({ path: `${path}-${title.replace(/\W+/gu, '-')}.png` });
  }
}

for (const size of values.sizes.split(',')) {
  const [dimensions, zoom = '1'] = size.split('@');
  const [width, height] = dimensions.split('x').map((length) => Math.round(Number(length) / Number(zoom)));
  const isPhone = width < NARROW;
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: Number(zoom),
    hasTouch: isPhone,
    isMobile: isPhone,
  });
  page.on('console', (message) => message.type() === 'error' && say(`${size}: ${message.text()}`));
  page.on('pageerror', (error) => say(`${size}: ${error.stack ?? error.message}`));
  const eyes = await page.context().newCDPSession(page);
  /** The view that is shown; null where the page is to be opened again. */
  let shown = null;
  for (const [name, view] of Object.entries(views)) {
    if (!wanted.includes(name) || (view.narrow && !isPhone)) continue;
    try {
      if (follows(view, shown)) await showNext(page, view);
      else await openView(page, view, { url, query: query(themes.find((one) => one !== FORCED) ?? UNDER_FORCED) });
      shown = view;
    } catch (error) {
      say(`${name} ${size}: ${String(error).split('\n')[0]}`);
      shown = null;
      continue;
    }
    for (const theme of themes) {
      if (!(await dress(page, theme))) await openView(page, view, { url, query: query(theme) });
      await page.waitForTimeout(SETTLED);
      for (const type of visions) {
        await eyes.send('Emulation.setEmulatedVisionDeficiency', { type });
        const file = [name, size, theme, ...(type === 'none' ? [] : [type]), values.lang].join('-');
        await page.screenshot({ path: join(folder, `${file}.png`) });
        const sheet = file.slice(name.length + 1);
        sheets.set(sheet, [...(sheets.get(sheet) ?? []), { file, view: name }]);
        for (const line of await check(page)) say(`${file}: ${line}`);
        if (name === 'folds') await takeFolds(page, join(folder, file));
      }
    }
  }
  await page.close();
}
await takeSheets();
await browser.close();
await close();
process.stdout.write(wrong === 0 ? `${folder}: nothing is wrong\n` : `${folder}: ${wrong} found\n`);
process.exitCode = wrong === 0 ? 0 : 1;
