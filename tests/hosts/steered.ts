import { expect } from 'vitest';
import type { Action } from '../../src/run/command.ts';
import { inProcess, type Page } from './hosts.ts';
import type { Run } from './run.ts';

/**
 * Expects a session that is steered in the page to have the digests of its own replay, in Node and in a page, and not
 * those of the run left alone.
 *
 * @param actions each given just before a step of the run; the first comes before the first digest
 */
export async function expectReplayed(
  page: Page,
  run: Run,
  actions: { before: number; action: Action }[],
): Promise<void> {
  const steered = await page.steer(run, actions);
  expect(steered.log).toEqual(
    expect.arrayContaining(actions.map(({ before, action }) => expect.objectContaining({ step: before, ...action }))),
  );

  const replay: Run = { ...run, log: steered.log };
  expect(await inProcess(replay)).toEqual(steered.digests);
  expect(await page.run(replay)).toEqual(steered.digests);

  const alone = await inProcess(run);
  for (const [index, digest] of alone.entries()) expect(digest).not.toBe(steered.digests[index]);
}
