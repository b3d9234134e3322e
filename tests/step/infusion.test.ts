/** What is given to blood over a time: drugs at a rate or held at a level, and cells. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun, type Run } from '../../src/run/run.ts';
import { DRUG, NICHE } from '../../src/step/circulation/blood.ts';
import { arrivalsAt } from '../../src/step/circulation/circulating-cells.ts';
import { EVENT } from '../../src/world/world.ts';
import { scenarioOf } from '../laws/worlds.ts';

/** An empty tissue, so that blood alone decides. */
const text = (schedule: string, more = '') => `
stroma: 1
extends: base/cxcl12.yaml
title: Given
seed: given
duration: 4 d
tissues: { tumour: { label: Tumour, width: 16, height: 16, vesselOxygen: 40 mmHg, layout: [] } }
schedule: [${schedule}]
${more}`;

const opened = (schedule: string, more = '', changes: readonly string[] = []): Run =>
  openRun(scenarioOf('scenarios/given.yaml', text(schedule, more), changes), 'given');

/** The value of a measure. */
function read(run: Run, id: string): number {
  const found = measuresOf(run.engine.world.model, run.scenario).filter((one) => one.id === id);
  expect(found, id).toHaveLength(1);
  return readMeasures(run.engine, found)[0];
}

const HOUR = 10;
const FREE = 'blood.plerixafor';

test('an infusion comes to the level at which as much is cleared: rate over clearance', () => {
  const run = opened('{ at: 0 h, infuse: plerixafor, rate: 2 mg/h }');
  const { clearance, free, molarMass } = run.scenario.drugs.plerixafor;
  advance(run, 96 * HOUR);
  const steady = (free * 2 * 1e6) / (clearance * molarMass);
  expect(read(run, FREE) / steady).toBeCloseTo(1, 4);
  // In one compartment the way there is known too.
  const one = opened('{ at: 0 h, infuse: plerixafor, rate: 2 mg/h, for: 5 h }', '', [
    'drugs.plerixafor.outward=0',
    'drugs.plerixafor.inward=0',
  ]);
  const k = clearance / one.scenario.drugs.plerixafor.volume;
  for (const hours of [1, 5, 6, 12]) {
    advance(one, hours * HOUR - one.engine.world.clock[0]);
    const given = 1 - Math.exp(-k * Math.min(hours, 5));
    expect(read(one, FREE) / (steady * given * Math.exp(-k * Math.max(0, hours - 5)))).toBeCloseTo(1, 6);
  }
});

test('an amount is infused in full, and infusions add up', () => {
  const none = ['drugs.plerixafor.clearance=0'];
  const inBody = ({ engine: { world } }: Run): number => {
    const at = world.model.blood.drugs + DRUG.slots * world.model.names.drugs.indexOf('plerixafor');
    return world.blood.slice(at, at + DRUG.slots).reduce((sum, one) => sum + one, 0);
  };
  for (const schedule of [
    '{ at: 1 h, infuse: plerixafor, amount: 12 mg, for: 7 h }',
    '{ at: 1 h, infuse: plerixafor, amount: 12 mg, until: 100 min }',
    '{ at: 0 h, infuse: plerixafor, rate: 2 mg/h, for: 5 h }, { at: 2 h, infuse: plerixafor, rate: 400 ug/h, for: 300 min }',
    '{ at: 0 h, every: 3 h, times: 3, infuse: plerixafor, amount: 4 mg, for: 4 h }',
  ]) {
    const run = opened(schedule, '', none);
    advance(run, 12 * HOUR);
    expect(inBody(run), schedule).toBeCloseTo(12, 9);
  }
});

test('a level is held exactly from its first moment to its last, whatever else is given, and falls then', () => {
  const twoCompartments = ['drugs.plerixafor.outward=0.5', 'drugs.plerixafor.inward=0.2'];
  const run = opened(
    '{ at: 1 h, hold: plerixafor, level: 1 uM, until: 9 h }, { at: 2 h, dose: plerixafor, amount: 20 mg }, { at: 3 h, infuse: plerixafor, rate: 5 mg/h, for: 2 h }',
    '',
    twoCompartments,
  );
  for (let step = 0; step <= 9 * HOUR; step++) {
    expect(read(run, FREE) / 1000).toBeCloseTo(step < HOUR ? 0 : 1, 12);
    advance(run, 1);
  }
  expect(read(run, FREE)).toBeLessThan(1000);
  // The other compartment has come to what is in blood, so it falls as after a long infusion, not as after a dose.
  const bolus = opened('{ at: 0 h, hold: plerixafor, level: 1 uM, for: 6 min }', '', twoCompartments);
  advance(bolus, 1 + 2 * HOUR);
  advance(run, 2 * HOUR - 1);
  expect(read(run, FREE)).toBeGreaterThan(1.1 * read(bolus, FREE));
});

test('of several levels the last one that is held decides; at its end the one before', () => {
  const run = opened(
    '{ at: 0 h, hold: plerixafor, level: 100 }, { at: 1 h, hold: plerixafor, level: 300, for: 1 h }, { at: 3 h, hold: plerixafor, level: 0 }',
  );
  const levels = [0.5, 1.5, 2.5, 3.5].map((hours) => {
    advance(run, hours * HOUR - run.engine.world.clock[0]);
    return read(run, FREE);
  });
  expect(levels).toEqual([100, 300, 100, 0].map((level) => expect.closeTo(level, 9)));
});

