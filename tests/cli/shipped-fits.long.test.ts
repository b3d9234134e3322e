/** Points of the fits that come with Stroma, computed again. */
import { expect, test } from 'vitest';
import { fitNames, fitOf } from '../../src/cli/describe/describe-fits.ts';
import { planOf } from '../../src/cli/sweep/files.ts';
import { batchPlan } from '../../src/sweep/fit/fit.ts';
import { makeJob } from '../../src/sweep/job.ts';

test.each(fitNames())('two points of %s give what is kept of them', (name) => {
  const kept = fitOf(name);
  const plan = planOf(name, {});
  for (const { shares, generation, batch, point, values } of [kept.points[0], kept.points[kept.points.length - 1]]) {
    // Of its batch only this point is computed: the seed of a run names its place, and no other point.
    const all = Array.from({ length: point }, () => shares);
    const own = generation === 0 ? plan : batchPlan(plan, all, generation, batch);
    const job = makeJob(own);
    const found = own.scenarios.flatMap((_, s) => job(s * own.points * own.replicates + point).readings);
    expect(found.map(({ value }) => value)).toEqual(values);
  }
});
