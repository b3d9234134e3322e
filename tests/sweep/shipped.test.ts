import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runsOf } from '../../src/sweep/plan.ts';
import { readSweep } from '../../src/sweep/read-sweep.ts';
import { fromDisk } from '../scenario/files.ts';

const FOLDER = 'scenarios/sweeps';
const shipped = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

test.each(shipped)('%s can be planned', (name) => {
  const path = `${FOLDER}/${name}`;
  const { plan, problems } = readSweep(path, readFileSync(path, 'utf8'), {
    files: fromDisk,
    named: (scenario) => (existsSync(`scenarios/${scenario}.yaml`) ? `scenarios/${scenario}.yaml` : null),
    version: 'test',
  });
  expect(problems).toEqual([]);
  // The one that the page opens first is small.
  expect(plan!.runs).toBeGreaterThanOrEqual(name === 'oxygen.yaml' ? 20 : 100);
  expect(() => runsOf(plan!).scenario(runsOf(plan!).run(plan!.runs))).not.toThrow();
});
