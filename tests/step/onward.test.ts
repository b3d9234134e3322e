/** Lymph goes on: cells that it brought to a node go on into blood, from a node without a tissue and from one with it. */
import { describe, expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { scenarioOf } from '../laws/worlds.ts';
import { readText } from '../scenario/files.ts';

/** Cells leave the tumour by lymph alone, and stay in blood until they are lost. */
const text = (node: string, more = '') => `
stroma: 1
extends: base/spread.yaml
title: Onward
seed: onward
duration: 10 d
cells: { tumour: { apoptosis: 0, division: 0, intravasation: 0, lymphEntry: 0.01 /min } }
circulation: { seedingGain: 1, strains: 3, homing: 0, organs: { node: ${node} } }
tissues:
  tumour:
    label: Tumour
    width: 48
    height: 48
    sites: 2304
    vesselOxygen: 40 mmHg
    layout:
      - { draw: grid, cell: vessel, every: 8 }
      - { draw: block, cell: lymphatic, x: 24, y: 0, width: 1, height: 48, fraction: 0.7 }
      - { draw: disc, cell: tumour, radius: 16, clones: 3 }
${more}`;

const NODE = `
  node:
    label: Node
    width: 48
    height: 48
    sites: 2304
    vesselOxygen: 40 mmHg
    layout:
      - { draw: block, cell: lymphatic, x: 0, y: 24, width: 48, height: 1, fraction: 0.5 }
`;

const measured = (node: string, more = '') => measuredIn(text(node, more));

function measuredIn(file: string, ...changes: string[]): Record<string, number> {
  const run = openRun(scenarioOf('scenarios/onward.yaml', file, changes), 'onward');
  advance(run, 300);
  const measures = measuresOf(run.engine.world.model, run.scenario);
  const values = readMeasures(run.engine, measures);
  return Object.fromEntries(measures.map(({ id }, i) => [id, values[i]]));
}

const kept = (of: Record<string, number>): number =>
  of['organs.node.tumour.waiting'] + of['organs.node.tumour.goneOn'] + of['organs.node.tumour.lostOnward'];

describe('from a node without a tissue', () => {
  const ends = measured('{}');
  const goes = measured('{ onward: 0.05 /h, onwardLoss: 0.02 /h }');

  test('cells go on only where the organ says at which rate', () => {
    expect(ends['organs.node.tumour']).toBeGreaterThan(20);
    expect(ends['blood.tumour']).toBe(0);
    expect(ends['organs.node.tumour.waiting']).toBeUndefined();
    expect(goes['organs.node.tumour.goneOn']).toBeGreaterThan(1);
    expect(goes['blood.tumour']).toBeGreaterThan(0);
  });

  test('all that arrived waits, has gone on or is lost, in the ratio of the rates', () => {
    expect(kept(goes)).toBeCloseTo(goes['organs.node.tumour'], 9);
    expect(goes['organs.node.tumour.goneOn'] / goes['organs.node.tumour.lostOnward']).toBeCloseTo(2.5, 9);
  });

  test('with a rate of 0 all wait', () => {
    const stays = measured('{ onward: 0 }');
    expect(stays['organs.node.tumour.waiting']).toBeCloseTo(stays['organs.node.tumour'], 9);
    expect(stays['blood.tumour']).toBe(0);
  });

  test('the rest of the run is as it was', () => {
    for (const id of ['tumour.tumour.count', 'tumour.events.moves', 'organs.node.tumour'])
      expect(goes[id]).toBe(ends[id]);
  });
});

describe('from a node with a tissue', () => {
  const ends = measured('{ tissue: node }', NODE);
  const goes = measured('{ tissue: node, onward: 0.05 /h, onwardLoss: 0.02 /h }', NODE);

  test('cells that enter lymph there go on into blood instead of coming back', () => {
    expect(ends['node.events.lymphEntries']).toBeGreaterThan(5);
    expect(ends['blood.tumour']).toBe(0);
    expect(goes['node.events.lymphEntries']).toBeGreaterThan(5);
    expect(goes['organs.node.tumour.goneOn']).toBeGreaterThan(1);
    expect(goes['blood.tumour']).toBeGreaterThan(0);
    // Only what leaves the tumour arrives; without the way on, what leaves the node arrives there again.
    const left = (of: Record<string, number>): number => of['tumour.events.lymphEntries'];
    expect(Math.abs(goes['organs.node.tumour'] - left(goes))).toBeLessThan(4 * Math.sqrt(left(goes)));
    expect(ends['organs.node.tumour']).toBeGreaterThan(goes['organs.node.tumour'] + 2);
  });

  test('they are as many as entered lymph there', () => {
    const left = goes['node.events.lymphEntries'];
    // One sample stands for the whole tissue here, so the mean-field number is the expectation of the events.
    expect(Math.abs(kept(goes) - left)).toBeLessThan(4 * Math.sqrt(left));
  });
});

describe('by the shared file', () => {
  const file = text('{}').replace('base/spread.yaml', 'base/onward.yaml').replace('homing: 0,', '');

  test('lung gets cells by way of the node, though none enter blood in the tumour', () => {
    const goes = measuredIn(file);
    expect(goes['tumour.events.intravasations']).toBe(0);
    expect(goes['organs.lung.tumour']).toBeGreaterThan(0);
    expect(goes['organs.lung.tumour']).toBeLessThan(goes['organs.node.tumour.goneOn']);
  });

  test('and none without the node', () => {
    expect(measuredIn(file, 'circulation.organs.node.onward=0')['organs.lung.tumour']).toBe(0);
    expect(measuredIn(file, 'cells.tumour.lymphEntry=0')['organs.lung.tumour']).toBe(0);
  });
});

test('an organ that cells home to from blood has no way on', () => {
  const wrong = (organ: string) => readText(text('{}').replace('node: {}', organ)).problems.join('\n');
  expect(wrong('lung: { onward: 0.1 /h }')).toMatch(/organs\.lung\.onward: .*expected "route: lymph"/);
  expect(wrong('node: { onwardLoss: 0.1 /h }')).toMatch(/organs\.node\.onwardLoss: .*expected "onward" beside it/);
});
