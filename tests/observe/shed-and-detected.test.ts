/** What a count of blood finds, the mass that sheds it, and the blood that leaves it, each computed another way. */
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';

const TEXT = `
stroma: 1
extends: base/cxcl12.yaml
title: Shed
seed: shed
duration: 2 d
circulation: { detected: 0.25 }
tissues:
  tumour:
    label: Tumour
    width: 40
    height: 40
    sites: 1.6e9
    vesselOxygen: 40 mmHg
    layout:
      - { draw: grid, cell: vessel, every: 6 }
      - { draw: disc, cell: tumour, radius: 12, fraction: 0.8 }
  plain: { label: Plain, width: 16, height: 16, vesselOxygen: 40 mmHg, layout: [{ draw: scatter, cell: tumour, fraction: 0.5 }] }
`;

function measured(...changes: string[]): Record<string, number> {
  const scenario = scenarioOf('scenarios/shed.yaml', TEXT, changes);
  const run = openRun(scenario, 'shed');
  advance(run, 200);
  const measures = measuresOf(run.engine.world.model, scenario);
  const values = readMeasures(run.engine, measures);
  return Object.fromEntries(measures.map(({ id }, i) => [id, values[i]]));
}
const run = measured();

test('a count finds its share of the cells in 7.5 mL', () => {
  expect(run['blood.tumour']).toBeGreaterThan(1);
  expect(run['blood.tumour.detected'] / (run['blood.tumour'] * 7.5 * 0.25)).toBeCloseTo(1, 9);
  expect(measured('circulation.detected=1')['blood.tumour.detected'] / run['blood.tumour.detected']).toBeCloseTo(4, 9);
});

test('a tumour weighs as much as its cells, of 8 pL each; a lattice that is no sample weighs nothing', () => {
  const cells = run['tumour.tumour.count'] + run['tumour.tumour.dead'];
  expect(run['blood.tumour.mass'] / (cells * 1e6 * 8e-9)).toBeCloseTo(1, 9);
});

test('blood that leaves it carries what enters and what is shed', () => {
  const millilitres = 0.1 * 60 * run['blood.tumour.mass'];
  const effluent = run['blood.tumour'] + run['blood.tumour.shed'] / millilitres;
  expect(run['blood.tumour.effluent'] / (effluent / run['blood.tumour'])).toBeCloseTo(1, 9);
  expect(run['blood.tumour.effluent']).toBeGreaterThan(2);
});
