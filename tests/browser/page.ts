/** Opens the built page in the installed Chromium and reads it the way a person or a script would. */
import type { Browser, Page, Worker } from 'playwright-core';
import { chromium } from 'playwright-core';
import { expect, inject } from 'vitest';
import { browserArguments, findEngine } from '../../scripts/engines.mjs';
import type { Simulation } from '../../src/serve/protocol.ts';

declare global {
  interface Window {
    stroma: Simulation;
  }
}

export interface Opened {
  page: Page;
  /** Errors that reached the page's console or window. */
  errors: string[];
}

/** No WebGL in pages or workers: `--disable-3d-apis` would leave it to workers. */
const withoutWebgl = [
  ...browserArguments.filter((one) => one !== '--enable-unsafe-swiftshader'),
  '--disable-gpu',
  '--disable-software-rasterizer',
];

export async function launch(webgl = true): Promise<Browser> {
  const args = webgl ? browserArguments : withoutWebgl;
  const browser = await chromium.launch({ executablePath: findEngine('browser'), args });
  browser.on('context', (context) => {
    void context.addInitScript(tellWhatIsDenied);
    // One that ends at once has nothing to say.
    context.on('page', (page) => page.on('worker', (worker) => void worker.evaluate(tellWhatIsDenied).catch(() => {})));
    context.on('console', (message) => {
      if (message.text().startsWith('denied by the policy:')) denied.push(message.text());
    });
  });
  return browser;
}

/** In a document or a worker: browsers write on the console what documents tried, and not what workers did. */
function tellWhatIsDenied(): void {
  self.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
    // biome-ignore lint/suspicious/noConsole: the console of a page or a worker is what a test hears of.
    console.error(`denied by the policy: ${effectiveDirective} ${blockedURI}, ${sourceFile}:${lineNumber}`);
  });
}

const denied: string[] = [];

/** What was denied since the last look by the policy of the page; `page-policy.ts` looks after every test. */
export const deniedByPolicy = (): string[] => denied.splice(0);

/** The address of a run: of the flagship where it names none. */
function ofRun(query: string): string {
  if (/scenario=|claim=|#/.test(query)) return query;
  return `${query === '' ? '?' : `${query}&`}scenario=hypoxia`;
}

/** An empty page. */
export async function emptyPage(browser: Browser, size = { width: 1280, height: 720 }): Promise<Opened> {
  const page = await browser.newPage({ viewport: size, serviceWorkers: 'block', colorScheme: 'dark' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, errors };
}

/**
 * Opens the page on a run and waits until the run is open and its digest shown; `before` may prepare the empty page.
 */
export async function openPage(
  browser: Browser,
  query = '',
  size?: { width: number; height: number },
  before: (page: Page) => void = () => {},
): Promise<Opened> {
  const { page, errors } = await emptyPage(browser, size);
  before(page);
  await page.goto(inject('page') + ofRun(query));
  await page.waitForFunction(() => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16);
  return { page, errors };
}

/** Waits until the graphics card, or what stands for it, draws, and no longer the sketch. */
export const drawnByWebgl = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const stage = document.querySelector<HTMLElement>('.stage')!;
    const [, sketch] = stage.querySelectorAll<HTMLCanvasElement>(':scope > canvas');
    return sketch.hidden && stage.dataset.painter === 'webgl';
  });

/** The workers that draw for a page, as they start. */
const drawers = (page: Page, each: (worker: Worker) => Promise<unknown>): void => {
  page.on('worker', (worker) => {
    // One that ends while the page closes has nothing to say.
    if (/\bdraw\b/.test(worker.url())) void each(worker).catch(() => {});
  });
};

