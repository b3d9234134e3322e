/**
 * Random handling that changes what the page shows (levers, doses, rules, twins, seeds, scenarios, lessons, undo, Back,
 * reload, a crash of the workers), beside a model of what must be there after each: nothing is ever lost.
 */
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { linkOf } from '../../src/link/link.ts';
import { type Command, unnumbered } from '../../src/run/command.ts';
import { advance, digestOf, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';
import { dropFile, SMALL_WORLD } from './handling.ts';
import { click, openPage } from './page.ts';

/** What the page shows of its session, at rest. */
interface Seen {
  title: string;
  seed: string;
  step: number;
  /** Log of the run in focus, and the digests of all runs. */
  log: Command[];
  digests: string[];
  lesson: boolean;
}

/** A session as it must be, and what undoing and redoing must bring back. */
interface Expected {
  seen: Seen;
  undo: Seen[];
  redo: Seen[];
  /** Of a session that a lesson has begun: the one from which it was begun. */
  from?: Expected;
  /** What a lesson that shares the session took the place of. */
  before?: Seen;
}

const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const action = fc.oneof(
  { weight: 3, arbitrary: share.map((to) => ({ do: 'lever' as const, to })) },
  { weight: 2, arbitrary: fc.nat(30).map((which) => ({ do: 'rule' as const, which })) },
  { weight: 2, arbitrary: fc.constant({ do: 'dose' as const }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 90 }).map((step) => ({ do: 'go' as const, step })) },
  { weight: 3, arbitrary: fc.constantFrom({ do: 'undo' as const }, { do: 'redo' as const }) },
  { weight: 2, arbitrary: fc.constantFrom({ do: 'back' as const }, { do: 'forward' as const }) },
  { weight: 4, arbitrary: fc.option(share).map((hasty) => ({ do: 'reload' as const, hasty })) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'branch' as const }, { do: 'end branch' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'start' as const }, { do: 'clear' as const }) },
  { weight: 1, arbitrary: fc.constantFrom('pebble', 'gravel').map((seed) => ({ do: 'seed' as const, seed })) },
  { weight: 1, arbitrary: fc.constantFrom('goldilocks', 'reach').map((id) => ({ do: 'choose' as const, id })) },
  { weight: 1, arbitrary: fc.constant({ do: 'lesson' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'file' as const }) },
);
type Handled = typeof action extends fc.Arbitrary<infer One> ? One : never;

/** One way of handling the page, always the same for its number. */
export const sequenceOf = (number: number, actions: number): Handled[] =>
  fc.sample(fc.array(action, { minLength: actions, maxLength: actions }), { numRuns: 1, seed: number })[0];

/** Opens the page on a small world. */
export async function openForKeeping(browser: Browser): Promise<{ page: Page; errors: string[] }> {
  const small = scenarioOf('scenarios/small.yaml', SMALL_WORLD);
  return openPage(browser, await linkOf(small, small.seed, null));
}

const see = (page: Page): Promise<Seen> =>
  page.evaluate(async () => {
    const log = await window.stroma.log();
    const own = await window.stroma.digest();
    const shown = [...document.querySelectorAll<HTMLElement>('[data-readout^="digest-"]')];
    return {
      title: document.title,
      seed: document.querySelector<HTMLInputElement>('[data-readout="seed"]')!.value,
      step: Number(document.querySelector<HTMLElement>('[data-readout="step"]')!.dataset.value),
      log: log.map(({ number: _, ...command }) => command),
      digests: shown.length === 0 ? [own] : shown.map((one) => one.dataset.value!),
      lesson: document.querySelector('.lesson') !== null,
    };
  });

