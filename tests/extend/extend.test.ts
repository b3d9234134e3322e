/** New biology is rows in a file: a ligand, an axis, a cell type, a drug and rules act without a line of code. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { commandsOf } from '../../src/run/schedule.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { scenarioOf } from '../laws/worlds.ts';

const file = 'tests/extend/extension.yaml';
const open = (...changes: string[]) => scenarioOf(file, readFileSync(file, 'utf8'), changes);

function after50(scenario: Prepared, arm?: string): Record<string, number> {
  const log = arm === undefined ? [] : commandsOf(scenario, scenario.arms[arm].schedule);
  const run = openRun(scenario, 'extend', log);
  advance(run, 50);
  const measures = measuresOf(run.engine.world.model, scenario);
  const values = readMeasures(run.engine, measures);
  return Object.fromEntries(measures.map((measure, i) => [measure.id, values[i]]));
}

const base = after50(open());

it('spreads the new ligand from the cells that secrete it', () => {
  expect(base['tumour.CCL2.max']).toBeGreaterThan(0.5);
  expect(after50(open('cells.tumour.secrete.CCL2=0'))['tumour.CCL2.max']).toBe(0);
});

it('brings the new cell type in, more where the ligand is', () => {
  expect(base['tumour.monocyte.count']).toBeGreaterThan(20);
  const unruled = after50(open('rules.X1.off=true'));
  expect(base['tumour.monocyte.count']).toBeGreaterThan(1.5 * unruled['tumour.monocyte.count']);
});

it('moves it faster under the new rule', () => {
  const movesPerCell = (values: Record<string, number>) =>
    values['tumour.events.moves'] / values['tumour.monocyte.count'];
  expect(movesPerCell(base)).toBeGreaterThan(movesPerCell(after50(open('rules.X2.off=true'))));
});

it('blocks the new receptor with the new drug', () => {
  const blocked = after50(open(), 'blocked');
  expect(blocked['blood.cenicriviroc']).toBeGreaterThan(10);
  expect(blocked['blood.CCR2.blocked']).toBeGreaterThan(70);
  expect(blocked['tumour.monocyte.count']).toBeLessThan(0.8 * base['tumour.monocyte.count']);
});

it('takes the ligand up through the new axis', () => {
  const free = after50(open('axes.CCL2/CCR2.uptake=0'));
  expect(free['tumour.CCL2.mean']).toBeGreaterThan(base['tumour.CCL2.mean']);
});
