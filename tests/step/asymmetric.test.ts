/** Divisions after which one of the two cells does not have its mother's trait. */
import { expect, test } from 'vitest';
import { digestOf, openRun, type Run, stepOnce } from '../../src/run/run.ts';
import { firstTrait } from '../../src/world/traits.ts';
import { scenarioOf } from '../laws/worlds.ts';

/** Cells far apart, half of them stem-like, that divide and do nothing else. */
const TEXT = `
stroma: 1
extends: base/heterogeneity.yaml
title: Asymmetric
seed: asymmetric
duration: 10 d
cells: { tumour: { division: 0.005 /min, apoptosis: 0, speed: 0 } }
traits: { stem: { founders: 0.5 } }
rules: { R9: { off: true } }
tissues:
  tumour:
    label: Tumour
    width: 96
    height: 96
    vesselOxygen: 40 mmHg
    hold:
      - { species: oxygen, profile: constant, value: 38 }
      - { species: CXCL12, profile: constant, value: 1 }
      - { species: VEGFA, profile: constant, value: 0 }
      - { species: TGFb, profile: constant, value: 0 }
    layout: [{ draw: scatter, cell: tumour, fraction: 0.03 }]
`;

const open = (seed: string, ...changes: string[]): Run =>
  openRun(scenarioOf('scenarios/asymmetric.yaml', TEXT, ['cells.tumour.leads.follow=0', ...changes]), seed);

/** Every cell's value of a trait, and whether it was there from the start. */
function cellsOf(run: Run, trait = 'stem'): { value: number; founder: boolean }[] {
  const { model, tissues } = run.engine.world;
  const { pool } = tissues[0];
  const column = pool.levels[firstTrait(model) + model.names.traits.indexOf(trait)];
  return Array.from({ length: pool.counts[0] }, (_, row) => ({ value: column[row], founder: pool.born[row] === 0 }));
}

const stemOf = (run: Run): number => cellsOf(run).filter(({ value }) => value === 1).length;

/** Stem cells at the end, and how many are expected: of ΔN new cells, a share (1 − a)·S/N is stem. */
function grow(run: Run, asymmetric: number, steps: number): { found: number; expected: number } {
  let expected = stemOf(run);
  let count = cellsOf(run).length;
  for (let step = 0; step < steps; step++) {
    stepOnce(run);
    const now = cellsOf(run).length;
    expected *= 1 + ((1 - asymmetric) * (now - count)) / count;
    count = now;
  }
  expect(count).toBeGreaterThan(1000);
  return { found: stemOf(run), expected };
}

const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

test.each([0.3, 0.7])('of a growing population the share of stem cells is as expected, chance %s', (chance) => {
  const ratios = Array.from({ length: 10 }, (_, seed) => {
    const { found, expected } = grow(open(`share ${seed}`, `traits.stem.asymmetric=${chance}`), chance, 60);
    return found / expected;
  });
  const average = mean(ratios);
  const error = Math.sqrt(mean(ratios.map((one) => (one - average) ** 2)) / (ratios.length - 1));
  expect(error).toBeLessThan(0.04);
  expect(Math.abs(average - 1)).toBeLessThan(4 * error);
});

test('where all divisions are asymmetric, the number of stem cells stays, and either cell may be the one', () => {
  const run = open('all', 'traits.stem.asymmetric=1');
  const { found, expected } = grow(run, 1, 60);
  expect(found).toBe(expected);
  const stem = cellsOf(run).filter(({ value }) => value === 1);
  const moved = stem.filter(({ founder }) => !founder).length / stem.length;
  // After three divisions a founder is the stem cell with a chance of an eighth.
  expect(moved).toBeGreaterThan(0.6);
  expect(moved).toBeLessThan(1);
  const first = open('first', 'traits.stem.asymmetric=1');
  const founders = () => cellsOf(first).filter(({ value, founder }) => founder && value === 1).length;
  const before = founders();
  let divisions = 0;
  // So few steps that hardly a cell divides twice.
  while (divisions < 60) {
    const was = cellsOf(first).length;
    stepOnce(first);
    divisions += cellsOf(first).length - was;
  }
  const lost = (before - founders()) / (divisions / 2);
  expect(lost).toBeGreaterThan(0.25);
  expect(lost).toBeLessThan(0.75);
});

test('the value that is given up is replaced by that of the first cells, and other traits are left as they were', () => {
  const changes = ['cells.tumour.traits.inbornSpeed=0.5', 'traits.inbornSpeed.noise=0', 'traits.inbornSpeed.jumps=0'];
  const unlike = open('same', ...changes, 'traits.stem.asymmetric=1');
  const without = open('same', ...changes);
  for (let step = 0; step < 20; step++) for (const run of [unlike, without]) stepOnce(run);
  expect(new Set(cellsOf(unlike).map(({ value }) => value))).toEqual(new Set([0, 1]));
  for (const trait of ['inbornSpeed', 'inbornCXCR4', 'leader', 'resistance'])
    expect(cellsOf(unlike, trait)).toEqual(cellsOf(without, trait));
  expect(digestOf(unlike)).not.toBe(digestOf(without));
});
