/**
 * How a page with a large tissue responds while it runs:
 * `node scripts/bench/large.mjs [SIDE] [SECONDS] [THREADS]` (2000, 60, 2).
 *
 * Opens the world used for speed measurements at SIDE × SIDE sites and runs it as fast as it can. First it leaves the
 * page alone and measures, in CPU time, the work of the page's own thread for each new picture. Then it zooms and moves
 * the picture, moves a slider, explains cells and places cells. Reports how long each took to reach the screen (for an
 * explanation: to be answered), how long a step took, and the browser's memory.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserMemory } from '../memory.mjs';
import { launchBrowser, servePage } from '../page.mjs';
import { still } from '../screens/reach.mjs';
import { openTurnover } from '../turnover.mjs';

const [side = 2000, seconds = 60, threads = 2] = process.argv.slice(2).map(Number);
const limit = 200;
/** Work of the page's own thread for a new picture, mean, milliseconds. */
const ownLimit = side > 500 ? 8 : 4;
/** Milliseconds from moving a slider until the picture shows it, in addition to one step, drawing in software. */
const sliderLimit = 200;
/** Seconds for which the page is left alone. */
const alone = 10;
const { url, close } = await servePage();
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
await page.addInitScript(watchDrawing);
await page.goto(`${url}?threads=${threads}&scenario=hypoxia`);
await page.waitForFunction(() => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16);
const start = performance.now();
const since = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
await openTurnover(page, side, '\ncontrols: [tissues.tumour.vesselOxygen]\n', '1000 d');
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
process.stdout.write(
  `own work of the page’s thread for a new picture: ${own.work.toFixed(2)} ms in the mean of ${own.pictures}; limit ${ownLimit} ms: ${own.work <= ownLimit ? 'met' : 'missed'}\n`,
);
for (const [what, times] of Object.entries(result).filter(([, all]) => all.length > 0)) {
  const most = what === 'command' || what.startsWith('slider') ? step + sliderLimit : limit;
  report(what, times, most);
}

/** Prints what was measured, in milliseconds, and whether its median is within the limit. */
function report(what, times, most) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const text = (time) => (time < 10 ? time.toFixed(2) : time.toFixed(0));
  process.stdout.write(
    `${what}: ${sorted.length} times, median ${text(at(0.5))} ms, 90 % within ${text(at(0.9))} ms, longest ${text(at(1))} ms; limit ${text(most)} ms: ${at(0.5) <= most ? 'met' : 'missed'}\n`,
  );
}

/** Milliseconds that the page's thread works for each new picture, with no input, in CPU time. */
async function ownWork() {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  };
  await page.evaluate(() => {
    window.pictures = 0;
    document.addEventListener('picture', () => window.pictures++);
  });
  const [before, pictures] = [await work(), await page.evaluate(() => window.pictures)];
  await new Promise((resolve) => setTimeout(resolve, alone * 1000));
  const taken = (await page.evaluate(() => window.pictures)) - pictures;
  return { pictures: taken, work: ((await work()) - before) / taken };
}

/** In the page: `drawn()` resolves when the next picture to be handed to the painter is on the canvas. */
function watchDrawing() {
  window.drawn = () => {
    const from = performance.now();
    return new Promise((resolve) => {
      const look = ({ detail }) => {
        if (detail.begun < from) return;
        document.removeEventListener('drawn', look);
        resolve();
      };
      document.addEventListener('drawn', look);
    });
  };
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
  /** The first picture that shows the effect of the first `commands` commands: handed over, then on the screen. */
  const showing = (commands) =>
    new Promise((resolve) => {
      arrived = ({ commands: shown }) => {
        if (shown < commands) return;
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
