/** The fits that come with Stroma: of the model as it is, and what is told of them follows from their points. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeFits, fitNames, fitOf, isFreshFit } from '../../src/cli/describe/describe-fits.ts';
import { planOf } from '../../src/cli/sweep/files.ts';
import { identify } from '../../src/sweep/fit/identify.ts';

const names = fitNames();

test('there are some', () => {
  expect(names).toContain('niche-fit');
});

describe.each(names)('%s', (name) => {
  const kept = fitOf(name);
  const plan = planOf(name, {});

  test('is of the model and of the sweep as they are', () => {
    expect(isFreshFit(kept, plan)).toBe(true);
    expect(kept.factors.map(({ factor }) => factor)).toEqual(plan.factors.map((one) => one.name));
    expect(isFreshFit({ ...kept, models: {} }, plan)).toBe(false);
  });

  test('its verdicts are those of its points', () => {
    const again = identify(kept.points, []);
    for (const [i, { verdict, spread, spreadAlone }] of again.entries()) {
      expect(kept.factors[i].verdict).toBe(verdict);
      expect(kept.factors[i].spread).toBeCloseTo(spread, 10);
      expect(kept.factors[i].spreadAlone).toBeCloseTo(spreadAlone, 10);
    }
  });

  test('all its points are near enough to every measurement', () => {
    for (const { values } of kept.points) {
      const read = (scenario: string, measure: string): number =>
        values[kept.foretold.findIndex((one) => one.scenario === scenario && one.measure === measure)];
      for (const { scenario, measure, relativeTo, value, tolerance } of kept.targets) {
        const reached = read(scenario, measure) / (relativeTo === null ? 1 : read(relativeTo, measure));
        expect(Math.abs(reached - value)).toBeLessThanOrEqual(kept.tolerance * tolerance);
      }
    }
  });
});

test('the document is the one that is made now', () => {
  expect(readFileSync('docs/fits.md', 'utf8').trimEnd()).toBe(describeFits().trimEnd());
});
