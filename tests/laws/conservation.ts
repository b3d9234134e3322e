/** A world in which cells, seats and rows are conserved by every event, and every cell that comes or goes is counted. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { advance, openRun } from '../../src/run/run.ts';
import { EVENT, type Event } from '../../src/world/world.ts';
import { inconsistencies } from './consistency.ts';
import { type Recipe, smallWorld } from './worlds.ts';

/** Random small worlds. */
export const recipes = fc.record<Recipe>({
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

/** Runs a world for so many steps, and looks at it after each. */
export function checkWorld(recipe: Recipe, seed: string, steps: number): void {
  const run = openRun(smallWorld(recipe), seed);
  const { world } = run.engine;
  const before = world.tissues.map((tissue) => tissue.pool.counts[2]);
  for (let step = 0; step < steps; step++) {
    advance(run, 1);
    world.tissues.forEach((tissue, i) => {
      expect(inconsistencies(world.model, tissue)).toEqual([]);
      const sum = (events: Event[]): number => events.reduce((total, event) => total + tissue.events[EVENT[event]], 0);
      expect(tissue.pool.counts[2]).toBe(before[i] + sum(COMES) - sum(GOES));
    });
  }
}
