/** Rules may change how fast cells die in blood: by what is in blood, by drugs, and by what the cells themselves are. */
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';

/** Cells that blood brings and that home nowhere: at rest their number is influx over loss. */
const text = (rule: string) => `
stroma: 1
extends: [base/cxcl12.yaml, base/heterogeneity.yaml]
title: Loss
seed: loss
duration: 4 d
circulation: { influx: { tumour: 1e6 /h }, halfLife: 2 h, homing: 0 }
tissues: { tumour: { label: Tumour, width: 16, height: 16, vesselOxygen: 40 mmHg, layout: [] } }
rules: { slower: { says: dies more slowly, cells: tumour, output: { lossFromBlood: 0.25 }, ${rule} } }
`;

function inBlood(rule: string, ...changes: string[]): number {
  const run = openRun(scenarioOf('scenarios/loss.yaml', text(rule), changes), 'loss');
  advance(run, 600);
  const number = measuresOf(run.engine.world.model, run.scenario).filter(({ id }) => id === 'blood.tumour.number');
  return readMeasures(run.engine, number)[0];
}

const LOSS = Math.LN2 / 2;

test('without a rule that acts, influx over loss circulates', () => {
  expect(inBlood('input: drug.plerixafor, half: 10')).toBeCloseTo(1e6 / LOSS, -1);
  expect(inBlood('input: "1", half: 0.000001', 'cells.tumour.lossFromBlood=2') / (1e6 / (LOSS * 2 * 0.25))).toBeCloseTo(
    1,
    3,
  );
});

test('ligand in blood decides by its level there', () => {
  // Blood holds CXCL12 at its level; half of the effect comes at just that.
  const held = 'input: blood.CXCL12, half: 0.1';
  const at = (level: number) => inBlood(held, `species.CXCL12.bloodLevel=${level}`);
  const expected = (level: number) => 1e6 / (LOSS * (1 - (0.75 * level) / (level + 0.1)));
  for (const level of [0.02, 0.1, 1]) expect(at(level) / expected(level)).toBeCloseTo(1, 2);
});

test('a trait of the cells decides as well', () => {
  const half = inBlood('input: trait.inbornCXCR4, half: 1');
  expect(half / (1e6 / (LOSS * (1 - 0.75 / 2)))).toBeCloseTo(1, 5);
});
