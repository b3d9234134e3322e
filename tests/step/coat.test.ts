/** Cells coated with ligand, and what receptors beside them sense. */
import { expect, test } from 'vitest';
import { runToEnd } from '../../src/base/resumable.ts';
import { explain } from '../../src/observe/explain.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { append, openRun, type Run, stepOnce } from '../../src/run/run.ts';
import { groupCells } from '../../src/step/cells/blocks.ts';
import { fillSources } from '../../src/step/fields/secrete.ts';
import { scenarioOf } from '../laws/worlds.ts';

const FREE = 3;
const CAPACITY = 10;
const HALF = 5;
const BOUND = (CAPACITY * FREE) / (HALF + FREE);
const KD = 4.5;

/** A coated cell in the middle and cells with the receptor around it, which stay where they are. */
const TEXT = `
stroma: 1
extends: base/cxcl12.yaml
title: Coated
seed: coated
duration: 1 d
cells:
  coated:
    label: Coated cell
    layer: structural
    look: { shape: disc, dark: "#ffffff", light: "#000000" }
    coatedWith: { CXCL12: { capacity: ${CAPACITY} nM, dissociation: ${HALF} nM } }
  sensor:
    label: Sensor
    layer: mobile
    look: { shape: disc, dark: "#ffffff", light: "#000000" }
    receptors: { CXCR4: 1 }
rules: { R9: { off: true } }
tissues:
  tumour:
    label: Tumour
    width: 32
    height: 32
    vesselOxygen: 40 mmHg
    hold:
      - { species: oxygen, profile: constant, value: 38 }
      - { species: CXCL12, profile: constant, value: ${FREE} }
    layout:
      - { draw: block, cell: coated, x: 16, y: 16, width: 1, height: 1 }
      - { draw: block, cell: sensor, x: 10, y: 10, width: 13, height: 13 }
`;

const open = (text = TEXT, ...changes: string[]): Run =>
  openRun(scenarioOf('scenarios/coat.yaml', text, changes), 'coat');

/** What the cell at a site senses of CXCL12, and how far its receptor is occupied. */
function at({ engine, scenario }: Run, x: number, y: number): { level: number; occupancy: number } {
  const { fields, occupancy } = explain(engine, scenario, 'tumour', x, y)!;
  const of = (list: { id: string; value: number }[], id: string) => list.find((one) => one.id === id)!.value;
  return { level: of(fields, 'CXCL12'), occupancy: of(occupancy, 'CXCR4') };
}

const WITHIN = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [16 + dx, 16 + dy] as const));

test('at a coated cell and beside it free and bound ligand are sensed, and two sites away the free alone', () => {
  const run = open();
  for (const [x, y] of WITHIN) {
    const { level, occupancy } = at(run, x, y);
    expect(level).toBeCloseTo(FREE + BOUND, 5);
    expect(occupancy).toBeCloseTo((FREE + BOUND) / (KD + FREE + BOUND), 6);
  }
  for (const [x, y] of [
    [14, 16],
    [18, 18],
    [16, 14],
    [10, 10],
  ])
    expect(at(run, x, y).level).toBeCloseTo(FREE, 5);
});

test('the step senses what is explained', () => {
  const run = open();
  stepOnce(run);
  const [{ pool, lattice, scratch }] = run.engine.world.tissues;
  const receptor = run.engine.world.model.names.receptors.indexOf('CXCR4');
  let beside = 0;
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.slot[row] === 0) continue;
    const [x, y] = [pool.site[row] % lattice.stride, Math.floor(pool.site[row] / lattice.stride)];
    const { occupancy } = at(run, x, y);
    expect(scratch.occupancy[receptor][row]).toBeCloseTo(occupancy, 6);
    if (occupancy > 0.5) beside++;
  }
  expect(beside).toBe(9);
});

test('two coats side by side are no more than one; the fuller counts', () => {
  const two = TEXT.replace('x: 16, y: 16, width: 1,', 'x: 16, y: 16, width: 2,');
  expect(at(open(two), 16, 16).level).toBeCloseTo(FREE + BOUND, 5);
  const ramp = two.replace(
    `CXCL12, profile: constant, value: ${FREE}`,
    `CXCL12, profile: linear, value: ${FREE}, slope: 0.5`,
  );
  const run = open(ramp);
  const field = run.engine.world.tissues[0].fields[run.engine.world.model.names.species.indexOf('CXCL12')];
  const free = (x: number) => field[16 * run.engine.world.tissues[0].lattice.stride + x];
  const bound = (x: number) => (CAPACITY * free(x)) / (HALF + free(x));
  expect(free(17)).toBeCloseTo(free(16) + 0.5, 5);
  for (const [x, coat] of [
    [15, 16],
    [16, 17],
    [17, 17],
    [18, 17],
  ])
    expect(at(run, x, 16).level).toBeCloseTo(free(x) + bound(coat), 5);
});