/** What is shown once the page is at rest: nothing is being opened or computed, and it stays as it is. */
async function atRest(page: Page): Promise<Seen> {
  let last = '';
  let seen: Seen | null = null;
  await expect
    .poll(
      async () => {
        const standing = await page.evaluate(
          () =>
            document.querySelector('.page')?.getAttribute('data-opening') === 'false' &&
            document.querySelector('[data-readout="health"]') === null &&
            document.querySelector('[data-readout="digest"]')?.textContent?.length === 16 &&
            [...document.querySelectorAll<HTMLElement>('[data-readout^="digest-"]')].every(
              ({ dataset }) => dataset.value !== '',
            ),
        );
        if (!standing) return false;
        seen = await see(page);
        const same = JSON.stringify(seen) === last;
        last = JSON.stringify(seen);
        return same;
      },
      { timeout: 60_000, interval: 60 },
    )
    .toBe(true);
  return seen!;
}

/** In the page: what a person does with it. Returns whether there was anything to do it with. */
function byHand(one: { do: string; to?: number; which?: number; seed?: string; id?: string; step?: number }): boolean {
  const all = <T extends HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)];
  const press = (name: string): boolean => {
    const button = all<HTMLButtonElement>(`[data-action="${name}"]`).at(-1);
    if (button === undefined || button.disabled) return false;
    button.click();
    return true;
  };
  const enter = (input: HTMLInputElement, value: string, type: string): boolean => {
    input.value = value;
    return input.dispatchEvent(new Event(type, { bubbles: true }));
  };
  switch (one.do) {
    case 'lever': {
      const [slider] = all<HTMLInputElement>('.panel input[type="range"][data-control*="."]');
      if (slider === undefined) return false;
      const [low, high] = [Number(slider.min), Number(slider.max)];
      const before = slider.value;
      slider.value = String(low + one.to! * (high - low));
      if (slider.value === before) return false;
      return enter(slider, slider.value, 'input');
    }
    case 'rule': {
      const boxes = all<HTMLInputElement>('[data-control^="rules."]').filter(
        ({ disabled, checked }) => !disabled && checked,
      );
      boxes[one.which! % Math.max(1, boxes.length)]?.click();
      return boxes.length > 0;
    }
    case 'dose':
      return press('give');
    case 'go':
      return enter(all<HTMLInputElement>('[data-control="time"]')[0], String(one.step), 'input');
    case 'start':
      return press('reset');
    case 'end branch':
      return press('close-B');
    case 'branch':
      if (!press('branch')) return false;
      return true;
    case 'seed': {
      const [field] = all<HTMLInputElement>('[data-control="seed"]');
      if (field.value === one.seed) return false;
      enter(field, one.seed!, 'input');
      return field.dispatchEvent(new FocusEvent('blur'));
    }
    case 'choose': {
      const [select] = all<HTMLInputElement>('[data-control="scenario"]');
      if (select.value === one.id) return false;
      return enter(select, one.id!, 'change');
    }
    default:
      return press(one.do);
  }
}

function mustBe(seen: Seen, expected: Seen): void {
  for (const [key, wanted] of Object.entries(expected)) {
    const found = JSON.stringify(seen[key as keyof Seen]);
    if (found !== JSON.stringify(wanted)) throw new Error(`${key}: found ${found}, expected ${JSON.stringify(wanted)}`);
  }
}

/** A little more than the page takes movements of a lever to be one gesture, milliseconds. */
const ONE_GESTURE = 1100;

/** The page, and what it must show. */
export class Keeping {
  /** Sessions in the order of the browser's history, and where it stands. */
  private places: Expected[] = [];
  private at = 0;
  /** When a lever had been moved last, by which the page has seen it. */
  private moved = 0;
  /** Digests by what decides them. */
  private readonly digests = new Map<string, string>();

  constructor(private readonly page: Page) {}

  private get now(): Expected {
    return this.places[this.at];
  }

