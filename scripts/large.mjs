/**
 * How a page with a large tissue answers while it runs: `node scripts/large.mjs [SIDE] [SECONDS] [THREADS]` (2000, 60, 2).
 *
 * Opens the world that speed is measured on at SIDE × SIDE sites, lets it run as fast as it can, and meanwhile zooms
 * and moves the picture, has cells explained and places cells. Says how long each took until it was on the screen (or,
 * for an explanation, answered), how long a step took, and how much memory the browser had.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser, servePage } from './page.mjs';

const [side = 2000, seconds = 60, threads = 2] = process.argv.slice(2).map(Number);
const limit = 200;
const scenario = readFileSync(new URL('../scenarios/bench/turnover.yaml', import.meta.url), 'utf8').replace(
  /(width|height): 500/g,
  `$1: ${side}`,
);
const { url, close } = await servePage();
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
await page.addInitScript(watchDrawing);
await page.goto(`${url}?threads=${threads}`);
await page.waitForFunction(() => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16);
const start = performance.now();
const since = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
await page.evaluate((text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], 'turnover.yaml'));
  document.documentElement.dispatchEvent(
    new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
  );
}, scenario);
await page.waitForFunction(() => document.title.startsWith('Turnover'), undefined, { timeout: 300_000 });
process.stdout.write(`opened after ${since()}\n`);
await page.waitForFunction(
  () => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16,
  undefined,
  { timeout: 300_000 },
);
process.stdout.write(`first fields after ${since()}\n`);
await page.evaluate(() => window.stroma.play(Number.POSITIVE_INFINITY));
const shown = () => page.evaluate(() => document.querySelector('[data-readout="step"]').dataset.value);
const [began, first] = [performance.now(), Number(await shown())];
const result = await page.evaluate(measure, { side, seconds });
const steps = Number(await shown()) - first;
const step = (performance.now() - began) / steps;
const held = memory();
writeFileSync(join(tmpdir(), 'stroma-large.png'), await page.screenshot());
await browser.close();
await close();

process.stdout.write(`${steps} steps of ${step.toFixed(0)} ms on ${threads} threads; memory ${held} MB\n`);
let passed = true;
for (const [what, times] of Object.entries(result)) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(0);
  const most = what === 'command' ? step + 100 : limit;
  const good = sorted[Math.floor(sorted.length / 2)] <= most;
  passed &&= good;
  process.stdout.write(
    `${what}: ${sorted.length} times, median ${at(0.5)} ms, 90 % within ${at(0.9)} ms, longest ${at(1)} ms; limit ${most.toFixed(0)} ms: ${good ? 'met' : 'missed'}\n`,
  );
}
process.exitCode = passed ? 0 : 1;

/** In the page: `drawn()` resolves when the next picture that the page draws is done, by the fence that it sets after it. */
function watchDrawing() {
  const { prototype } = WebGL2RenderingContext;
  const { fenceSync, getSyncParameter } = prototype;
  const waiting = [];
  prototype.fenceSync = function (...given) {
    const sync = fenceSync.apply(this, given);
    const mine = waiting.splice(0);
    const own = fenceSync.apply(this, given);
    this.flush();
    const look = () => {
      if (getSyncParameter.call(this, own, this.SYNC_STATUS) !== this.SIGNALED) return setTimeout(look, 1);
      for (const resolve of mine) resolve();
    };
    if (mine.length > 0) setTimeout(look);
    return sync;
  };
  window.drawn = () => new Promise((resolve) => waiting.push(resolve));
}

/** In the page: asks in turn, and times. */
async function measure({ side, seconds }) {
  const view = document.querySelector('[data-view]');
  const box = view.getBoundingClientRect();
  const middle = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
  const times = { zoom: [], pan: [], explanation: [], command: [] };
  const late = 10_000;
  const timed = async (what, act) => {
    const from = performance.now();
    await Promise.race([act(), new Promise((resolve) => setTimeout(resolve, late))]);
    times[what].push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 150));
  };
  // The page's own frames, as they arrive.
  let arrived = () => {};
  const { frame } = window.stroma;
  window.stroma.frame = async (request) => {
    const given = await frame(request);
    setTimeout(() => arrived(given.logLength));
    return given;
  };
  const framed = (commands) =>
    new Promise((resolve) => {
      arrived = (length) => length >= commands && resolve();
    });
  const end = performance.now() + seconds * 1000;
  for (let k = 0; performance.now() < end; k++) {
    await timed('zoom', async () => {
      view.dispatchEvent(
        new WheelEvent('wheel', { deltaY: k % 2 === 0 ? -240 : 240, ...middle, bubbles: true, cancelable: true }),
      );
      await window.drawn();
    });
    await timed('pan', async () => {
      view.dispatchEvent(new KeyboardEvent('keydown', { key: k % 4 < 2 ? 'ArrowLeft' : 'ArrowRight', bubbles: true }));
      await window.drawn();
    });
    await timed('explanation', () => window.stroma.explain('tumour', (k * 37) % side, (k * 53) % side));
    if (k % 4 === 0) {
      await timed('command', async () => {
        const place = { do: 'place', tissue: 'tumour', cell: 'CAF', radius: 2 };
        const commands = await window.stroma.log();
        await Promise.all([
          window.stroma.act({ ...place, x: (k * 31) % side, y: (k * 17) % side }),
          framed(commands.length + 1),
        ]);
        await window.drawn();
      });
    }
  }
  return times;
}

/** Megabytes that the processes of the browser hold, what they share counted once; NaN where the system does not say. */
function memory() {
  if (!existsSync('/proc/self/smaps_rollup')) return Number.NaN;
  let kilobytes = 0;
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (
        !readFileSync(`/proc/${id}/cmdline`, 'latin1').includes('--headless') &&
        !readFileSync(`/proc/${id}/cmdline`, 'latin1').includes('--type=')
      )
        continue;
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'latin1'))?.[1] ?? 0);
    } catch {
      // Ended meanwhile.
    }
  }
  return Math.round(kilobytes / 1024);
}
