/** What an assay reads: areas, gaps, chemotactic index, counts by clone and by origin, where the answer is known. */
import { describe, expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, closeRun, openRun, type Run } from '../../src/run/run.ts';
import { DX, DY, NO_DIRECTION } from '../../src/world/lattice.ts';
import { PHASE } from '../../src/world/world.ts';
import { readText } from '../scenario/files.ts';

/** A tissue of 32 × 32 sites. */
const textOf = (layout: string, more = '', wrap = false): string => `stroma: 1
extends: base/cxcl12.yaml
title: Assay
seed: 1
duration: 12 h
tissues:
  dish:
    label: Dish
    width: 32
    height: 32
    wrap: ${wrap}
    sites: 1e9
    vesselOxygen: 40 mmHg
    layout:
${layout}
${more}
`;

function open(...given: Parameters<typeof textOf>): Run {
  const { scenario, problems } = readText(textOf(...given));
  expect(problems).toEqual([]);
  return openRun(scenario!);
}

/** The present value of a measure. */
function read(run: Run, id: string): number {
  const measure = measuresOf(run.engine.world.model, run.scenario).find((one) => one.id === id);
  if (!measure) throw new Error(`found no measure "${id}"`);
  return readMeasures(run.engine, [measure])[0];
}

/** One value of the first state of a tissue, in sites of 400 µm². */
function sites(id: string, ...given: Parameters<typeof textOf>): number {
  const run = open(...given);
  const value = read(run, id) / 400;
  closeRun(run);
  return value;
}

const block = (x: number, y: number, width: number, height: number, cell = 'tumour'): string =>
  `      - { draw: block, cell: ${cell}, x: ${x}, y: ${y}, width: ${width}, height: ${height} }`;
const frame = (x: number, y: number, side: number): string =>
  [block(x, y, side, 1), block(x, y + side - 1, side, 1), block(x, y, 1, side), block(x + side - 1, y, 1, side)].join(
    '\n',
  );

describe('areas', () => {
  test('cells cover their sites; their outline holds what they enclose as well', () => {
    expect(sites('dish.tumour.area', frame(4, 4, 10))).toBe(36);
    expect(sites('dish.tumour.outlinedArea', frame(4, 4, 10))).toBe(100);
    // Cells of another type within it are part of what it encloses.
    expect(sites('dish.tumour.outlinedArea', `${frame(4, 4, 10)}\n${block(6, 6, 3, 3, 'NF')}`)).toBe(100);
    expect(sites('dish.NF.outlinedArea', `${frame(4, 4, 10)}\n${block(6, 6, 3, 3, 'NF')}`)).toBe(9);
    expect(sites('dish.CAF.outlinedArea', frame(4, 4, 10))).toBe(0);
  });

  test('a ring that touches only at corners encloses, and one with a gap does not', () => {
    const diamond = [block(10, 9, 1, 1), block(9, 10, 1, 1), block(11, 10, 1, 1), block(10, 11, 1, 1)].join('\n');
    expect(sites('dish.tumour.outlinedArea', diamond)).toBe(5);
    const sides = [block(4, 4, 10, 1), block(4, 4, 1, 10), block(13, 4, 1, 10)];
    const closed = [...sides, block(4, 13, 9, 1)].join('\n');
    expect(sites('dish.tumour.outlinedArea', closed)).toBe(100);
    const opened = [...sides, block(4, 13, 4, 1), block(9, 13, 4, 1)].join('\n');
    expect(sites('dish.tumour.outlinedArea', opened)).toBe(35);
  });

  test('what the edge of a tissue cuts off is outside, and where edges wrap all but the largest piece is within', () => {
    expect(sites('dish.tumour.outlinedArea', block(0, 10, 32, 1))).toBe(32);
    const strips = [block(0, 10, 32, 1), block(0, 14, 32, 1)].join('\n');
    expect(sites('dish.tumour.outlinedArea', strips)).toBe(64);
    expect(sites('dish.tumour.outlinedArea', strips, '', true)).toBe(64 + 3 * 32);
    // A square that lies across all four corners.
    const corners = [block(0, 0, 3, 3), block(29, 0, 3, 3), block(0, 29, 3, 3), block(29, 29, 3, 3)].join('\n');
    expect(sites('dish.tumour.outlinedArea', corners, '', true)).toBe(36);
  });

  test('a dead cell covers nothing, and is within the outline all the same', () => {
    const run = open(block(4, 4, 5, 5));
    const { pool } = run.engine.world.tissues[0];
    const middle = [...pool.site.subarray(0, pool.counts[0])].indexOf(
      6 * run.engine.world.tissues[0].lattice.stride + 6,
    );
    pool.phase[middle] = PHASE.necrotic;
    expect(read(run, 'dish.tumour.area') / 400).toBe(24);
    expect(read(run, 'dish.tumour.outlinedArea') / 400).toBe(25);
    closeRun(run);
  });

  test('the largest gap is that between structural cells, of any type', () => {
    const scratch = `${block(0, 0, 12, 32)}\n${block(18, 0, 14, 32, 'NF')}`;
    expect(sites('dish.gap', scratch)).toBe(6 * 32);
    // A bridge makes two of it; a mobile cell does not.
    expect(sites('dish.gap', `${scratch}\n${block(12, 20, 6, 1)}`)).toBe(6 * 20);
    expect(sites('dish.gap', `${scratch}\n${block(12, 20, 6, 1, 'EPC')}`)).toBe(6 * 32);
    expect(sites('dish.gap', block(0, 0, 32, 32))).toBe(0);
  });
});

