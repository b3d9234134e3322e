/** Escape from killers is a trait of tumour cells: what T cells kill falls with it, and daughters have it too. */
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';

const TEXT = `
stroma: 1
extends: [base/tumour.yaml, base/immune.yaml]
title: Escape
seed: escape
duration: 2 d
cells: { tumour: { apoptosis: 0 }, vessel: { enter: { N1: 0 } } }
tissues:
  tumour:
    label: Tumour
    width: 32
    height: 32
    vesselOxygen: 60 mmHg
    layout:
      - { draw: grid, cell: vessel, every: 6 }
      - { draw: disc, cell: tumour, radius: 9 }
      - { draw: scatter, cell: CD8, fraction: 0.08 }
`;

function measured(...changes: string[]): Record<string, number> {
  const run = openRun(scenarioOf('scenarios/escape.yaml', TEXT, changes), 'escape');
  advance(run, 200);
  const measures = measuresOf(run.engine.world.model, run.scenario);
  const values = readMeasures(run.engine, measures);
  return Object.fromEntries(measures.map(({ id }, i) => [id, values[i]]));
}

test('fewer cells are left the less they escape, and killers kill none that escape wholly', () => {
  const [none, half, whole] = [0, 0.5, 1].map((share) => measured(`cells.tumour.traits.escape=${share}`));
  expect(none['tumour.events.apoptoses']).toBeGreaterThan(100);
  expect(none['tumour.tumour.count']).toBeLessThan(half['tumour.tumour.count']);
  expect(half['tumour.tumour.count']).toBeLessThan(whole['tumour.tumour.count']);
  expect(whole['tumour.events.apoptoses']).toBe(0);
  expect(whole['tumour.events.divisions']).toBeGreaterThan(20);
  expect(whole['tumour.tumour.escape.mean']).toBe(1);
});

test('killers select those that escape', () => {
  const founders = 'traits.escape.founders=0.3';
  const kept = measured(founders, 'cells.CD8.states.kill=0');
  const killed = measured(founders);
  expect(Math.abs(kept['tumour.tumour.escape.mean'] - 0.3)).toBeLessThan(0.1);
  expect(killed['tumour.tumour.escape.mean']).toBeGreaterThan(kept['tumour.tumour.escape.mean'] + 0.15);
});
