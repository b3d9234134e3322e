import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runsOf } from '../../src/sweep/plan.ts';
import { readSweep } from '../../src/sweep/read-sweep.ts';
import { fromDisk } from '../scenario/files.ts';

const FOLDER = 'scenarios/sweeps';
const shipped = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

const planned = (name: string) => {
  const path = `${FOLDER}/${name}`;
  return readSweep(path, readFileSync(path, 'utf8'), {
    files: fromDisk,
    named: (scenario) => (existsSync(`scenarios/${scenario}.yaml`) ? `scenarios/${scenario}.yaml` : null),
    version: 'test',
  });
};

test.each(shipped)('%s can be planned', (name) => {
  const { plan, problems, notes } = planned(name);
  expect([problems, notes]).toEqual([[], []]);
  // The one that the page opens first is small.
  expect(plan!.runs).toBeGreaterThanOrEqual(name === 'oxygen.yaml' ? 20 : 100);
  expect(() => runsOf(plan!).scenario(runsOf(plan!).run(plan!.runs))).not.toThrow();
});

test.each(['oxygen', 'dose-response'])('the seeds that the guide names are those of runs of %s', (id) => {
  const guide = readFileSync('docs/sweeps.md', 'utf8');
  const named = [...guide.matchAll(new RegExp(`\`(${id}-[^\`]*\\d)\``, 'g'))].map(([, seed]) => seed);
  const plan = planned(`${id}.yaml`).plan!;
  const seeds = Array.from({ length: plan.runs }, (_, i) => runsOf(plan).run(i + 1).seed);
  expect(named.length).toBeGreaterThan(0);
  expect(seeds).toEqual(expect.arrayContaining(named));
});
