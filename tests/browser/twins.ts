/** Branches a run through the page, plays both arms, goes back and forth, and exports: the same for a short and a long run. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { advance, digestOf, openRun } from '../../src/run/run.ts';
import { spawned } from '../cli/stroma.ts';
import { load } from '../scenario/files.ts';
import { click } from './page.ts';

const PATIENCE = { timeout: 240_000, interval: 250 };

const stepOf = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.querySelector<HTMLElement>('[data-readout="step"]')!.dataset.value));

/** The digest of a run by its letter, once it stands still. */
async function digestOfArm(page: Page, letter: string): Promise<string> {
  const shown = page.locator(`[data-readout="digest-${letter}"]`);
  await expect.poll(() => shown.getAttribute('data-value'), PATIENCE).toMatch(/^[0-9a-f]{16}$/);
  return (await shown.getAttribute('data-value'))!;
}

export async function goTo(page: Page, step: number): Promise<void> {
  await page.locator('[data-control="time"]').evaluate((slider: HTMLInputElement, to) => {
    slider.value = String(to);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, step);
  await expect.poll(() => stepOf(page), PATIENCE).toBe(step);
  await expect.poll(() => page.locator('.pace').innerText(), PATIENCE).not.toContain('going to');
}

/** @param at @param end steps of the branch and of the end */
export async function branchAndCompare(page: Page, scenario: string, at: number, end: number): Promise<void> {
  await goTo(page, at);
  await page.locator('[data-action="branch"]').click();
  await page.locator('[data-control="twin-times"]').fill('3');
  await page.locator('[data-action="branch-now"]').click();
  await page.locator('.arm:nth-of-type(2) [data-view]').first().waitFor();
  const branched = await digestOfArm(page, 'A');
  // The dose is given at once.
  await expect.poll(() => digestOfArm(page, 'B'), PATIENCE).not.toBe(branched);
  const treatedAtBranch = await digestOfArm(page, 'B');

  await page.locator('[data-control="speed"] input').last().check();
  await click(page, 'play');
  await expect.poll(() => stepOf(page), PATIENCE).toBeGreaterThan(at + 2);
  await click(page, 'pause');
  await page.locator('[data-action="play"]').waitFor();
  await goTo(page, end);
  const ends = [await digestOfArm(page, 'A'), await digestOfArm(page, 'B')];

  // An arm that was branched off is the run that never was.
  const plain = openRun(load(`scenarios/${scenario}.yaml`));
  const { settle } = plain.engine.world.model;
  advance(plain, settle + at);
  expect(branched).toBe(digestOf(plain));
  advance(plain, end - at);
  expect(ends[0]).toBe(digestOf(plain));

  await goTo(page, at);
  expect([await digestOfArm(page, 'A'), await digestOfArm(page, 'B')]).toEqual([branched, treatedAtBranch]);
  await goTo(page, end);
  expect([await digestOfArm(page, 'A'), await digestOfArm(page, 'B')]).toEqual(ends);

  await click(page, 'share');
  const saving = page.waitForEvent('download');
  await page.locator('[data-action="save-run"]').click();
  const file = join(mkdtempSync(join(tmpdir(), 'stroma-twins-')), 'run.json');
  await (await saving).saveAs(file);
  const { code, stdout } = await spawned('replay', file);
  expect(stdout).toContain(`the last one ${ends[1]}`);
  expect(code).toBe(0);
  await page.locator('[data-action="close"]').click();
}
