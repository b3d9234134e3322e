/** Cells may arrest in an organ without chemokine or integrin: as many more as the organ's `arrest` says. */
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';

const TEXT = `
stroma: 1
extends: base/cxcl12.yaml
title: Arrest
seed: arrest
duration: 1 d
circulation:
  influx: { tumour: 1e6 /h }
  homingFloor: 0.1
  organs: { lung: { share: 1e-6, arrest: 0 }, liver: { share: 1e-6, arrest: 0.3 } }
tissues: { tumour: { label: Tumour, width: 16, height: 16, vesselOxygen: 40 mmHg, layout: [] } }
`;

function arrived(...changes: string[]): { lung: number; liver: number } {
  const run = openRun(scenarioOf('scenarios/arrest.yaml', TEXT, changes), 'arrest');
  advance(run, 60);
  const measures = measuresOf(run.engine.world.model, run.scenario);
  const of = (organ: string) => measures.filter(({ id }) => id === `organs.${organ}.tumour`);
  const [lung, liver] = readMeasures(run.engine, [...of('lung'), ...of('liver')]);
  return { lung, liver };
}

test('without CXCR4 cells arrive by the general floor and by the arrest of the organ', () => {
  const { lung, liver } = arrived('cells.tumour.receptors.CXCR4=0');
  expect(lung).toBeGreaterThan(0);
  expect(liver / lung).toBeCloseTo((0.1 + 0.3) / 0.1, 9);
});

test('with CXCR4 chemokine adds to it', () => {
  const without = arrived('cells.tumour.receptors.CXCR4=0');
  const { lung, liver } = arrived();
  // The two organs have the same chemokine: what sets them apart is the arrest.
  expect(lung).toBeGreaterThan(2 * without.lung);
  expect(liver - lung).toBeGreaterThan(0);
  const none = arrived('circulation.organs.liver.arrest=0');
  expect(none.liver).toBe(none.lung);
});
