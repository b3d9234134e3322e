/** The sweeps that come with Stroma: what they vary stays round what the scenarios say. */
import { expect, test } from 'vitest';
import { planOf, sweepNames } from '../../src/cli/sweep/files.ts';
import { isTree } from '../../src/scenario/paths.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';

const valueAt = (scenario: Prepared, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((at, key) => (isTree(at) ? at[key] : undefined), scenario);

test.each(sweepNames())('%s has the number of the scenario within each range that it varies', (name) => {
  const { factors, scenarios } = planOf(name, {});
  for (const { name: factor, range, leaves } of factors)
    for (const { name: of, scenario } of range === null ? [] : scenarios)
      for (const { keys, times } of leaves?.[of] ?? []) {
        const value = Number(valueAt(scenario, keys)) / times;
        expect(value, factor).toBeGreaterThanOrEqual(range!.from);
        expect(value, factor).toBeLessThanOrEqual(range!.to);
      }
});
