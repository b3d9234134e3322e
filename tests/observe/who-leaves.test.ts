import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { whoLeaves } from '../../src/observe/space/who-leaves.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { looksOf } from '../../src/serve/describe-run.ts';
import { recipes } from '../laws/conservation.ts';
import { smallWorld } from '../laws/worlds.ts';

test('distributions sum to 1, and their means are the measures of all cells and of those that leave', () => {
  let seen = 0;
  fc.assert(
    fc.property(recipes, (recipe) => {
      const scenario = smallWorld(recipe);
      const run = openRun(scenario);
      advance(run, 60);
      const measures = measuresOf(run.engine.world.model, scenario);
      const values = readMeasures(run.engine, measures);
      const read = (id: string) => values[measures.findIndex((measure) => measure.id === id)];
      for (const { tissue, cell, of } of whoLeaves(run.engine, looksOf(scenario).columns)) {
        for (const { id, all, leaving, meanOfAll, meanOfLeaving } of of) {
          seen++;
          for (const shares of [all, leaving]) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          const level = id !== 'oxygen';
          const own = `${tissue}.${cell}`;
          expect(meanOfAll).toBeCloseTo(read(level ? `${own}.${id}.mean` : `${own}.at.${id}`), 4);
          expect(meanOfLeaving).toBeCloseTo(read(level ? `${own}.leaving.${id}` : `${own}.leaving.at.${id}`), 6);
        }
      }
    }),
    { numRuns: 12 },
  );
  expect(seen).toBeGreaterThan(5);
});
