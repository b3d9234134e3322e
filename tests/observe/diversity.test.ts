/** How diverse clones are within a lesion, between lesions and between organs, where the answer is known. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diversityOf, splitDiversity } from '../../src/observe/clones.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { closeRun, openRun } from '../../src/run/run.ts';
import { arrivalsAt } from '../../src/step/circulation/circulating-cells.ts';
import { scenarioOf } from '../laws/worlds.ts';

const ORGANS = ['lung', 'liver', 'brain'] as const;
/** Two groups of tumour cells of 20 and 30, and one of 9, which is no lesion. */
const LAYOUT = `[{ draw: block, cell: tumour, x: 2, y: 2, width: 4, height: 5 },
      { draw: block, cell: tumour, x: 12, y: 2, width: 5, height: 6 },
      { draw: block, cell: tumour, x: 2, y: 20, width: 3, height: 3 }]`;
const tissue = (id: string) =>
  `  ${id}: { label: ${id}, width: 32, height: 32, sites: 1e9, vesselOxygen: 40 mmHg, layout: ${LAYOUT} }`;
const scenario = scenarioOf(
  'scenarios/diversity.yaml',
  `stroma: 1
extends: base/heterogeneity.yaml
title: Diversity
seed: 1
duration: 1 h
circulation:
  strains: 4
  organs: { ${ORGANS.map((id) => `${id}: { tissue: ${id} }`).join(', ')} }
tissues:
${['tumour', ...ORGANS].map(tissue).join('\n')}
`,
);

type Place = { tissue: string; x: number; y: number };

/** Measures of the first state, with clones given by their places and arrivals by organ and clone. */
function measured(cloneOf: (place: Place) => number, arrivals: Record<string, number[]> = {}): Record<string, number> {
  const run = openRun(scenario);
  const { model, tissues, blood } = run.engine.world;
  for (const { pool, lattice, index } of tissues)
    for (let row = 0; row < pool.counts[0]; row++) {
      const y = Math.floor(pool.site[row] / lattice.stride);
      const x = pool.site[row] - y * lattice.stride;
      pool.clone[row] = cloneOf({ tissue: model.tissues[index].id, x, y });
    }
  const type = model.names.cells.indexOf('tumour');
  model.circulation.organs.forEach(({ id }, organ) => {
    const at = model.blood.arrivals + arrivalsAt(model, type, organ);
    (arrivals[id] ?? []).forEach((cells, strain) => (blood[at + strain] = cells));
  });
  const measures = measuresOf(model, scenario);
  const values = readMeasures(run.engine, measures);
  closeRun(run);
  return Object.fromEntries(measures.map(({ id }, i) => [id, values[i]]));
}

const LN2 = Math.log(2);
/** Shannon index of shares. */
const entropy = (...shares: number[]): number => shares.reduce((sum, p) => sum - p * Math.log(p), 0);

describe('within and between lesions', () => {
  test('two lesions without a clone in common', () => {
    const of = measured(({ x }) => (x < 4 ? 1 : x < 10 ? 2 : 3));
    expect(of['lung.tumour.lesions']).toBe(2);
    // 20 cells of two clones by halves, 30 of one.
    expect(of['lung.tumour.withinLesions']).toBeCloseTo(0.4 * LN2, 12);
    expect(of['lung.tumour.betweenLesions']).toBeCloseTo(entropy(0.4, 0.6), 12);
  });

  test('two lesions alike', () => {
    const of = measured(({ x, y }) => (x < 10 ? 1 + (x % 2) : 1 + (y % 2)));
    expect(of['lung.tumour.withinLesions']).toBeCloseTo(LN2, 12);
    expect(of['lung.tumour.betweenLesions']).toBeCloseTo(0, 12);
  });

  test('a group too small to be a lesion does not count', () => {
    const of = measured(({ y }) => (y >= 20 ? 2 : 1));
    expect(of['tumour.tumour.shannon']).toBeGreaterThan(0);
    expect([of['tumour.tumour.withinLesions'], of['tumour.tumour.betweenLesions']]).toEqual([0, 0]);
  });

  test('a lesion of one clone each', () => {
    const of = measured(({ x }) => (x < 10 ? 1 : 2));
    expect(of['lung.tumour.withinLesions']).toBe(0);
    expect(of['lung.tumour.betweenLesions']).toBeCloseTo(entropy(0.4, 0.6), 12);
  });
});

describe('between organs', () => {
  test('tissues without a clone in common, and alike', () => {
    const apart = measured(({ tissue }) => 1 + ORGANS.indexOf(tissue as 'lung'));
    expect(apart['organs.tumour.betweenOrgans']).toBeCloseTo(Math.log(3), 12);
    const alike = measured(({ x }) => 1 + (x % 2));
    expect(alike['organs.tumour.betweenOrgans']).toBeCloseTo(0, 12);
    // Lung and liver have a clone each, the brain 34 cells of the one and 25 of the other.
    const half = measured(({ tissue, x }) => (tissue === 'brain' ? 1 + (x % 2) : tissue === 'lung' ? 1 : 2));
    const first = (1 + 34 / 59) / 3;
    const exact = entropy(first, 1 - first) - entropy(34 / 59, 25 / 59) / 3;
    expect(half['organs.tumour.betweenOrgans']).toBeCloseTo(exact, 12);
  });

  test('arrivals count alike for every organ, however few', () => {
    const of = measured(() => 1, { lung: [1000, 0, 0, 0], liver: [0, 2, 0, 0], marrow: [] });
    expect(of['organs.tumour.arrivedBetween']).toBeCloseTo(LN2, 12);
    const three = measured(() => 1, { lung: [50, 50, 0, 0], liver: [1, 1, 0, 0], brain: [0, 0, 3, 3] });
    expect(three['organs.tumour.arrivedBetween']).toBeCloseTo(entropy(2 / 3, 1 / 3), 12);
  });
});

test('by cells, within and between make up the diversity of all cells together', () => {
  const counts = fc.array(fc.nat(50), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 5 }), (groups) => {
      const { within, between } = splitDiversity(
        groups.map((group) => new Map(group.map((n, k) => [k, n]))),
        (cells) => cells,
      );
      const all = [0, 1, 2, 3].map((k) => groups.reduce((sum, group) => sum + group[k], 0));
      expect(within + between).toBeCloseTo(diversityOf(all), 9);
      expect(between).toBeGreaterThanOrEqual(0);
      expect(between).toBeLessThanOrEqual(Math.log(groups.length) + 1e-9);
    }),
  );
});