const CELLS = 'blood.tumour.number';
/** Blood that cells leave only to home, to the organs without a tissue of the shared biology. */
const arrived = ({ engine: { world } }: Run): number => {
  const { model, blood } = world;
  const type = model.names.cells.indexOf('tumour');
  return model.circulation.organs.reduce(
    (sum, _, o) => sum + blood[model.blood.arrivals + arrivalsAt(model, type, o)],
    0,
  );
};

test('as many cells as are infused are in blood, have arrived or are lost', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
      fc.constantFrom('', 'for: 30 min', 'for: 7 h', 'until: 8 h', 'every: 1 h, times: 4, for: 100 min'),
      fc.constantFrom(1, 3),
      (cells, when, strains) => {
        const run = opened(`{ at: 1 h, infuse: tumour, cells: ${cells}, ${when} }`, '', [
          'cells.tumour.lossFromBlood=0.000001',
          'circulation.halfLife=100000',
          `circulation.strains=${strains}`,
        ]);
        const all = cells * (when.startsWith('every') ? 4 : 1);
        if (when === '') {
          advance(run, HOUR);
          expect(read(run, CELLS) / cells).toBeCloseTo(1, 12);
        }
        advance(run, 10 * HOUR - run.engine.world.clock[0]);
        expect(arrived(run)).toBeGreaterThan(0);
        // What is lost is at most a billionth.
        expect((read(run, CELLS) + arrived(run)) / all).toBeCloseTo(1, 7);
      },
    ),
    { numRuns: 30, seed: 3 },
  );
});

test('infused cells have their levels at rest, and those that circulate keep theirs in the mean', () => {
  const run = opened('{ at: 0 h, infuse: tumour, cells: 1e6 }', 'circulation: { influx: { tumour: 1e6 /h } }\n');
  const { model, blood } = run.engine.world;
  const type = model.cells[model.names.cells.indexOf('tumour')];
  const from = model.blood.levels + type.index * type.rest.length;
  advance(run, 5);
  Array.from(type.rest).forEach((level, l) => expect(blood[from + l]).toBeCloseTo(level, 12));
});

const MARROW = `
  marrow:
    label: Marrow
    width: 64
    height: 64
    vesselOxygen: 20 mmHg
    homing: true
    layout:
      - { draw: grid, cell: sinusoid, every: 6, offset: 3 }
      - { draw: scatter, cell: CAR, fraction: 0.08, where: all }
      - { draw: seated, cell: HPC, fraction: 0.1, seated: 0.8 }
`;

/** The same with marrow. */
const withMarrow = (schedule: string): Run => {
  const whole = text(schedule).replace(/tissues: .*/, `tissues:${MARROW}`);
  return openRun(scenarioOf('scenarios/given.yaml', whole), 'given');
};

test('cells of a pool and of the niche are counted there, in units of their number at rest', () => {
  const { circulation, niche: rest } = withMarrow('').scenario;
  const millilitres = 1000 * circulation.volume;
  const cells = { HPC: 50 * rest!.restDensity * millilitres, EPC: 7 * circulation.pools.EPC.density * millilitres };
  const at = withMarrow(`{ at: 0 h, infuse: HPC, cells: ${cells.HPC} }, { at: 0 h, infuse: EPC, cells: ${cells.EPC} }`);
  const { model, blood } = at.engine.world;
  expect(blood[model.blood.niche + NICHE.fold]).toBeCloseTo(51, 9);
  expect(blood[model.blood.pools + model.names.pools.indexOf('EPC')]).toBeCloseTo(8, 9);
  // Over a time it is as many, less those that have left meanwhile.
  const slow = withMarrow(`{ at: 0 h, infuse: EPC, cells: ${cells.EPC}, for: 12 min }`);
  advance(slow, 2);
  expect(blood.length).toBe(slow.engine.world.blood.length);
  const level = slow.engine.world.blood[model.blood.pools + model.names.pools.indexOf('EPC')];
  expect(level).toBeGreaterThan(7.5);
  expect(level).toBeLessThanOrEqual(8);
});

test('a transplant of stem cells homes to an emptied marrow, as many as are infused', () => {
  const emptied = '{ at: 0 h, remove: HPC, tissue: marrow }';
  const whole = withMarrow('');
  const { members } = whole.scenario.niche!;
  const before = read(whole, 'marrow.HPC.count');
  const run = withMarrow(`${emptied}, { at: 1 h, infuse: HPC, cells: ${members / 2}, for: 30 min }`);
  const alone = withMarrow(emptied);
  for (const one of [run, alone]) advance(one, 36 * HOUR);
  const { events } = run.engine.world.tissues[0];
  // Half of what marrow had; some that arrive leave again, and return once more.
  expect(events[EVENT.returns] / before).toBeGreaterThan(0.45);
  expect(events[EVENT.returns] / before).toBeLessThan(0.65);
  expect(read(run, 'marrow.HPC.count')).toBeGreaterThan(0.2 * before);
  expect(read(alone, 'marrow.HPC.count')).toBeLessThan(0.02 * before);
});
