/**
 * How much of the engine's speed the page keeps: `node scripts/bench/page.mjs [--worlds flagship,500] [--threads 2]
 * [--rounds 5] [--seconds 4] [--drawing on,off]`.
 *
 * The page plays a world as fast as it can, with charts shown, for some seconds; then it pauses, and Node does the same
 * steps on as many threads. Reports the ratio of the two, round by round, how many new pictures came a second, and the
 * work of the page's own thread for each. A world is `flagship` or the side of the world used for speed measurements.
 * With drawing off, a narrow page shows its charts in place of the tissues.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { launchBrowser, servePage } from '../page.mjs';

const { values: given } = parseArgs({
  options: {
    worlds: { type: 'string', default: 'flagship,500' },
    threads: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    drawing: { type: 'string', default: 'on,off' },
  },
});
build('node');
const stroma = await import('../../build/index.js');
const threads = Number(given.threads);
const rounds = Number(given.rounds);
const { url, close } = await servePage();
const browser = await launchBrowser();
try {
  for (const world of given.worlds.split(','))
    for (const drawing of given.drawing.split(',')) await race(world, drawing === 'on');
} finally {
  await browser.close();
  await close();
}

/** Plays a world in the page and in Node in turn, and prints what came of it. */
async function race(world, draws) {
  const page = await browser.newPage({ viewport: draws ? { width: 1280, height: 720 } : { width: 390, height: 844 } });
  page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
  await page.addInitScript(watchPictures);
  const scenario = await openWorld(page, world);
  if (!draws) await page.evaluate(() => document.querySelector('[data-action="tab-charts"]').click());
  const helpers = threads > 1 ? stroma.startHelpers(threads) : null;
  const run = stroma.openRun(scenario, undefined, undefined, { helpers });
  const request = { layers: [], seriesFrom: 1e9, digest: false, recycle: null };
  const at = () => page.evaluate((asked) => window.stroma.frame(asked).then(({ step }) => step), request);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taskTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  };
  const results = [];
  // The first round warms both.
  for (let round = 0; round <= rounds; round++) {
    const from = await at();
    const idle = await taskTime();
    const played = await page.evaluate(playFor, Number(given.seconds) * 1000);
    const busy = (await taskTime()) - idle;
    const to = await at();
    stroma.advance(run, from - stepOf(run));
    const begun = performance.now();
    stroma.advance(run, to - from);
    const inNode = performance.now() - begun;
    if (round > 0)
      results.push({ ...played, busy, steps: to - from, ratio: inNode / played.wall, node: inNode / (to - from) });
  }
  stroma.closeRun(run);
  helpers?.end();
  await page.close();
  const of = (key) => median(results.map((one) => one[key]));
  const rate = median(results.map(({ steps, wall }) => (1000 * steps) / wall));
  const own = median(results.map(({ busy, pictures }) => busy / pictures));
  const perSecond = median(results.map(({ pictures, wall }) => (1000 * pictures) / wall));
  process.stdout.write(
    `${world}, ${threads} threads, drawing ${draws ? 'on' : 'off'}: page/Node ${of('ratio').toFixed(3)} ` +
      `(${results.map(({ ratio }) => ratio.toFixed(2)).join(' ')}); ${rate.toFixed(1)} steps/s, Node ${(1000 / of('node')).toFixed(1)}; ` +
      `${perSecond.toFixed(1)} pictures/s; own thread ${own.toFixed(2)} ms a picture\n`,
  );
}

function stepOf({ engine: { world } }) {
  return world.clock[0] - world.model.settle;
}

async function openWorld(page, world) {
  const opened = () =>
    page.waitForFunction(
      () =>
        document.querySelector('.page')?.dataset.opening !== 'true' &&
        document.querySelector('[data-readout="digest"]')?.textContent?.length === 16,
      undefined,
      { timeout: 300_000 },
    );
  await page.goto(`${url}?threads=${threads}&scenario=hypoxia`);
  await opened();
  if (world === 'flagship') return stroma.load('hypoxia');
  const changes = [`tissues.tumour.width=${world}`, `tissues.tumour.height=${world}`];
  const text = readFileSync('scenarios/bench/turnover.yaml', 'utf8').replace(/(width|height): 500/g, `$1: ${world}`);
  await page.evaluate((turnover) => {
    const data = new DataTransfer();
    data.items.add(new File([turnover], 'turnover.yaml'));
    document.documentElement.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, text);
  await page.waitForFunction(() => document.title.startsWith('Turnover'), undefined, { timeout: 300_000 });
  await opened();
  return stroma.load('scenarios/bench/turnover.yaml', changes);
}

/** In the page: counts the tasks in which pictures are uploaded, and the time of the page's own thread. */
function watchPictures() {
  const { prototype } = WebGL2RenderingContext;
  window.pictures = 0;
  let counted = false;
  for (const name of ['texImage2D', 'texSubImage2D']) {
    const upload = prototype[name];
    prototype[name] = function (...given) {
      if (!counted) {
        counted = true;
        window.pictures++;
        setTimeout(() => {
          counted = false;
        });
      }
      return upload.apply(this, given);
    };
  }
}

/** In the page: plays at full speed for so many milliseconds, by the page's own buttons. */
async function playFor(milliseconds) {
  const press = (action) => document.querySelector(`[data-action="${action}"]`).click();
  [...document.querySelectorAll('.transport input[type="radio"]')].at(-1).click();
  const before = window.pictures;
  const begun = performance.now();
  press('play');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  press('pause');
  await window.stroma.pause();
  return { wall: performance.now() - begun, pictures: Math.max(1, window.pictures - before) };
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
