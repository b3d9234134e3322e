/** What a person does with the page that changes what it shows, at random, and what it shows once it is at rest. */
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Command } from '../../src/run/command.ts';

/** What the page shows of its session, at rest. */
export interface Seen {
  title: string;
  seed: string;
  step: number;
  /** Log of the run in focus, and the digests of all runs. */
  log: Command[];
  digests: string[];
  lesson: boolean;
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
export type Handled = typeof action extends fc.Arbitrary<infer One> ? One : never;

/** One way of handling the page, always the same for its number. */
export const sequenceOf = (number: number, actions: number): Handled[] =>
  fc.sample(fc.array(action, { minLength: actions, maxLength: actions }), { numRuns: 1, seed: number })[0];

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
export async function atRest(page: Page): Promise<Seen> {
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
export function byHand(one: {
  do: string;
  to?: number;
  which?: number;
  seed?: string;
  id?: string;
  step?: number;
}): boolean {
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
