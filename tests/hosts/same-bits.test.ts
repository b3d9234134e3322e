import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { neededEngines } from '../../scripts/engines.mjs';
import { EVENTS } from '../../src/world/world.ts';
import { BUSY, fewCompared } from './compared.ts';
import { bareEngine, commandLine, eventsOf, inProcess, Page, restored } from './hosts.ts';
import type { Run } from './run.ts';
import { expectReplayed } from './steered.ts';

const steps = [20, 40, 80];
const runs = fewCompared(steps);
const busyRun = (): Run => runs.find(({ name }) => name === BUSY)!;

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
    const [other] = await inProcess({ ...run, seed: `${run.seed}-other`, steps: [run.steps[0]] });
    expect(other).not.toBe(expected[0]);
  });
});

test('every kind of event happens in the small busy world', async () => {
  const counts = await eventsOf({ ...busyRun(), steps: [200] });
  expect(EVENTS.filter((event) => !(counts[event] > 0))).toEqual([]);
});

test.skipIf(!needed.includes('browser'))(
  'a session steered in the page has the digests of its own replay',
  async () => {
    await expectReplayed(page, { ...busyRun(), steps: [8, 16] }, [
      { before: 5, action: { do: 'set', path: 'tissues.tumour.vesselOxygen', value: 12 } },
      { before: 12, action: { do: 'dose', drug: 'plerixafor', amount: 16.8 } },
    ]);
  },
);
