/** Lymph: cells beside lymphatics leave for the node, and what is counted in blood and lymph is what left. */
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';

const TEXT = `
stroma: 1
extends: base/spread.yaml
title: Lymph
seed: lymph
duration: 10 d
cells: { tumour: { apoptosis: 0, division: 0, lymphEntry: 0.01 /min } }
circulation: { seedingGain: 1, strains: 3, organs: { node: { tissue: node } } }
tissues:
  tumour:
    label: Tumour
    width: 48
    height: 48
    sites: 2304
    vesselOxygen: 40 mmHg
    layout:
      - { draw: grid, cell: vessel, every: 8 }
      - { draw: block, cell: lymphatic, x: 24, y: 0, width: 1, height: 48, fraction: 0.7 }
      - { draw: disc, cell: tumour, radius: 16, clones: 3 }
  node:
    label: Node
    width: 48
    height: 48
    sites: 2304
    vesselOxygen: 40 mmHg
    layout:
      - { draw: block, cell: lymphatic, x: 0, y: 24, width: 48, height: 1, fraction: 0.5 }
`;

function measured(...changes: string[]): Record<string, number> {
  const run = openRun(scenarioOf('scenarios/lymph.yaml', TEXT, changes), 'lymph');
  advance(run, 100);
  const measures = measuresOf(run.engine.world.model, run.scenario);
  const values = readMeasures(run.engine, measures);
  return Object.fromEntries(measures.map(({ id }, i) => [id, values[i]]));
}

const run = measured();

test('cells beside lymphatics enter lymph, as many as the rates say', () => {
  const left = run['tumour.events.lymphEntries'];
  expect(left).toBeGreaterThan(20);
  // One sample stands for the whole tissue here, so the mean-field number is the expectation of the events.
  expect(Math.abs(run['organs.node.tumour'] - left)).toBeLessThan(4 * Math.sqrt(left));
});

test('they arrive in the node, beside its lymphatics, with the clone that they had', () => {
  expect(run['node.events.arrivals']).toBeGreaterThan(10);
  expect(run['node.tumour.count']).toBeGreaterThan(5);
  const clones = [1, 2, 3].map((k) => run[`organs.node.tumour.clone${k}`]);
  expect(clones.reduce((sum, one) => sum + one, 0)).toBeCloseTo(run['organs.node.tumour'], 6);
});

test('without CXCR4 and CCR7 nobody enters', () => {
  const none = measured('cells.tumour.receptors.CXCR4=0', 'cells.tumour.receptors.CCR7=0');
  expect(none['tumour.events.lymphEntries']).toBe(0);
  expect(none['organs.node.tumour']).toBe(0);
});

test('VEGF-C makes lymphatics sprout', () => {
  const grown = measured('cells.tumour.secrete.VEGFC=0.1', 'cells.lymphatic.sprouting=0.01');
  expect(grown['tumour.lymphatic.count']).toBeGreaterThan(run['tumour.lymphatic.count'] + 3);
});