test('the coat goes with its cell: none where it is removed or dead', () => {
  const run = open();
  append(run, { step: 0, do: 'remove', cell: 'coated', tissue: 'tumour', x: 16, y: 16, radius: 1 });
  stepOnce(run);
  expect(at(run, 16, 16).level).toBeCloseTo(FREE, 5);
  const dying = open(TEXT, 'cells.coated.apoptosis=900');
  stepOnce(dying);
  expect(at(dying, 16, 16).level).toBeCloseTo(FREE, 5);
});

test('a drug that binds the ligand takes it off the coat', () => {
  const run = open(TEXT.replace('extends: base/cxcl12.yaml', 'extends: [base/cxcl12.yaml, base/drugs.yaml]'));
  append(run, { step: 0, do: 'dose', drug: 'antiCXCL12', amount: 100 });
  stepOnce(run);
  stepOnce(run);
  const { model } = run.engine.world;
  const unbound = run.engine.derived.unbound[model.names.species.indexOf('CXCL12')];
  expect(unbound).toBeGreaterThan(0);
  expect(unbound).toBeLessThan(0.9);
  const free = FREE * unbound;
  expect(at(run, 16, 16).level).toBeCloseTo(free + (CAPACITY * free) / (HALF + free), 5);
});

test('a coat takes nothing out of the field', () => {
  const source = (coat: boolean) =>
    TEXT.replace(/ +- \{ species: CXCL12.*\n/, '')
      .replace(/ +- \{ draw: block, cell: sensor.*\n/, '')
      .replace('    coatedWith', `    secrete: { CXCL12: 0.5 nM/min }\n    ${coat ? 'coatedWith' : '# coatedWith'}`);
  const [coated, bare] = [true, false].map((coat) => {
    const run = open(source(coat));
    for (let step = 0; step < 10; step++) stepOnce(run);
    return run.engine.world.tissues[0].fields[run.engine.world.model.names.species.indexOf('CXCL12')];
  });
  expect(Math.max(...bare)).toBeGreaterThan(0.01);
  expect(coated).toEqual(bare);
});

test('receptors take up free ligand alone, less of it where coats occupy them', () => {
  const run = open(
    TEXT.replace(/ +- \{ species: CXCL12.*\n/, '').replace(
      '    coatedWith',
      '    secrete: { CXCL12: 5 nM/min }\n    coatedWith',
    ),
  );
  const { engine } = run;
  const { model, tissues } = engine.world;
  const [{ lattice, fields, scratch }] = tissues;
  const species = model.names.species.indexOf('CXCL12');
  groupCells(engine);
  runToEnd(fillSources(engine));
  const [{ uptake }] = model.receptors[model.names.receptors.indexOf('CXCR4')].ligands;
  const free = (x: number) => fields[species][16 * lattice.stride + x];
  const bound = (CAPACITY * free(16)) / (HALF + free(16));
  expect(bound).toBeGreaterThan(0.1);
  for (const [x, coat] of [
    [16, bound],
    [17, bound],
    [18, 0],
  ]) {
    const taken = scratch.loss[species][16 * lattice.stride + x] - model.species[species].decay;
    expect(taken).toBeCloseTo(uptake / KD / (1 + (free(x) + coat) / KD), 6);
  }
});

test('a cell that high occupancy repels keeps away from coated cells, and others come', () => {
  const lone = TEXT.replace('x: 10, y: 10, width: 13, height: 13', 'x: 18, y: 16, width: 1, height: 1').replace(
    '    receptors: { CXCR4: 1 }',
    '    receptors: { CXCR4: 1 }\n    speed: 1 um/min\n    taxis: 20',
  );
  const ratio = (...changes: string[]): number => {
    const { engine, scenario } = open(lone, ...changes);
    const { moves } = explain(engine, scenario, 'tumour', 18, 16)!;
    const chance = (dx: number) => moves.find((move) => move.dx === dx && move.dy === 0)!.chance;
    return Math.log(chance(-1) / chance(1));
  };
  const [away, beside] = [FREE / (KD + FREE), (FREE + BOUND) / (KD + FREE + BOUND)];
  expect(ratio()).toBeCloseTo(20 * (beside - away), 5);
  expect(ratio('cells.sensor.repelledAbove.CXCR4=0.45')).toBeCloseTo(20 * (2 * 0.45 - beside - away), 5);
  expect(2 * 0.45 - beside).toBeLessThan(away);
});

test('node activity in a measure counts what coats give', () => {
  const nodesOf = (run: Run): Float64Array => {
    const measures = measuresOf(run.engine.world.model, run.scenario).filter(({ id }) => id.includes('AKT'));
    return readMeasures(run.engine, measures);
  };
  const [coated, bare] = [open(), open(TEXT, 'cells.coated.coatedWith.CXCL12.capacity=0')].map(nodesOf);
  expect(coated.length).toBeGreaterThan(0);
  expect(coated.some((value: number, i: number) => value > bare[i] + 1e-4)).toBe(true);
});
