/**
 * Pictures of the page as people see it: `node scripts/screenshots.mjs [FOLDER] [--query '?…'] [--seconds N] [--light]`.
 * Writes one PNG per screen size into the folder (/tmp/stroma-screens), after the run has played for N seconds (10),
 * and prints what the page said on its console.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser, servePage } from './page.mjs';

const sizes = [
  [1440, 900],
  [1280, 720],
  [390, 844],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    query: { type: 'string', default: '' },
    seconds: { type: 'string', default: '10' },
    light: { type: 'boolean', default: false },
  },
});
const folder = positionals[0] ?? join(tmpdir(), 'stroma-screens');
mkdirSync(folder, { recursive: true });

const { url, close } = await servePage();
const browser = await launchBrowser();
for (const [width, height] of sizes) {
  const isPhone = width < 600;
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: 1,
    hasTouch: isPhone,
    isMobile: isPhone,
    colorScheme: values.light ? 'light' : 'dark',
  });
  page.on('console', (message) => process.stderr.write(`${width}×${height} ${message.type()}: ${message.text()}\n`));
  page.on('pageerror', (error) => process.stderr.write(`${width}×${height} ${error.stack ?? error.message}\n`));
  await page.goto(url + values.query);
  await page.waitForSelector('[data-action=play], [data-action=pause]', { timeout: 30_000 });
  const play = page.locator('[data-action=play]:visible').first();
  if (await play.count()) await play.click();
  await page.waitForTimeout(Number(values.seconds) * 1000);
  const path = join(folder, `${width}x${height}.png`);
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
  await page.close();
}
await browser.close();
await close();
