/** Cells followed one by one, against their steps added up, and against what a gradient and a film must do. */
import { expect, test } from 'vitest';
import { advance, openRun, stepOnce } from '../../src/run/run.ts';
import type { ProbeOf } from '../../src/scenario/schema/target.ts';
import { makeBench } from '../../src/validation/bench.ts';
import { migration } from '../../src/validation/estimates/migration.ts';
import { DX, DY } from '../../src/world/lattice.ts';
import { readText } from '../scenario/files.ts';

const TEXT = `stroma: 1
extends: base/cxcl12.yaml
title: Film
seed: film
duration: 8 h
settle: 1 h
cells: { tumour: { division: 0, apoptosis: 0, speed: 0.2 um/min } }
tissues:
  dish:
    label: Dish
    width: 96
    height: 48
    vesselOxygen: 40 mmHg
    hold:
      - { species: oxygen, profile: constant, value: 38 }
      - { species: CXCL12, profile: exponential, value: 4.5, ratio: 0.09 }
    layout: [{ draw: block, cell: tumour, x: 40, y: 0, width: 16, height: 48, fraction: 0.1 }]
`;
const PROBE: ProbeOf<'migration'> = {
  estimate: 'migration',
  tissue: 'dish',
  cell: 'tumour',
  towards: 'right',
  from: 60,
};

function follow(probe: Partial<ProbeOf<'migration'>> = {}, changes: string[] = [], text = TEXT) {
  const { scenario, problems } = readText(text, changes);
  expect(problems).toEqual([]);
  return migration(makeBench(scenario!, 'film', []), { ...PROBE, ...probe });
}

test('a path is the sum of the steps that a cell takes', () => {
  const { scenario } = readText(TEXT);
  const run = openRun(scenario!, 'film');
  // Settling, then the first hour.
  advance(run, 20);
  const { pool } = run.engine.world.tissues[0];
  const rows = [...pool.site.subarray(0, pool.counts[0])].map((site) => ({ site, dx: 0, dy: 0, length: 0 }));
  for (let step = 0; step < 70; step++) {
    stepOnce(run);
    rows.forEach((row, i) => {
      // These cells move at most once a step.
      if (pool.site[i] === row.site) return;
      const d = pool.heading[i];
      row.site = pool.site[i];
      row.dx += DX[d];
      row.dy += DY[d];
      row.length += Math.hypot(DX[d], DY[d]);
    });
  }
  const moved = rows.filter(({ length }) => length > 0);
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    moved.reduce((sum, row) => sum + of(row), 0) / moved.length;
  const found = follow();
  expect(found.cells).toBe(moved.length);
  expect(found.cells).toBeGreaterThan(40);
  expect(found.index).toBeCloseTo(
    mean(({ dx, length }) => dx / length),
    9,
  );
  expect(found.across).toBeCloseTo(
    mean(({ dy, length }) => dy / length),
    9,
  );
  expect(found.directness).toBeCloseTo(
    mean(({ dx, dy, length }) => Math.hypot(dx, dy) / length),
    9,
  );
  expect(found.speed).toBeCloseTo(
    mean(({ length }) => (20 * length) / 7),
    9,
  );
});

test('cells climb towards more ligand, and not without their receptor', () => {
  const found = follow();
  expect(found.index).toBeGreaterThan(0.2);
  expect(Math.abs(found.across)).toBeLessThan(0.1);
  expect(Math.abs(follow({}, ['cells.tumour.receptors.CXCR4=0']).index)).toBeLessThan(0.1);
  for (const [towards, index] of [
    ['left', -found.index],
    ['bottom', found.across],
    ['top', -found.across],
  ] as const)
    expect(follow({ towards }).index).toBeCloseTo(index, 9);
});

test('a film with fewer frames sees straighter and shorter paths', () => {
  const [often, seldom] = [follow(), follow({ every: 60 })];
  expect(seldom.directness).toBeGreaterThan(often.directness + 0.05);
  expect(seldom.speed).toBeLessThan(0.95 * often.speed);
});

test('a cell that goes out on one side of a tissue that wraps comes in on the other, and has gone one step', () => {
  const wrapped = TEXT.replace('height: 48\n', 'height: 48\n    wrap: true\n');
  const found = follow({}, ['cells.tumour.receptors.CXCR4=0'], wrapped);
  expect(found.directness).toBeGreaterThan(0);
  expect(found.directness).toBeLessThanOrEqual(1);
  // A crossing taken for a way through the whole tissue would be a multiple of that.
  expect(found.speed).toBeLessThan(20);
});

test('cells that divide or die are followed for as long as they are there', () => {
  const found = follow({}, ['cells.tumour.apoptosis=0.003 /min']);
  expect(found.cells).toBeGreaterThan(5);
  expect(found.cells).toBeLessThan(0.7 * follow().cells);
});
