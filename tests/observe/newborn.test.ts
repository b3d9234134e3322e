/** Cells that came of a division within a day, against a count kept from step to step. */
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { openRun, stepOnce } from '../../src/run/run.ts';
import { PHASE } from '../../src/world/world.ts';
import { readText, small } from '../scenario/files.ts';

test('newborn is the share of the living that appeared beside their mothers in the last 24 hours', () => {
  const layout = '- { draw: grid, cell: vessel, every: 6 }\n      - { draw: scatter, cell: tumour, fraction: 0.2 }';
  const text = small().replace('- { draw: disc, cell: tumour, radius: 10 }', layout).replaceAll('64', '32');
  const scenario = readText(text, ['cells.tumour.division=0.002 /min']).scenario!;
  const run = openRun(scenario, 'labelled');
  const { world } = run.engine;
  const { pool } = world.tissues[0];
  const tumour = world.model.names.cells.indexOf('tumour');
  const [measure] = measuresOf(world.model, scenario).filter(({ id }) => id === 'tumour.tumour.newborn');
  const appeared = new Map<string, number>();
  const shares: number[] = [];
  for (let step = 0; step < 300; step++) {
    const living: string[] = [];
    for (let row = 0; row < pool.counts[0]; row++) {
      if (pool.type[row] === tumour + 1 && pool.phase[row] === PHASE.alive)
        living.push(`${pool.identityHigh[row]} ${pool.identityLow[row]}`);
    }
    // Nothing enters this tissue from elsewhere: whoever is not there at the start is a daughter.
    for (const one of living) if (!appeared.has(one)) appeared.set(one, step === 0 ? Number.NEGATIVE_INFINITY : step);
    const young = living.filter((one) => appeared.get(one)! > step - 240).length;
    const [read] = readMeasures(run.engine, [measure]);
    expect(read).toBeCloseTo((100 * young) / living.length, 9);
    shares.push(read);
    stepOnce(run);
  }
  expect(shares[0]).toBe(0);
  expect(Math.max(...shares)).toBeGreaterThan(5);
});
