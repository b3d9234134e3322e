import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { neededEngines } from '../../scripts/engines.mjs';
import type { Action } from '../../src/simulation/protocol.ts';
import { EVENTS } from '../../src/world/world.ts';
import { BUSY, comparedRuns } from './compared.ts';
import { bareEngine, commandLine, eventsOf, inProcess, Page, restored } from './hosts.ts';
import type { Run } from './run.ts';

const steps = [20, 40, 80];
const runs = comparedRuns(steps);

const needed = neededEngines();
let page: Page;

beforeAll(async () => {
  if (needed.includes('browser')) page = await Page.open(inject('page'));
});
afterAll(() => page?.close());

describe.each(runs)('$name has the same digests', (run) => {
  let expected: string[];

  beforeAll(async () => {
    expected = await inProcess(run);
  }, 120_000);

  test('in Node, different from step to step', () => {
    expect(expected).toHaveLength(steps.length);
    expect(new Set(expected).size).toBe(steps.length);
    for (const digest of expected) expect(digest).toMatch(/^[0-9a-f]{16}$/);
  });

  test('restored from a snapshot half-way', async () => {
    expect(await restored(run)).toEqual(expected);
  });

  test('on the command line', async () => {
    expect(await commandLine(run)).toEqual(expected);
  });

  test.skipIf(!needed.includes('browser'))('in the worker of the page', async () => {
    expect(await page.run(run)).toEqual(expected);
  });

  test.skipIf(!needed.includes('jsc'))('in the engine of Safari', async () => {
    expect(await bareEngine('jsc')(run)).toEqual(expected);
  });

  test.skipIf(!needed.includes('gjs'))('in the engine of Firefox', async () => {
    expect(await bareEngine('gjs')(run)).toEqual(expected);
  });

  test('and others with another seed', async () => {
    const [other] = await inProcess({ ...run, seed: `${run.seed}-other`, steps: [run.steps[0]!] });
    expect(other).not.toBe(expected[0]);
  });
});

test('every kind of event happens in the small busy world', async () => {
  const busy = comparedRuns([200]).find(({ name }) => name === BUSY)!;
  const counts = await eventsOf(busy);
  expect(EVENTS.filter((event) => !(counts[event]! > 0))).toEqual([]);
});

describe.skipIf(!needed.includes('browser'))('a session steered in the page', () => {
  const run: Run = { ...runs[0]!, steps: [20, 40, 60] };
  const actions: { before: number; action: Action }[] = [
    { before: 10, action: { do: 'set', path: 'tissues.tumour.vesselOxygen', value: 12 } },
    { before: 30, action: { do: 'dose', drug: 'plerixafor', amount: 16.8 } },
    { before: 30, action: { do: 'set', path: 'tissues.tumour.vesselOxygen', value: 55 } },
  ];

  test('has the digests of its own replay in Node and in a page, and not those of the run left alone', async () => {
    const steered = await page.steer(run, actions);
    expect(steered.log).toEqual(
      expect.arrayContaining(actions.map(({ before, action }) => ({ step: before, ...action }))),
    );

    const replay: Run = { ...run, log: steered.log };
    expect(await inProcess(replay)).toEqual(steered.digests);
    expect(await page.run(replay)).toEqual(steered.digests);

    const alone = await inProcess(run);
    for (const [index, digest] of alone.entries()) expect(digest).not.toBe(steered.digests[index]);
  });
});