  /** Handles the page in these ways, one after the other, and looks after each. */
  async handle(actions: readonly Handled[]): Promise<void> {
    this.add(await atRest(this.page));
    for (const [i, one] of actions.entries()) {
      try {
        await this.once(one);
        expect(await this.nth(), 'place in the history').toBe(this.at);
      } catch (error) {
        const done = actions.slice(0, i + 1).map((each) => JSON.stringify(each));
        throw new Error(`${done.join(' ')}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    this.compute();
  }

  private async once(one: Handled): Promise<void> {
    const { page, now } = this;
    const before = now.seen;
    switch (one.do) {
      case 'undo':
      case 'redo':
        return this.turn(one.do);
      case 'back':
        return this.move(-1);
      case 'forward':
        return this.move(1);
      case 'reload':
        return this.reload(one.hasty);
      case 'crash':
        return this.crash();
      case 'lesson':
        return this.lesson();
      case 'file':
        if (before.lesson) return;
        await dropFile(page, 'small.yaml', SMALL_WORLD);
        await this.comesTo(this.at + 1);
        return this.add(await atRest(page), true);
    }
    if (before.lesson) return;
    if (one.do === 'lever') await this.apart();
    const done = await page.evaluate(byHand, one);
    if (one.do === 'lever') this.moved = Date.now();
    if (!done) return this.same(await atRest(page));
    if (one.do === 'branch') {
      await page.evaluate(byHand, { do: 'branch-now' });
      await page.locator('.branch-form').waitFor({ state: 'detached' });
    }
    if (one.do === 'choose') await this.comesTo(this.at + 1);
    const seen = await atRest(page);
    switch (one.do) {
      case 'go':
      case 'start':
        expect(seen.log).toEqual(before.log);
        now.seen = seen;
        break;
      case 'choose':
        return this.add(seen, true);
      case 'clear':
        expect(seen.log.length).toBeLessThanOrEqual(before.log.length);
        this.changed(seen);
        break;
      case 'lever':
      case 'rule':
      case 'dose':
        // A value that is set again at the same step takes the place of the first.
        expect(seen.log.length).toBeGreaterThanOrEqual(before.log.length);
        expect(seen.log).not.toEqual(before.log);
        this.changed(seen);
        break;
      case 'seed':
        expect([seen.seed, seen.log]).toEqual([one.seed, before.log]);
        this.changed(seen);
        break;
      case 'branch':
      case 'end branch':
        expect(Math.abs(seen.digests.length - before.digests.length)).toBe(1);
        this.changed(seen);
    }
    this.note(now.seen);
  }

  /** A change of this session, which can be undone. */
  private changed(seen: Seen): void {
    this.now.undo.push(this.now.seen);
    this.now.redo.length = 0;
    this.now.seen = seen;
  }

  /** Another session at a place of its own. */
  private add(seen: Seen, push = false): void {
    const made: Expected = { seen, undo: [], redo: [] };
    this.places = push ? [...this.places.slice(0, this.at + 1), made] : [made];
    this.at = this.places.length - 1;
    this.note(seen);
  }

  private async turn(which: 'undo' | 'redo'): Promise<void> {
    const { now } = this;
    const back = now[which].pop();
    if (back === undefined) return this.move(which === 'undo' ? -1 : 1, which);
    now[which === 'undo' ? 'redo' : 'undo'].push(now.seen);
    await click(this.page, which);
    const seen = await atRest(this.page);
    mustBe(
      { ...seen, step: 0, digests: seen.digests.map(() => '') },
      { ...back, step: 0, digests: back.digests.map(() => '') },
    );
    now.seen = seen;
    this.note(seen);
  }

  /** Back or Forward, by the browser or by the page's own buttons where nothing else is to be undone. */
  private async move(by: -1 | 1, button?: 'undo' | 'redo'): Promise<void> {
    const next = this.places[this.at + by];
    if (next === undefined) {
      if (button !== undefined)
        expect(await this.page.locator(`[data-action="${button}"]`).first().isDisabled()).toBe(true);
      return;
    }
    if (button === undefined) await (by < 0 ? this.page.goBack() : this.page.goForward());
    else await click(this.page, button);
    await this.comesTo(this.at + by);
    this.at += by;
    this.same(await atRest(this.page));
  }

  /** Movements of a lever within a second are one gesture, and so undone together: these are meant to be two. */
  private async apart(): Promise<void> {
    await this.page.waitForTimeout(Math.max(0, this.moved + ONE_GESTURE - Date.now()));
  }

  /** Waits until the browser's history has come to a place. */
  private async comesTo(nth: number): Promise<void> {
    await expect.poll(() => this.nth()).toBe(nth);
  }

  private nth(): Promise<number> {
    return this.page.evaluate(() => (history.state as { nth: number }).nth);
  }

  private async reload(hasty: number | null): Promise<void> {
    const { now, page } = this;
    await this.apart();
    const lever = hasty !== null && !now.seen.lesson && (await page.evaluate(byHand, { do: 'lever', to: hasty }));
    if (lever) this.moved = Date.now();
    await page.reload();
    const seen = await atRest(page);
    if (!lever) return this.same(seen);
    const { seen: before } = now;
    expect(seen.log).not.toEqual(before.log);
    expect(seen.log.length).toBeGreaterThanOrEqual(before.log.length);
    expect([seen.title, seen.seed, seen.step]).toEqual([before.title, before.seed, before.step]);
    this.changed(seen);
    this.note(seen);
  }

  private async crash(): Promise<void> {
    const { page, now } = this;
    await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.close()).catch(() => {})));
    await page.locator('[data-readout="health"]').waitFor();
    await click(page, 'restore');
    await page.locator('[data-readout="health"]').waitFor({ state: 'detached' });
    await atRest(page);
    await page.evaluate(byHand, { do: 'go', step: now.seen.step });
    this.same(await atRest(page));
  }

  private async lesson(): Promise<void> {
    const { now, page } = this;
    const { step, digests } = now.seen;
    const isTouched = now.undo.length + now.redo.length > 0 || step > 0 || digests.length > 1;
    await click(page, 'lesson');
    await page.locator('.lesson').waitFor({ state: now.seen.lesson ? 'detached' : 'attached' });
    if (now.seen.lesson ? now.from !== undefined : isTouched) await this.comesTo(this.at + 1);
    const seen = await atRest(page);
    if (!now.seen.lesson && isTouched) {
      this.add(seen, true);
      this.now.from = now;
      return;
    }
    const { from } = now;
    if (from === undefined) {
      // Where nothing was done, the lesson has the session to itself, with a seed of its own.
      const begins = !now.seen.lesson && now.seen.seed !== seen.seed;
      if (begins) mustBe({ ...seen, seed: '', digests: [] }, { ...now.seen, lesson: true, seed: '', digests: [] });
      // Leaving it brings back what it took the place of.
      const back = now.seen.lesson ? now.before : undefined;
      if (begins) now.before = now.seen;
      now.seen = begins ? seen : (back ?? { ...now.seen, lesson: !now.seen.lesson });
      return this.same(seen);
    }
    // Leaving it leads to where it was begun.
    this.places = [...this.places.slice(0, this.at + 1), from];
    this.at++;
    this.same(seen);
  }

  private same(seen: Seen): void {
    mustBe(seen, this.now.seen);
    this.note(seen);
  }

  /** The same log gives the same digest, however it came about. */
  private note({ title, seed, step, log, digests }: Seen): void {
    if (digests.length > 1) return;
    const key = JSON.stringify([title, seed, step, log]);
    expect(digests[0]).toBe(this.digests.get(key) ?? digests[0]);
    this.digests.set(key, digests[0]);
  }

  /** The digests of the small world are those of the command line. */
  private compute(): void {
    const small = scenarioOf('scenarios/small.yaml', SMALL_WORLD);
    for (const [key, digest] of this.digests) {
      const [title, seed, step, log] = JSON.parse(key) as [string, string, number, Command[]];
      if (!title.includes('small world')) continue;
      const run = openRun(small, seed, log.map(unnumbered));
      advance(run, step);
      expect(digestOf(run)).toBe(digest);
    }
  }
}
