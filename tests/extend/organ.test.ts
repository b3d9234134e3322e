/** A new organ with a tissue of its own is rows in a file: tumour cells arrive there, die, rest and grow. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';

const file = 'tests/extend/organ.yaml';
const text = readFileSync(file, 'utf8');

/** Measures after so many days, with changes to the scenario. */
function measuredAt(days: number, ...changes: string[]): Record<string, number> {
  const run = openRun(scenarioOf(file, text, changes), 'organ');
  advance(run, days * 240);
  const measures = measuresOf(run.engine.world.model, run.scenario);
  const values = readMeasures(run.engine, measures);
  return Object.fromEntries(measures.map(({ id }, i) => [id, values[i]]));
}

describe('in the new organ', () => {
  const base = measuredAt(6);

  it('cells arrive by blood, on its lattice', () => {
    expect(base['organs.kidney.tumour']).toBeGreaterThan(1e5);
    expect(base['kidney.events.arrivals']).toBeGreaterThan(20);
    // Its weight and the seeding gain say how many of the body arrive on the sample.
    const expected = (base['organs.kidney.tumour'] * 1000) / (4e10 / 1024);
    expect(Math.abs(base['kidney.events.arrivals'] - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('more cells arrive the more CXCL12 its cells make', () => {
    const none = measuredAt(1, 'cells.tubule.secrete.CXCL12=0');
    expect(measuredAt(1)['organs.kidney.tumour']).toBeGreaterThan(2 * none['organs.kidney.tumour']);
  });

  it('they rest among its cells: without that row they are many more', () => {
    const restless = measuredAt(6, 'rules.arrivalsRest.off=true');
    expect(restless['kidney.tumour.count']).toBeGreaterThan(2 * base['kidney.tumour.count']);
    expect(restless['kidney.tumour.lesions']).toBeGreaterThan(0);
    expect(restless['kidney.events.arrivals']).toBeGreaterThan(0.5 * base['kidney.events.arrivals']);
  });

  it('they die among its cells: without that row more live', () => {
    const lasting = measuredAt(6, 'rules.arrivalsDie.off=true');
    expect(base['kidney.events.apoptoses']).toBeGreaterThan(10);
    expect(lasting['kidney.events.apoptoses']).toBeLessThan(0.5 * base['kidney.events.apoptoses']);
    expect(lasting['kidney.tumour.count']).toBeGreaterThan(base['kidney.tumour.count']);
  });
});

it('is as in the shared file, where lung and liver hold the CXCL12 at their vessels that they have without a tissue', () => {
  const of = measuredAt(0.05);
  for (const organ of ['lung', 'liver']) expect(Math.abs(of[`${organ}.vessel.at.CXCL12`] - 2)).toBeLessThan(0.2);
});
