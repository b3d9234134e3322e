/** Progenitors have a number of their own: neither the seats alone nor what was taken away decides how many there are. */
import { beforeAll, describe, expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';

interface Marrow {
  /** Share of the sites with a niche cell; each offers two seats. */
  niche?: number;
  /** Radius about the middle within which all progenitors are removed at time 0, in sites. */
  removed?: number;
  changes?: string[];
}

const WIDTH = 32;

/** Progenitors and seated ones in a marrow that has settled for 8 d, at the start and 8 d later. */
function counted({ niche = 0.05, removed, changes = [] }: Marrow): [start: number, later: number] {
  const taken =
    removed === undefined
      ? ''
      : `schedule: [{ at: 0 d, remove: HPC, tissue: marrow, x: ${WIDTH / 2}, y: ${WIDTH / 2}, radius: ${removed} }]`;
  const scenario = scenarioOf(
    'scenarios/balance.yaml',
    `
stroma: 1
extends: base/cxcl12.yaml
title: Balance of progenitors
seed: balance
settle: 8 d
duration: 8 d
tissues:
  marrow:
    label: Marrow
    width: ${WIDTH}
    height: ${WIDTH}
    wrap: true
    vesselOxygen: 20 mmHg
    backgroundUptake: 0.6
    uniformUptake: true
    homing: true
    layout:
      - { draw: grid, cell: sinusoid, every: 6, offset: 3 }
      - { draw: scatter, cell: CAR, fraction: ${niche} }
      - { draw: seated, cell: HPC, fraction: 0.09, seated: 0.8 }
${taken}
`,
    changes,
  );
  const run = openRun(scenario);
  const count = measuresOf(run.engine.world.model, scenario).filter(({ id }) => id === 'marrow.HPC.count');
  const progenitors = (): number => readMeasures(run.engine, count)[0];
  advance(run, scenario.settle / scenario.step + 1);
  const start = progenitors();
  advance(run, scenario.duration / scenario.step - 1);
  return [start, progenitors()];
}

/** As it was without the rule: a rate that balances what differentiates only while all seats are held. */
const SEATS_ALONE = ['rules.divisionByDensity.off=true', 'cells.HPC.division=0.0094 /h'];

describe('the number of progenitors', () => {
  let usual: [number, number];
  beforeAll(() => {
    usual = counted({});
  });

  test('stays as it is', () => {
    expect(usual[1] / usual[0]).toBeGreaterThan(0.9);
    expect(usual[1] / usual[0]).toBeLessThan(1.1);
  });

  test('hardly follows that of the seats, which decide it without the rule', () => {
    expect(counted({ niche: 0.1 })[1] / usual[1]).toBeLessThan(1.4);
    const alone = counted({ changes: SEATS_ALONE })[1];
    expect(counted({ niche: 0.1, changes: SEATS_ALONE })[1] / alone).toBeGreaterThan(1.7);
  });

  test('comes back where half of them were lost', () => {
    const [left, later] = counted({ removed: 13 });
    expect(left / usual[0]).toBeLessThan(0.6);
    expect(later / usual[1]).toBeGreaterThan(0.85);
  });
});
