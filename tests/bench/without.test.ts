import { expect, test } from 'vitest';
import { costsOf } from '../../src/bench/without.ts';
import { advance, digestOf, openRun } from '../../src/run/run.ts';
import { crowdedWorld } from '../laws/worlds.ts';

test('parts are timed from a state that stays as it was, also after what happened to it', () => {
  const run = openRun(crowdedWorld(), 'x', [{ step: 3, do: 'set', path: 'tissues.tumour.vesselOxygen', value: 12 }]);
  advance(run, 6);
  const before = digestOf(run);
  const seen: string[] = [];
  const costs = costsOf(run, {
    paths: ['rules.R1', 'cells.tumour.speed'],
    rounds: 3,
    steps: 2,
    onPath: (path, index) => seen.push(`${index} ${path}`),
  });
  expect(digestOf(run)).toBe(before);
  expect(seen).toEqual(['0 rules.R1', '1 cells.tumour.speed']);
  expect(costs.map(({ path }) => path)).toEqual(['rules.R1', 'cells.tumour.speed']);
  for (const { whole, less, ratio } of costs) expect(Math.min(whole, less, ratio)).toBeGreaterThan(0);
});
