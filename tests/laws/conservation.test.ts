/** Cells, seats and rows are conserved by every event, and every cell that comes or goes is counted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, openRun } from '../../src/simulation/run.ts';
import { EVENT, type Event } from '../../src/world/world.ts';
import { inconsistencies } from './consistency.ts';
import { type Recipe, smallWorld } from './worlds.ts';

const recipes = fc.record<Recipe>({
  width: fc.integer({ min: 17, max: 40 }),
  height: fc.integer({ min: 17, max: 40 }),
  wrap: fc.boolean(),
  tumour: fc.double({ min: 0.2, max: 1, noNaN: true }),
  fibroblasts: fc.double({ min: 0, max: 0.4, noNaN: true }),
  every: fc.integer({ min: 4, max: 12 }),
  oxygen: fc.constantFrom(0, 5, 20, 40),
  hpc: fc.double({ min: 0.02, max: 0.3, noNaN: true }),
  haste: fc.constantFrom(1, 10, 60, 200),
});

const COMES: Event[] = ['divisions', 'arrivals', 'entries', 'returns', 'sprouts', 'tipSteps'];
const GOES: Event[] = [
  'clearances',
  'departures',
  'intravasations',
  'egresses',
  'regressions',
  'opened',
  'lymphEntries',
];

function checkWorld(recipe: Recipe, seed: string, steps: number): void {
  const run = openRun(smallWorld(recipe), seed);
  const { world } = run.engine;
  const before = world.tissues.map((tissue) => tissue.pool.counts[2]!);
  for (let step = 0; step < steps; step++) {
    advance(run, 1);
    world.tissues.forEach((tissue, i) => {
      expect(inconsistencies(world.model, tissue)).toEqual([]);
      const sum = (events: Event[]): number => events.reduce((total, event) => total + tissue.events[EVENT[event]]!, 0);
      expect(tissue.pool.counts[2]).toBe(before[i]! + sum(COMES) - sum(GOES));
    });
  }
}

describe('conservation', () => {
  it('holds in 1,000 random small worlds', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(recipes, fc.string({ minLength: 1, maxLength: 6 }), (recipe, seed) => checkWorld(recipe, seed, 4)),
      { numRuns: 1000, seed: 20 },
    );
  });

  it('holds over many steps of a hasty world', () => {
    checkWorld(
      { width: 40, height: 33, wrap: true, tumour: 0.8, fibroblasts: 0.2, every: 6, oxygen: 20, hpc: 0.2, haste: 60 },
      'long',
      120,
    );
  });
});
