/**
 * A model of what must be there after each thing that a person does with the page (levers, doses, rules, twins, seeds,
 * scenarios, lessons, undo, Back, reload, a crash of the workers): nothing is ever lost.
 */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { linkOf } from '../../src/link/link.ts';
import { type Command, unnumbered } from '../../src/run/command.ts';
import { advance, digestOf, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';
import { atRest, byHand, type Handled, type Seen } from './by-hand.ts';
import { dropFile, SMALL_WORLD } from './handling.ts';
import { click, openPage } from './page.ts';

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

/** Opens the page on a small world. */
export async function openForKeeping(browser: Browser): Promise<{ page: Page; errors: string[] }> {
  const small = scenarioOf('scenarios/small.yaml', SMALL_WORLD);
  return openPage(browser, await linkOf(small, small.seed, null));
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
