/** Leaders go with the interstitial flow of their tissue; other cells do not. */
import { expect, test } from 'vitest';
import { explain } from '../../src/observe/explain.ts';
import { advance, digestOf, openRun, type Run } from '../../src/run/run.ts';
import { firstTrait } from '../../src/world/traits.ts';
import { scenarioOf } from '../laws/worlds.ts';

const WEIGHT = 0.05;
const ALONG_X = 12;
const ALONG_Y = -6;

/** Lone cells, half of them leaders, where nothing but the flow has a direction. */
const TEXT = `
stroma: 1
extends: base/heterogeneity.yaml
title: Flow
seed: flow
duration: 3 d
cells:
  tumour:
    division: 0
    apoptosis: 0
    adhesion: 0
    persistence: 0
    speed: 0.5 um/min
    matrixRemoval: 0
    leads: { follow: 0, oxygen: 0, flow: ${WEIGHT} }
traits: { leader: { founders: 0.5 } }
rules: { R9: { off: true }, R15: { off: true } }
tissues:
  tumour:
    label: Tumour
    width: 96
    height: 96
    wrap: false
    vesselOxygen: 40 mmHg
    flow: { x: ${ALONG_X} um/min, y: ${ALONG_Y} um/min }
    hold:
      - { species: oxygen, profile: constant, value: 38 }
      - { species: CXCL12, profile: constant, value: 0 }
      - { species: VEGFA, profile: constant, value: 0 }
      - { species: TGFb, profile: constant, value: 0 }
    layout: [{ draw: block, cell: tumour, x: 24, y: 24, width: 48, height: 48, fraction: 0.1 }]
`;

const open = (...changes: string[]): Run => openRun(scenarioOf('scenarios/flow.yaml', TEXT, changes), 'flow');

interface Placed {
  row: number;
  x: number;
  y: number;
  leads: boolean;
}

function placesOf(run: Run): Placed[] {
  const { model, tissues } = run.engine.world;
  const { pool, lattice } = tissues[0];
  const leader = pool.levels[firstTrait(model) + model.names.traits.indexOf('leader')];
  return Array.from({ length: pool.counts[0] }, (_, row) => ({
    row,
    x: pool.site[row] % lattice.stride,
    y: Math.floor(pool.site[row] / lattice.stride),
    leads: leader[row] >= 0.5,
  }));
}

/** Mean way of leaders and of others, in sites, and its standard error. */
function waysOf(run: Run): Record<'leaders' | 'others', { x: number; y: number; error: number }> {
  const before = placesOf(run);
  advance(run, 100);
  const after = placesOf(run);
  const wayOf = (leads: boolean) => {
    const chosen = before.filter((cell) => cell.leads === leads);
    expect(chosen.length).toBeGreaterThan(60);
    const mean = (of: (cell: Placed) => number) => chosen.reduce((sum, cell) => sum + of(cell), 0) / chosen.length;
    const x = mean((cell) => after[cell.row].x - cell.x);
    const y = mean((cell) => after[cell.row].y - cell.y);
    const variance = mean((cell) => (after[cell.row].x - cell.x - x) ** 2 + (after[cell.row].y - cell.y - y) ** 2);
    return { x, y, error: Math.sqrt(variance / chosen.length) };
  };
  return { leaders: wayOf(true), others: wayOf(false) };
}

test('leaders drift along the flow, others do not', () => {
  const { leaders, others } = waysOf(open());
  expect(leaders.x).toBeGreaterThan(6 * leaders.error);
  expect(leaders.y).toBeLessThan(-3 * leaders.error);
  // Twice as fast along x as along y.
  expect(leaders.x / -leaders.y).toBeGreaterThan(1.3);
  expect(leaders.x / -leaders.y).toBeLessThan(3);
  expect(Math.abs(others.x)).toBeLessThan(4 * others.error);
  expect(Math.abs(others.y)).toBeLessThan(4 * others.error);
});

test('nobody drifts without a flow, or without a weight, and both come to the same', () => {
  const still = open('tissues.tumour.flow.x=0', 'tissues.tumour.flow.y=0');
  const { leaders } = waysOf(still);
  expect(Math.abs(leaders.x)).toBeLessThan(4 * leaders.error);
  expect(Math.abs(leaders.y)).toBeLessThan(4 * leaders.error);
  const heedless = open('cells.tumour.leads.flow=0');
  advance(heedless, 100);
  expect(digestOf(heedless)).toBe(digestOf(still));
});

test('the chances that are explained are weight times speed times the cosine of the angle', () => {
  const run = open();
  const { engine, scenario } = run;
  let compared = 0;
  for (const { x, y, leads } of placesOf(run)) {
    const moves = explain(engine, scenario, 'tumour', x, y)!.moves;
    if (moves.length < 8) continue;
    const chance = (dx: number, dy: number) => moves.find((move) => move.dx === dx && move.dy === dy)!.chance;
    for (const [dx, dy] of [
      [1, 0],
      [1, 1],
      [0, 1],
      [-1, 1],
    ]) {
      const along = (ALONG_X * dx + ALONG_Y * dy) / Math.sqrt(dx * dx + dy * dy);
      const expected = leads ? 2 * WEIGHT * along : 0;
      expect(Math.log(chance(dx, dy) / chance(-dx, -dy))).toBeCloseTo(expected, 6);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(200);
});
