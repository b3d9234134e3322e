/** Random handling of the page that gives no command: opening, closing, clicking, looking, scrubbing, playing. */
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { linkOf } from '../../src/link/link.ts';
import { advance, digestOf, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';
import { openPage } from './page.ts';

export const SMALL_WORLD = `stroma: 1
extends: base/cxcl12.yaml
title: A small world
seed: pebble
duration: 60 h
tissues:
  tumour:
    label: Tumour
    width: 48
    height: 32
    vesselOxygen: 30 mmHg
    layout:
      - { draw: disc, cell: tumour, radius: 7 }
      - { draw: grid, cell: vessel, every: 8, where: outside, radius: 8 }
      - { draw: scatter, cell: CAF, fraction: 0.1 }
schedule:
  - { at: 1 h, dose: plerixafor, amount: 240 ug/kg }
view: { colour: CXCR4, field: CXCL12, charts: [tumour.tumour.count, tumour.oxygen.mean] }
controls: [tissues.tumour.vesselOxygen]
`;
export const LAST = 500;

/** The digest at the last step of a run that nobody handles. */
export function digestUntouched(): string {
  const run = openRun(scenarioOf('scenarios/small.yaml', SMALL_WORLD));
  advance(run, LAST);
  return digestOf(run);
}

/** Drops a file on the page. */
export const dropFile = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([called, content]) => {
      const files = new DataTransfer();
      files.items.add(new File([content], called));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );

/** Opens a page with the small world in it, by its address. */
export async function openSmall(browser: Browser): Promise<{ page: Page; errors: string[] }> {
  const small = scenarioOf('scenarios/small.yaml', SMALL_WORLD);
  const opened = await openPage(browser, await linkOf(small, small.seed, null));
  expect(await opened.page.title()).toContain('small world');
  return opened;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const gesture = fc.oneof(
  fc
    .constantFrom(
      'play',
      'pause',
      'step',
      'theme',
      'about',
      'share',
      'branch',
      'table',
      'close',
      'follow',
      'look-mothers',
      'look-daughters',
      'look-back',
      'stop-looking-back',
      'leave-cell',
      'leave-measured',
      'profile-table',
    )
    .map((action) => ({ do: 'press' as const, action })),
  fc.tuple(share, share).map(([x, y]) => ({ do: 'click' as const, x, y })),
  share.map((at) => ({ do: 'scrub' as const, at })),
  fc
    .constantFrom(
      '+',
      '-',
      '0',
      'ArrowLeft',
      'ArrowUp',
      'Shift+ArrowRight',
      'Shift+ArrowDown',
      'Enter',
      'Shift+Enter',
      'Escape',
    )
    .map((key) => ({ do: 'key' as const, key })),
  fc.nat(40).map((which) => ({ do: 'choose' as const, which })),
  fc.nat(10).map((which) => ({ do: 'fold' as const, which })),
  fc.boolean().map((hidden) => ({ do: 'hide' as const, hidden })),
  fc.constantFrom(1, 60).map((frames) => ({ do: 'frames' as const, frames })),
  fc.nat(120).map((pause) => ({ do: 'wait' as const, pause })),
);
type Gesture = typeof gesture extends fc.Arbitrary<infer One> ? One : never;
type ByHand = Exclude<Gesture, { do: 'wait' } | { do: 'key' }>;

async function handle(page: Page, one: Gesture): Promise<void> {
  if (one.do === 'wait') await page.waitForTimeout(one.pause);
  else if (one.do === 'key') {
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-view]')?.focus());
    await page.keyboard.press(one.key);
  } else await page.evaluate(byHand, one);
}

/** In the page: what a person does with it, at once. */
function byHand(one: ByHand): void {
  const all = <T extends HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)];
  if (one.do === 'press') all(`[data-action="${one.action}"]`).at(-1)?.click();
  if (one.do === 'fold') all('summary')[one.which]?.click();
  if (one.do === 'hide') {
    // As when another tab is in front: the page is told, and draws no more.
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => one.hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }
  if (one.do === 'frames') {
    // A page that the browser lets draw once a second, or as often as it can.
    const kept = window as Window & { ownFrames?: typeof requestAnimationFrame };
    kept.ownFrames ??= window.requestAnimationFrame.bind(window);
    const own = kept.ownFrames;
    window.requestAnimationFrame = one.frames === 1 ? (draw) => window.setTimeout(() => own(draw), 1000) : own;
  }
  if (one.do === 'scrub') {
    const [slider] = all<HTMLInputElement>('[data-control="time"]');
    if (!slider) return;
    slider.value = String(Math.round(one.at * 500));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (one.do === 'choose') {
    const looks = all<HTMLInputElement>(
      '[data-control="colour"] input, [data-control="field"] input, [data-control="speed"] input, [data-control="clone"], ' +
        '[data-control="tool"] :is([value="look"], [value="measure"]), [data-control="measured-field"]',
    );
    looks[one.which % looks.length]?.click();
  }
  if (one.do === 'click') {
    const [tissue] = all('[data-view]');
    if (!tissue) return;
    const box = tissue.getBoundingClientRect();
    const at = {
      clientX: box.left + one.x * box.width,
      clientY: box.top + one.y * box.height,
      pointerId: 1,
      button: 0,
      bubbles: true,
    };
    // No pointer of the machine's own is down, so none can be captured.
    tissue.setPointerCapture = () => {};
    tissue.dispatchEvent(new PointerEvent('pointerdown', at));
    tissue.dispatchEvent(new PointerEvent('pointerup', at));
  }
}

/** Handles the page in random ways; at the last step it has the digest of a run that nobody handled. */
export async function handleAtRandom(page: Page, sequences: number): Promise<void> {
  const expected = digestUntouched();
  await fc.assert(
    fc.asyncProperty(fc.array(gesture, { minLength: 4, maxLength: 14 }), async (gestures) => {
      await page.evaluate(() => window.stroma.seek(0));
      for (const one of gestures) await handle(page, one);
      const tidied: ByHand[] = [
        { do: 'hide', hidden: false },
        { do: 'frames', frames: 60 },
        { do: 'press', action: 'close' },
      ];
      for (const one of tidied) await page.evaluate(byHand, one);
      await page.evaluate(async () => {
        await window.stroma.pause();
        while (!(await window.stroma.seek(500)));
      });
      expect(await page.evaluate(() => window.stroma.digest())).toBe(expected);
      expect(await page.evaluate(async () => (await window.stroma.log()).length)).toBe(1);
    }),
    { numRuns: sequences, endOnFailure: true },
  );
}
