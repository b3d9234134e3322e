import { expect, test } from 'vitest';
import { modelOf } from '../../src/scenario/prepared.ts';
import { threadsFor } from '../../src/threads/suited.ts';
import { scenarioOf } from '../hosts/run.ts';

/** The model of the busy world on a square lattice. */
const busy = (side: number) =>
  modelOf(
    scenarioOf({
      name: 'busy',
      file: 'scenarios/bench/turnover.yaml',
      seed: 'threads',
      steps: [],
      changes: [`tissues.tumour.width=${side}`, `tissues.tumour.height=${side}`],
    }),
  );

test.each([
  ['a small world', 64, 16, 1],
  ['a world too small for two', 128, 2, 1],
  ['a usual world', 160, 16, 4],
  ['a usual world on two cores', 160, 2, 2],
  ['a usual world on one core', 160, 1, 1],
  ['a large world', 1000, 16, 4],
])('%s has the threads that help', (_, side, cores, threads) => {
  expect(threadsFor(busy(side), cores)).toBe(threads);
});
