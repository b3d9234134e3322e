/** Drugs that do something other than block a receptor. */
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { commandsOf } from '../../src/run/schedule.ts';
import { scenarioOf } from '../laws/worlds.ts';

const TEXT = `
stroma: 1
extends: base/drugs.yaml
title: Drugs
seed: drugs
duration: 10 d
rules: { R9: { off: true } }
cells: { tumour: { division: 0 } }
species:
  gas:
    kind: ligand
    label: Drug in tissue
    diffusion: 3000 um2/min
    decay: 0.05 /min
    permeability: 10 um/min
    start: zero
drugs:
  carried:
    label: Carried
    field: gas
    molarMass: 500 g/mol
    free: 1
    route: intravenous
    absorption: 60 /h
    volume: 5 L
    clearance: 0 L/h
    dose: { unit: mg, usual: 1, high: 10 }
tissues:
  tumour:
    label: Tumour
    width: 48
    height: 48
    vesselOxygen: 40 mmHg
    layout:
      - { draw: grid, cell: vessel, every: 12, offset: 6 }
      - { draw: scatter, cell: CAF, fraction: 0.1, where: all }
      - { draw: disc, cell: tumour, radius: 20, fraction: 0.5 }
schedule: []
`;

function measured(dose: string, ...changes: string[]): Record<string, number> {
  const scenario = scenarioOf('scenarios/drugs.yaml', TEXT, changes);
  const [drug, amount] = dose.split(' ');
  const log = drug ? commandsOf(scenario, [{ at: 0, dose: drug, amount: Number(amount) }]) : [];
  const run = openRun(scenario, 'drugs', log);
  advance(run, 100);
  const measures = measuresOf(run.engine.world.model, scenario);
  const values = readMeasures(run.engine, measures);
  return Object.fromEntries(measures.map(({ id }, i) => [id, values[i]]));
}

const none = measured('');
const signal = 'tumour.tumour.node.AKT';

test('an antibody against a ligand silences its receptor, and what cells no longer take up stays', () => {
  const antibody = measured('antiCXCL12 300');
  expect(antibody[signal]).toBeLessThan(0.02 * none[signal]);
  expect(antibody['tumour.CXCL12.mean']).toBeGreaterThan(1.05 * none['tumour.CXCL12.mean']);
});

test('a blocker given at the tumour stays', () => {
  const blocked = measured('GSTNT21MP 29');
  expect(blocked['blood.GSTNT21MP']).toBeCloseTo(1000, 0);
  expect(blocked[signal]).toBeLessThan(0.3 * none[signal]);
});

test('a cytotoxic drug kills, less those that resist', () => {
  const killed = measured('cytotoxic 120');
  const resistant = measured('cytotoxic 120', 'cells.tumour.traits.resistance=1');
  expect(killed['tumour.events.apoptoses']).toBeGreaterThan(2 * none['tumour.events.apoptoses'] + 40);
  expect(resistant['tumour.events.apoptoses']).toBeLessThan(0.5 * killed['tumour.events.apoptoses']);
  expect(killed['tumour.tumour.CXCR4.mean']).toBeGreaterThan(1.1 * none['tumour.tumour.CXCR4.mean']);
});

test('a targeted toxin kills by the level of its receptor', () => {
  const much = measured('targetedToxin 5');
  const little = measured('targetedToxin 5', 'cells.tumour.receptors.CXCR4=0.2');
  expect(much['tumour.events.apoptoses']).toBeGreaterThan(1.8 * little['tumour.events.apoptoses']);
});

test('a drug with a field of its own is in blood at once, in tissue less', () => {
  const carried = measured('carried 10');
  expect(carried['blood.gas']).toBeCloseTo(4000, 0);
  expect(carried['tumour.gas.mean']).toBeGreaterThan(10);
  expect(carried['tumour.gas.mean']).toBeLessThan(0.8 * 4000);
  expect(carried['tumour.gas.max']).toBeLessThanOrEqual(4000);
});
