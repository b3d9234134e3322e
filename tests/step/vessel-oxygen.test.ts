import { expect, test } from 'vitest';
import { advance, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';

const text = (share: string): string => `stroma: 1
extends: base/cxcl12.yaml
title: Two kinds of vessels
seed: 1
duration: 1 d
cells:
  poor:
    label: Poor vessel
    singular: poor vessel
    plural: poor vessels
    like: vessel
    layer: structural
    look: { shape: ring, dark: "#ffb48f", light: "#d9713f" }
    perfuses: { radius: 4 um${share} }
tissues:
  tumour:
    label: Tumour
    width: 48
    height: 32
    vesselOxygen: 60 mmHg
    layout:
      - { draw: spans, cell: vessel, spans: [[10, 5, 3]] }
      - { draw: spans, cell: poor, spans: [[31, 5, 3]] }
`;

const pressures = (share: string): number[] => {
  const run = openRun(scenarioOf('scenarios/two.yaml', text(share)));
  advance(run, 3);
  const { lattice, fields } = run.engine.world.tissues[0];
  const oxygen = fields[run.engine.world.model.oxygen.species];
  return [11, 32].map((x) => oxygen[5 * lattice.stride + x]);
};

test('a vessel carries the share of its tissue’s oxygen that its type says, and all of it by default', () => {
  expect(pressures(', oxygen: 0.25')).toEqual([60, 15]);
  expect(pressures('')).toEqual([60, 60]);
});
