/** What cells have for life: founders, daughters, and what comes of it. */
import { expect, test } from 'vitest';
import { advance, openRun } from '../../src/run/run.ts';
import { firstTrait } from '../../src/world/traits.ts';
import { scenarioOf } from '../laws/worlds.ts';

const text = (more: string) => `
stroma: 1
extends: base/heterogeneity.yaml
title: Traits
seed: traits
duration: 10 d
cells: { tumour: { division: 0.005 /min, apoptosis: 0, speed: 0 } }
rules: { R9: { off: true } }
tissues:
  tumour:
    label: Tumour
    width: 80
    height: 80
    vesselOxygen: 40 mmHg
    hold: [{ species: oxygen, profile: constant, value: 38 }]
    layout: [{ draw: disc, cell: tumour, radius: 20, clones: 5 }]
${more}`;

const open = (more = '', ...changes: string[]) =>
  openRun(scenarioOf('scenarios/traits.yaml', text(more), ['cells.tumour.leads.follow=0', ...changes]), 'traits');

function valuesOf(run: ReturnType<typeof open>, trait: string): { value: number; clone: number; born: number }[] {
  const { model, tissues } = run.engine.world;
  const { pool } = tissues[0];
  const column = pool.levels[firstTrait(model) + model.names.traits.indexOf(trait)];
  return Array.from({ length: pool.counts[0] }, (_, row) => row)
    .filter((row) => pool.type[row] !== 0)
    .map((row) => ({ value: column[row], clone: pool.clone[row], born: pool.born[row] }));
}

const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const deviation = (numbers: number[]) => Math.sqrt(mean(numbers.map((one) => (one - mean(numbers)) ** 2)));

test('founders of a clone are alike, clones differ, and a share of founders is stem-like', () => {
  const run = open('', 'traits.inbornCXCR4.spread=0.5');
  const cells = valuesOf(run, 'inbornCXCR4');
  const byClone = new Map(cells.map(({ clone, value }) => [clone, value]));
  expect([...byClone.keys()].sort()).toEqual([1, 2, 3, 4, 5]);
  for (const { clone, value } of cells) expect(value).toBe(byClone.get(clone));
  expect(new Set(byClone.values()).size).toBe(5);
  const stem = mean(valuesOf(run, 'stem').map(({ value }) => value));
  expect(stem).toBeGreaterThan(0.02);
  expect(stem).toBeLessThan(0.09);
});

test('daughters differ from their mothers by the noise, and now and then by a jump', () => {
  const run = open(
    '',
    'traits.inbornSpeed.jumps=0',
    'traits.inbornDivision.noise=0',
    'traits.inbornDivision.jumps=0.2',
  );
  advance(run, 30);
  const first = (trait: string) => valuesOf(run, trait).filter(({ born }) => born > 0 && born <= 8);
  const logs = first('inbornSpeed').map(({ value }) => Math.log(value));
  expect(logs.length).toBeGreaterThan(100);
  // The first generation of daughters: σ = 0.05.
  expect(deviation(logs)).toBeGreaterThan(0.04);
  expect(deviation(logs)).toBeLessThan(0.08);
  const jumped = first('inbornDivision').filter(({ value }) => value !== 1).length;
  expect(jumped / logs.length).toBeGreaterThan(0.12);
  expect(jumped / logs.length).toBeLessThan(0.35);
});

test('a knocked out mutation rate stops jumps and leaves noise', () => {
  const run = open('', 'cells.tumour.mutation=0', 'traits.inbornDivision.noise=0', 'traits.inbornDivision.jumps=0.5');
  advance(run, 20);
  expect(valuesOf(run, 'inbornDivision').every(({ value }) => value === 1)).toBe(true);
  expect(deviation(valuesOf(run, 'inbornSpeed').map(({ value }) => value))).toBeGreaterThan(0.01);
});

test('receptor levels follow what a cell is born to make', () => {
  const run = open('', 'cells.tumour.traits.inbornCXCR4=2', 'cells.tumour.division=0');
  advance(run, 300);
  const { tissues } = run.engine.world;
  const { pool } = tissues[0];
  expect(pool.levels[0][0]).toBeGreaterThan(1.8);
  expect(pool.levels[0][0]).toBeLessThan(2.1);
});