/** Before a page is opened: every picture takes at least 80 ms by its fence. */
export async function drawSlowly(page: Page): Promise<void> {
  const slow = () => {
    const { prototype } = WebGL2RenderingContext;
    const { fenceSync, getSyncParameter } = prototype;
    const set = new WeakMap<WebGLSync, number>();
    prototype.fenceSync = function (...given) {
      const sync = fenceSync.apply(this, given)!;
      set.set(sync, performance.now());
      return sync;
    };
    prototype.getSyncParameter = function (sync, what) {
      if (performance.now() - (set.get(sync) ?? 0) < 80) return this.UNSIGNALED;
      return getSyncParameter.call(this, sync, what);
    };
  };
  drawers(page, (worker) => worker.evaluate(slow));
}

/** Before a page is opened: the first worker that draws for it never finishes a picture. */
export function drawingThatHangs(page: Page): void {
  let first = true;
  drawers(page, async (worker) => {
    if (!first) return;
    first = false;
    await worker.evaluate(() => {
      WebGL2RenderingContext.prototype.getSyncParameter = function () {
        return this.UNSIGNALED;
      };
    });
  });
}

/** Before a page is opened: afterwards, `lose` takes away every graphics context with which it draws. */
export function losingContexts(page: Page): { lose(): Promise<unknown> } {
  const known = new Set<Worker>();
  drawers(page, (worker) => {
    known.add(worker);
    worker.on('close', () => known.delete(worker));
    return worker.evaluate(() => {
      const contexts = new Set<WebGL2RenderingContext>();
      const { prototype } = WebGL2RenderingContext;
      const { fenceSync } = prototype;
      prototype.fenceSync = function (...given) {
        contexts.add(this);
        return fenceSync.apply(this, given);
      };
      Object.assign(self, { contexts });
    });
  });
  return {
    lose: () =>
      Promise.all(
        [...known].map((worker) =>
          worker.evaluate(() => {
            const { contexts } = self as unknown as { contexts: Set<WebGL2RenderingContext> };
            for (const gl of contexts) gl.getExtension('WEBGL_lose_context')?.loseContext();
            contexts.clear();
          }),
        ),
      ),
  };
}

/** A page left open goes on drawing, at the cost of the next test. */
export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

export function readout(page: Page, name: string): Promise<string> {
  return page.locator(`[data-readout="${name}"]`).first().innerText();
}

export async function stepShown(page: Page): Promise<number> {
  return Number(await page.locator('[data-readout="step"]').getAttribute('data-value'));
}

/** The digest once the page shows one: after a pause, never while running. */
export async function digestShown(page: Page): Promise<string> {
  const digest = page.locator('[data-readout="digest"]');
  await page.waitForFunction(() => document.querySelector('[data-readout="digest"]')?.textContent?.length === 16);
  return (await digest.textContent()) ?? '';
}

/**
 * Clicks a control by its stable name as soon as it is there, as a script on the page would: without waiting for
 * drawing.
 *
 * @throws Error when the page does not come to have such a control
 */
export async function click(page: Page, action: string): Promise<void> {
  const control = page.locator(`[data-action="${action}"]`).first();
  await control.waitFor({ state: 'attached' });
  await control.evaluate((one: HTMLElement) => one.click());
}

/** Pixels of the stage whose colour is nearer to `colour` than `tolerance` in each channel. */
export function pixelsLike(page: Page, colour: readonly number[], tolerance = 40): Promise<number> {
  return page.evaluate(
    ([wanted, limit]) => {
      const drawn = document.querySelector<HTMLCanvasElement>('.stage > canvas')!;
      const copy = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d')!;
      copy.drawImage(drawn, 0, 0);
      const { data } = copy.getImageData(0, 0, drawn.width, drawn.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (wanted.every((channel, k) => Math.abs(data[at + k] - channel) < limit)) count++;
      }
      return count;
    },
    [colour, tolerance] as const,
  );
}

/** Expects something to be there within so many milliseconds, by the clock. */
export async function expectWithin(limit: number, there: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await there();
  expect(performance.now() - began).toBeLessThan(limit);
}