describe('the chemotactic index', () => {
  const HELD = `    hold:
      - { species: oxygen, profile: constant, value: 38 }
      - { species: CXCL12, profile: linear, value: 4.5, slope: 0.1 }
      - { species: VEGFA, profile: constant, value: 0 }`;
  const dish = () => open(block(10, 10, 8, 4), HELD);
  const INDEX = 'dish.tumour.chemotacticIndex.CXCL12';

  test('is the mean cosine to the gradient, a step to a corner weighing as much as it is longer', () => {
    const run = dish();
    const { pool } = run.engine.world.tissues[0];
    expect(read(run, INDEX)).toBeNaN();
    const steps = (...directions: number[]): number => {
      pool.heading.fill(NO_DIRECTION, 0, pool.counts[0]);
      directions.forEach((direction, row) => (pool.heading[row] = direction));
      return read(run, INDEX);
    };
    // The ligand rises towards larger x alone.
    DX.forEach((dx, d) => expect(steps(d)).toBeCloseTo(dx / Math.hypot(dx, DY[d]), 5));
    expect(steps(0, 4)).toBeCloseTo(0, 9);
    expect(steps(0, 0, 1)).toBeCloseTo(3 / (2 + Math.SQRT2), 5);
    pool.phase[0] = PHASE.apoptotic;
    expect(steps(4, 0)).toBeCloseTo(1, 5);
    closeRun(run);
  });

  test('has no value in a flat field, and is that of species that the cells sense', () => {
    const run = open(block(10, 10, 8, 4), HELD.replace('slope: 0.1', 'slope: 0'));
    advance(run, 60);
    expect(run.engine.world.tissues[0].events[2]).toBeGreaterThan(0);
    expect(read(run, INDEX)).toBeNaN();
    const ids = measuresOf(run.engine.world.model, run.scenario).map(({ id }) => id);
    closeRun(run);
    const found = ids.filter((id) => id.includes('chemotacticIndex'));
    expect(found).toContain('dish.EPC.chemotacticIndex.VEGFA');
    // Tumour cells have no receptor for it, and fibroblasts follow nothing.
    expect(found).not.toContain('dish.tumour.chemotacticIndex.VEGFA');
    expect(found).not.toContain('dish.NF.chemotacticIndex.CXCL12');
  });
});

