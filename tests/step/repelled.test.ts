/** Receptors that attract where few are occupied and repel where most are. */
import { expect, test } from 'vitest';
import { explain } from '../../src/observe/explain.ts';
import { advance, openRun, type Run } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';

const TURN = 0.5;
const WIDTH = 64;
const MIDDLE = WIDTH / 2;

/** Lone cells in a ramp of ligand, a tenth more at every site to the right, with Kd in the middle. */
const TEXT = `
stroma: 1
extends: base/cxcl12.yaml
title: Repelled
seed: repelled
duration: 3 d
cells:
  tumour: { division: 0, apoptosis: 0, adhesion: 0, persistence: 0, speed: 0.5 um/min, matrixRemoval: 0 }
rules: { R9: { off: true }, R15: { off: true } }
tissues:
  tumour:
    label: Tumour
    width: ${WIDTH}
    height: 64
    vesselOxygen: 40 mmHg
    hold:
      - { species: oxygen, profile: constant, value: 38 }
      - { species: CXCL12, profile: exponential, value: 4.5, ratio: 0.1 }
      - { species: VEGFA, profile: constant, value: 0 }
      - { species: TGFb, profile: constant, value: 0 }
    layout: [{ draw: scatter, cell: tumour, fraction: 0.04 }]
`;

const open = (...changes: string[]): Run => openRun(scenarioOf('scenarios/repelled.yaml', TEXT, changes), 'repelled');
const turning = () => open(`cells.tumour.repelledAbove.CXCR4=${TURN}`);

const placesOf = (run: Run): { x: number; y: number; row: number }[] => {
  const { pool, lattice } = run.engine.world.tissues[0];
  return Array.from({ length: pool.counts[0] }, (_, row) => ({
    row,
    x: pool.site[row] % lattice.stride,
    y: Math.floor(pool.site[row] / lattice.stride),
  }));
};

/** How far the cells that began far left, and those that began far right, have gone to the right on average. */
function driftsOf(run: Run): [left: number, right: number] {
  const before = placesOf(run);
  advance(run, 120);
  const after = placesOf(run);
  const drift = (from: number, to: number): number => {
    const chosen = before.filter(({ x }) => x >= from && x < to);
    expect(chosen.length).toBeGreaterThan(20);
    return chosen.reduce((sum, { row, x }) => sum + after[row].x - x, 0) / chosen.length;
  };
  return [drift(8, 26), drift(38, 56)];
}

test('a cell climbs below the turning point and goes down above it', () => {
  const [left, right] = driftsOf(turning());
  expect(left).toBeGreaterThan(1);
  expect(right).toBeLessThan(-1);
});

test('without it, or with a turning point of 0, a cell climbs everywhere', () => {
  const [left, right] = driftsOf(open());
  expect(left).toBeGreaterThan(1);
  expect(right).toBeGreaterThan(1);
  expect(driftsOf(open('cells.tumour.repelledAbove.CXCR4=0'))).toEqual([left, right]);
});

test('the chances that are explained are those of the potential', () => {
  const run = turning();
  const { engine, scenario } = run;
  const { model, tissues } = engine.world;
  const [tissue] = tissues;
  const receptor = model.receptors[model.names.receptors.indexOf('CXCR4')];
  const [{ species, dissociation }] = receptor.ligands;
  const { taxis } = model.cells[model.names.cells.indexOf('tumour')];
  let compared = 0;
  let above = 0;
  for (const { x, y, row } of placesOf(run)) {
    const level = tissue.pool.levels[model.names.receptors.indexOf('CXCR4')][row];
    const potential = (dx: number, dy: number): number => {
      const bound = tissue.fields[species][(y + dy) * tissue.lattice.stride + x + dx] / dissociation;
      const occupancy = bound / (1 + bound);
      return level * Math.min(occupancy, 2 * TURN - occupancy);
    };
    const moves = explain(engine, scenario, 'tumour', x, y)!.moves;
    const chance = (dx: number, dy: number) => moves.find((move) => move.dx === dx && move.dy === dy)?.chance;
    for (const [dx, dy] of [
      [1, 0],
      [1, 1],
    ]) {
      const [ahead, behind] = [chance(dx, dy), chance(-dx, -dy)];
      if (ahead === undefined || behind === undefined) continue;
      const expected = taxis * (potential(dx, dy) - potential(-dx, -dy));
      expect(Math.log(ahead / behind)).toBeCloseTo(expected, 6);
      compared++;
      if (expected < 0) above++;
    }
  }
  expect(above).toBeGreaterThan(50);
  expect(compared - above).toBeGreaterThan(50);
});

test('both at once gather where the occupancy is that of the turning point', () => {
  const run = turning();
  const spread = () => {
    const inside = placesOf(run).filter(({ x }) => Math.abs(x - MIDDLE) <= 8);
    return inside.length / placesOf(run).length;
  };
  const before = spread();
  advance(run, 240);
  expect(spread()).toBeGreaterThan(1.5 * before);
});
