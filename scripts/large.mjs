/**
 * How a page with a large tissue responds while it runs:
 * `node scripts/large.mjs [SIDE] [SECONDS] [THREADS]` (2000, 60, 2).
 *
 * Opens the world used for speed measurements at SIDE × SIDE sites and runs it as fast as it can. First the page is
 * left alone, and the work of its own thread between frames is read from the browser's trace, in time of that thread.
 * Then the picture is zoomed and moved, a slider moved, cells explained and placed. Reports how long each took to
 * reach the screen (an explanation: to be answered), how long a step took, and the browser's memory.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserMemory } from './memory.mjs';
import { launchBrowser, servePage } from './page.mjs';
import { still } from './screens/views.mjs';
import { openTurnover } from './turnover.mjs';

const [side = 2000, seconds = 60, threads = 2] = process.argv.slice(2).map(Number);
const limit = 200;
/** Work of the page's own thread per frame, median, milliseconds. */
const ownLimit = 4;
/** Milliseconds from moving a slider until the picture shows it, besides one step. */
const sliderLimit = 100;
/** Seconds that the page is left alone and traced. */
const traced = 10;
const { url, close } = await servePage();
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
await page.addInitScript(watchDrawing);
await page.goto(`${url}?threads=${threads}`);
await page.waitForFunction(() => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16);
const start = performance.now();
const since = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
await openTurnover(page, side, '\ncontrols: [tissues.tumour.vesselOxygen]\n');
process.stdout.write(`opened after ${since()}\n`);
await still(page);
process.stdout.write(`first fields after ${since()}\n`);
await page.evaluate(() => {
  [...document.querySelectorAll('.transport input[type="radio"]')].at(-1).click();
  document.querySelector('[data-action="play"]').click();
});
const own = await ownWork();
const shown = () => page.evaluate(() => document.querySelector('[data-readout="step"]').dataset.value);
const [began, first] = [performance.now(), Number(await shown())];
const result = await page.evaluate(measure, { side, seconds });
const steps = Number(await shown()) - first;
const step = (performance.now() - began) / steps;
const held = browserMemory();
writeFileSync(join(tmpdir(), 'stroma-large.png'), await page.screenshot());
await browser.close();
await close();

process.stdout.write(`${steps} steps of ${step.toFixed(0)} ms on ${threads} threads; memory ${held} MB\n`);
let passed = report('own work of the page’s thread a frame', own.frames, ownLimit);
process.stdout.write(`that work for each new picture: ${own.picture.toFixed(2)} ms in the mean of ${own.pictures}\n`);
for (const [what, times] of Object.entries(result).filter(([, all]) => all.length > 0)) {
  const most = what === 'command' || what.startsWith('slider') ? step + sliderLimit : limit;
  passed = report(what, times, most) && passed;
}
process.exitCode = passed ? 0 : 1;

/** Prints what was measured, in milliseconds; returns whether its median is within the limit. */
function report(what, times, most) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const text = (time) => (time < 10 ? time.toFixed(2) : time.toFixed(0));
  const good = at(0.5) <= most;
  process.stdout.write(
    `${what}: ${sorted.length} times, median ${text(at(0.5))} ms, 90 % within ${text(at(0.9))} ms, longest ${text(at(1))} ms; limit ${text(most)} ms: ${good ? 'met' : 'missed'}\n`,
  );
  return good;
}

/** Milliseconds that the page's thread worked between each of its frames and the next, with no input. */
async function ownWork() {
  const pictures = await page.evaluate(() => {
    window.pictures = 0;
    document.addEventListener('picture', () => window.pictures++);
    return window.pictures;
  });
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await new Promise((resolve) => setTimeout(resolve, traced * 1000));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8'));
  const taken = (await page.evaluate(() => window.pictures)) - pictures;
  const animated = traceEvents.filter(({ name }) => name === 'FireAnimationFrame');
  const { pid, tid } = animated[0];
  const mine = (event) => event.pid === pid && event.tid === tid;
  const starts = animated.filter(mine).map(({ ts }) => ts);
  const frames = [];
  let end = 0;
  for (const { ts, dur, tdur, ph, cat } of traceEvents.filter(mine).toSorted((a, b) => a.ts - b.ts)) {
    // Nested tasks are counted with the task around them.
    if (ph !== 'X' || !cat.includes('toplevel') || ts < end) continue;
    end = ts + dur;
    if (starts.some((start) => start >= ts && start <= end)) frames.push(0);
    if (frames.length > 0) frames[frames.length - 1] += (tdur ?? dur) / 1000;
  }
  return { frames, pictures: taken, picture: frames.reduce((sum, work) => sum + work, 0) / taken };
}

/** In the page: `drawn()` resolves when the next picture is drawn, by a fence set after the page's own. */
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

/** In the page: performs each kind of input in turn and times it. */
async function measure({ side, seconds }) {
  const view = document.querySelector('[data-view]');
  const box = view.getBoundingClientRect();
  const middle = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
  const times = { zoom: [], pan: [], slider: [], 'slider, picture handed over': [], explanation: [], command: [] };
  const slider = document.querySelector('.levers input[type=range]');
  const late = 10_000;
  const timed = async (what, act) => {
    const from = performance.now();
    await Promise.race([act(), new Promise((resolve) => setTimeout(resolve, late))]);
    times[what].push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 150));
  };
  // Called with each new picture, just before the page draws it.
  let arrived = () => {};
  document.addEventListener('picture', ({ detail }) => arrived(detail));
  /** The picture of the first step with the first `commands` commands: first handed over, then on the screen. */
  const showing = (commands) =>
    new Promise((resolve) => {
      let first = Number.POSITIVE_INFINITY;
      arrived = ({ commands: known, step }) => {
        if (known >= commands) first = Math.min(first, step + 1);
        if (step < first) return;
        arrived = () => {};
        resolve({ drawn: window.drawn() });
      };
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
    if (k % 3 === 0) {
      // Consecutive movements are one gesture, but each is a command.
      await timed('slider', async () => {
        const { length } = await window.stroma.log();
        slider.value = String(20 + ((k * 7) % 20));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        const from = performance.now();
        const { drawn } = await showing(length + 1);
        times['slider, picture handed over'].push(performance.now() - from);
        await drawn;
      });
    }
    await timed('explanation', () => window.stroma.explain('tumour', (k * 37) % side, (k * 53) % side));
    if (k % 4 === 0) {
      await timed('command', async () => {
        const place = { do: 'place', tissue: 'tumour', cell: 'CAF', radius: 2 };
        const { length } = await window.stroma.log();
        const shown = showing(length + 1);
        await window.stroma.act({ ...place, x: (k * 31) % side, y: (k * 17) % side });
        await (await shown).drawn;
      });
    }
  }
  return times;
}
