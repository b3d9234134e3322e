import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { neededEngines } from '../../scripts/engines.mjs';
import { runToEnd } from '../../src/base/resumable.ts';
import { startHelpers } from '../../src/cli/helpers.ts';
import { isCount, measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, append, closeRun, digestOf, openRun, readRun } from '../../src/run/run.ts';
import { restoreRun, takeSnapshot } from '../../src/run/snapshot.ts';
import { nextOf, PIECE_MASK, piecesOf, WORD } from '../../src/threads/control.ts';
import { controlOf } from '../../src/threads/crew.ts';
import { Page } from './hosts.ts';
import { scenarioOf } from './run.ts';
import { askedFor, few, given, onThreads, shipped } from './threads.ts';

describe.each([...few, askedFor, given])('$name', (run) => {
  test('has the same digest on 1, 2, 3 and 8 threads', () => {
    const expected = onThreads(run, 1);
    expect(onThreads(run, 2)).toEqual(expected);
    expect(onThreads(run, 3)).toEqual(expected);
    expect(onThreads(run, 8)).toEqual(expected);
  });
});

test.each([...few, askedFor])(
  '$name has the same measures on 1, 2 and 8 threads, and is not changed by reading',
  (run) => {
    const readOn = (threads: number): { digests: string[]; read: Float64Array[] } => {
      const read: Float64Array[] = [];
      const digests = onThreads({ ...run, steps: [12] }, threads, (opened, step) => {
        const measures = measuresOf(opened.engine.world.model, opened.scenario);
        // All of them, and those that only count, in turn: each leaves the memory of the other in use.
        const some = step % 2 === 0 ? measures : measures.filter(isCount);
        read.push(runToEnd(readRun(opened, some)));
        expect(read.at(-1)).toEqual(readMeasures(opened.engine, some));
      });
      return { digests, read };
    };
    const expected = readOn(1);
    expect(expected.digests).toEqual(onThreads({ ...run, steps: [12] }, 1));
    expect(readOn(2)).toEqual(expected);
    expect(readOn(8)).toEqual(expected);
  },
);

/** Large enough for its fields to be divided into strips on more threads than it has fields. */
const large = shipped.find(({ name }) => name === 'bench/turnover.yaml')!;
test.each([false, true])('a large lattice has the same digest on 1, 2 and 6 threads; rings: %s', (wrap) => {
  const changes = ['width=272', 'height=240', `wrap=${wrap}`].map((one) => `tissues.tumour.${one}`);
  const run = { ...large, changes, steps: [2] };
  const [expected] = onThreads(run, 1);
  expect(onThreads(run, 2)).toEqual([expected]);
  expect(onThreads(run, 6)).toEqual([expected]);
});

const flagship = few.find(({ name }) => name === 'hypoxia.yaml')!;

test('threads learn of what is changed while a run goes on', () => {
  const digestWith = (threads: number): string => {
    const helpers = startHelpers(threads);
    const run = openRun(scenarioOf(flagship), 'steered', undefined, { helpers });
    for (const [at, value] of [5, 20, 60, 10].entries()) {
      append(run, { step: 4 * at, do: 'set', path: 'tissues.tumour.vesselOxygen', value });
    }
    append(run, { step: 9, do: 'knockout', path: 'rules.R10' });
    advance(run, 24);
    const digest = digestOf(run);
    closeRun(run);
    helpers.end();
    return digest;
  };
  const expected = digestWith(1);
  expect(digestWith(2)).toBe(expected);
  expect(digestWith(3)).toBe(expected);
});

test('helpers go from one run to the next', () => {
  const helpers = startHelpers(2);
  const digests = [1, 2, 3].map(() => {
    const run = openRun(scenarioOf(flagship), 'again', undefined, { helpers });
    advance(run, 5);
    const digest = digestOf(run);
    closeRun(run);
    return digest;
  });
  helpers.end();
  expect(new Set(digests).size).toBe(1);
});

describe('a thread that dies', () => {
  const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  test('ends the run with an error that names it; what was saved goes on with the same bits', async () => {
    const helpers = startHelpers(3);
    const run = openRun(scenarioOf(flagship), 'lost', undefined, { helpers });
    advance(run, 5);
    const saved = takeSnapshot(run);
    helpers.list[1].end();
    for (let waited = 0; helpers.failure() === null && waited < 10_000; waited += 50) await moment(50);
    expect(() => advance(run, 5)).toThrow(/thread 3 of 3 ended/);
    expect(() => advance(run, 1)).toThrow(/thread 3 of 3 ended/);
    closeRun(run);
    helpers.end();
    const alone = openRun(scenarioOf(flagship), 'lost');
    advance(alone, 10);
    const restored = restoreRun(saved);
    advance(restored, 5);
    expect(digestOf(restored)).toBe(digestOf(alone));
  });

  test('in the midst of a part is missed within the time that a part may take', async () => {
    const helpers = {
      list: [{ post: () => {}, end: () => {} }],
      cores: 2,
      patience: 1000,
      failure: () => null,
      end: () => {},
    };
    const run = openRun(scenarioOf(flagship), 'lost', undefined, { helpers });
    const { words } = controlOf(run.engine.world);
    // Takes one part as a helper does, and is never heard of again.
    const thief = new Worker(
      `const { words, NEXT, PIECES, BUSY, MASK } = require('node:worker_threads').workerData;
       for (;;) {
         const next = Atomics.load(words, NEXT);
         const isThere = (next & MASK) < Atomics.load(words, PIECES);
         if (isThere && Atomics.compareExchange(words, NEXT, next, next + 1) === next) break;
       }
       Atomics.store(words, BUSY, 1);`,
      {
        eval: true,
        workerData: { words, NEXT: nextOf(0), PIECES: piecesOf(0), BUSY: WORD.busy + 1, MASK: PIECE_MASK },
      },
    );
    const began = performance.now();
    expect(() => advance(run, 200)).toThrow('thread 2 of 2 did not finish a part of a step within 1 s');
    expect(performance.now() - began).toBeLessThan(20_000);
    await thief.terminate();
    closeRun(run);
  });
});

describe.skipIf(!neededEngines().includes('browser'))('in a page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await Page.open(inject('page'));
  });
  afterAll(() => page?.close());

  test('the flagship has the same digest on 2 threads', async () => {
    const { digests, threads } = await page.steer(flagship, [], 2);
    expect(threads).toBe(2);
    expect(digests).toEqual(onThreads(flagship, 1));
  });
});
