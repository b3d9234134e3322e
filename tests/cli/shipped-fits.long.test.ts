/** Points of the fits that come with Stroma, computed again. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planOf } from '../../src/cli/sweep/files.ts';
import { batchPlan } from '../../src/sweep/fit/fit.ts';
import type { KeptFit } from '../../src/sweep/fit/posterior.ts';
import { makeJob } from '../../src/sweep/job.ts';

const FOLDER = 'scenarios/fits';
const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));

test.each(names)('two points of %s give what is kept of them', (name) => {
  const kept = JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as KeptFit;
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
