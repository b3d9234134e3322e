/**
 * How much of the engine's speed the page keeps: `node scripts/bench/page.mjs [--worlds flagship,500] [--threads 2]
 * [--rounds 5] [--seconds 4] [--drawing on,off]`.
 *
 * The page plays a world as fast as it can, with charts shown, for some seconds; then it pauses, and Node does the same
 * steps on as many threads. Reports the ratio of the two, round by round, how many new pictures came per second, and
 * the work of the page's own thread for each. A world is `flagship` or the side of the world used for speed
 * measurements. With drawing off, a narrow page shows the blood in place of the tissues, and its charts.
 */
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { launchBrowser, servePage } from '../page.mjs';
import { press, still } from '../screens/reach.mjs';
import { openTurnover } from '../turnover.mjs';

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
/** Once the page can be used offline, it still has its files to put away, milliseconds. */
const AFTER_OFFLINE = 3000;
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

/** Plays a world in the page and in Node in turn, and prints the results. */
async function race(world, draws) {
  const page = await browser.newPage({ viewport: draws ? { width: 1280, height: 720 } : { width: 390, height: 844 } });
  page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
  const scenario = await openWorld(page, world);
  await page.evaluate(() => {
    window.pictures = 0;
    document.addEventListener('picture', () => window.pictures++);
  });
  if (!draws) {
    await page.locator('[data-action="view-blood"]').click();
    await press(page, 'tab-charts');
  }
  const kept = async () => (await navigator.serviceWorker.getRegistration())?.active != null;
  await page.waitForFunction(kept, undefined, { timeout: 60_000 });
  await page.waitForTimeout(AFTER_OFFLINE);
  const helpers = threads > 1 ? stroma.startHelpers(threads) : null;
  const open = () => stroma.openRun(scenario, undefined, undefined, { helpers });
  let run = open();
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
    if ((await at()) > run.engine.world.model.duration / 2) {
      await page.evaluate(() => window.stroma.reset());
      stroma.closeRun(run);
      run = open();
    }
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

/** Opens a world in the page; returns the same scenario for Node. */
async function openWorld(page, world) {
  await page.goto(`${url}?threads=${threads}&scenario=hypoxia`);
  await still(page);
  if (world === 'flagship') return stroma.load('hypoxia');
  await openTurnover(page, world);
  await still(page);
  return stroma.load('scenarios/bench/turnover.yaml', [
    `tissues.tumour.width=${world}`,
    `tissues.tumour.height=${world}`,
  ]);
}

/** In the page: plays at full speed for a number of milliseconds, using the page's own buttons. */
async function playFor(milliseconds) {
  const push = (action) => {
    const button = document.querySelector(`[data-action="${action}"]`);
    if (button === null) throw new Error('the run is over before the round is: give fewer --seconds');
    button.click();
  };
  [...document.querySelectorAll('.transport input[type="radio"]')].at(-1).click();
  const before = window.pictures;
  const begun = performance.now();
  push('play');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  push('pause');
  await window.stroma.pause();
  return { wall: performance.now() - begun, pictures: Math.max(1, window.pictures - before) };
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
