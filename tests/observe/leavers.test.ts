import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restOf, runToEnd } from '../../src/base/resumable.ts';
import { livingIn } from '../../src/observe/living.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { leaversOf, meanOfLeavers } from '../../src/observe/space/leavers.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { STAGES } from '../../src/step/stages.ts';
import { recipes } from '../laws/conservation.ts';
import { smallWorld } from '../laws/worlds.ts';

test('those who may leave are those who do, at the rates at which the step lets them', () => {
  let seen = 0;
  fc.assert(
    fc.property(recipes, (recipe) => {
      const run = openRun(smallWorld(recipe));
      const { engine } = run;
      const { world } = engine;
      advance(run, 40);
      for (const { name, run: stage } of STAGES) {
        if (name === 'act') break;
        runToEnd(restOf(stage(engine)));
      }
      const told = world.tissues.map((tissue) =>
        world.model.cells
          .filter(({ circulates }) => circulates)
          .map((type) => leaversOf(engine, tissue, livingIn(tissue, world.model.cells.length), type)),
      );
      runToEnd(restOf(STAGES.find(({ name }) => name === 'act')!.run(engine)));
      world.tissues.forEach((tissue, t) => {
        const { leaving } = engine.work[t];
        const rates = new Map(told[t].flatMap(({ rows, rates }) => rows.map((row, i) => [row, rates[i]])));
        if (world.model.niche?.tissue === tissue.index) return expect(rates.size).toBe(0);
        seen += rates.size;
        for (let row = 0; row < tissue.pool.counts[0]; row++)
          expect(Math.abs(leaving[row] - (rates.get(row) ?? 0))).toBeLessThanOrEqual(1e-6 * (leaving[row] + 1e-9));
      });
    }),
    { numRuns: 25 },
  );
  expect(seen).toBeGreaterThan(10);
});

test('a mean over those who leave is weighted by how fast each would', () => {
  const leavers = { rows: [4, 7], rates: [1, 3] };
  expect(meanOfLeavers(leavers, (row) => row)).toBeCloseTo((4 + 3 * 7) / 4, 12);
  expect(meanOfLeavers({ rows: [], rates: [] }, (row) => row)).toBe(0);
});

test('oxygen, levels and want of oxygen of those who leave are measures of cells that circulate', () => {
  const scenario = smallWorld({
    width: 32,
    height: 32,
    wrap: true,
    tumour: 0.8,
    fibroblasts: 0.1,
    every: 6,
    oxygen: 30,
    hpc: 0.1,
    haste: 20,
  });
  const run = openRun(scenario);
  advance(run, 200);
  const measures = measuresOf(run.engine.world.model, scenario);
  const values = readMeasures(run.engine, measures);
  const read = (id: string) => values[measures.findIndex((measure) => measure.id === id)];
  expect(read('tumour.tumour.leaving.at.oxygen')).toBeGreaterThan(0);
  expect(read('tumour.tumour.leaving.emt')).toBeGreaterThan(0);
  expect(read('tumour.tumour.leaving.hypoxic')).toBeGreaterThanOrEqual(0);
  expect(measures.some(({ id }) => id.startsWith('tumour.vessel.leaving'))).toBe(false);
});