describe('counts by origin and by clone', () => {
  const TRAIT = `traits: { donor: { label: Donor, founders: 0.5 } }
cells: { tumour: { traits: { donor: 0 } } }
readouts:
  donors: { label: Donor cells, sum: [dish.tumour.count * dish.tumour.donor.mean] }
rules:
  weak: { says: Donor cells have less CXCR4, cells: tumour, input: trait.donor, half: 0.5, power: 50, output: { receptor.CXCR4: 0.1 } }`;
  const MIXED = `      - { draw: grid, cell: vessel, every: 6 }
      - { draw: disc, cell: tumour, radius: 10, fraction: 0.8 }`;

  test('a trait that is inherited whole counts donor cells in the tissue, and their share in blood', () => {
    const run = open(MIXED, TRAIT);
    expect(read(run, 'blood.tumour.donor.mean')).toBeNaN();
    advance(run, 100);
    const { model, tissues, blood } = run.engine.world;
    const { pool } = tissues[0];
    const tumour = model.names.cells.indexOf('tumour');
    const column = pool.levels[model.receptors.length + model.states.length + model.names.traits.indexOf('donor')];
    const origins = [0, 0];
    for (let row = 0; row < pool.counts[0]; row++)
      if (pool.type[row] === tumour + 1 && pool.phase[row] === PHASE.alive) origins[column[row]]++;
    expect(origins[0] + origins[1]).toBe(read(run, 'dish.tumour.count'));
    expect(read(run, 'readouts.donors')).toBeCloseTo(origins[1], 6);
    expect(Math.min(...origins)).toBeGreaterThan(50);
    const levels = pool.levels.length;
    const share =
      blood[
        model.blood.levels +
          tumour * levels +
          model.receptors.length +
          model.states.length +
          model.names.traits.indexOf('donor')
      ];
    expect(read(run, 'blood.tumour.donor.mean')).toBe(share);
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.8);
    closeRun(run);
  });

  test('with several strains the mean in blood is that over all cells, whatever their clone', () => {
    const run = open(MIXED, `${TRAIT}\ncirculation: { strains: 2 }`);
    const { model, tissues, blood } = run.engine.world;
    const tumour = model.names.cells.indexOf('tumour');
    const levels = tissues[0].pool.levels.length;
    const donor = model.receptors.length + model.states.length + model.names.traits.indexOf('donor');
    [
      [30, 0.5],
      [10, 0.9],
    ].forEach(([cells, mean], strain) => {
      blood[model.blood.cells + tumour * 2 + strain] = cells;
      blood[model.blood.levels + (tumour * 2 + strain) * levels + donor] = mean;
    });
    expect(read(run, 'blood.tumour.donor.mean')).toBeCloseTo(0.6, 9);
    closeRun(run);
  });

  test('clones of a tissue are those that blood tells apart', () => {
    const layout = MIXED.replace('fraction: 0.8', 'fraction: 0.8, clones: 2');
    const run = open(layout, `${TRAIT}\ncirculation: { strains: 2 }`);
    advance(run, 60);
    const [one, two] = [1, 2].map((clone) => read(run, `dish.tumour.clone${clone}`));
    expect(Math.min(one, two)).toBeGreaterThan(20);
    expect(one + two).toBe(read(run, 'dish.tumour.count'));
    const { pool } = run.engine.world.tissues[0];
    const tumour = run.engine.world.model.names.cells.indexOf('tumour') + 1;
    const first = [...pool.clone.subarray(0, pool.counts[0])].filter(
      (clone, row) => clone === 1 && pool.phase[row] === PHASE.alive && pool.type[row] === tumour,
    );
    expect(one).toBe(first.length);
    // A third clone is counted where blood counts it.
    pool.clone.forEach((clone, row) => {
      if (clone === 2) pool.clone[row] = 3;
    });
    expect(read(run, 'dish.tumour.clone1')).toBe(one + two);
    closeRun(run);
  });

  test('where blood tells no clones apart, there are none to count', () => {
    const { scenario } = readText(textOf(MIXED, TRAIT));
    const run = openRun(scenario!);
    const ids = measuresOf(run.engine.world.model, scenario!).map(({ id }) => id);
    closeRun(run);
    expect(ids.filter((id) => /\.clone\d/.test(id))).toEqual([]);
  });
});
