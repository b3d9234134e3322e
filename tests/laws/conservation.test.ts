/** Cells, seats and rows are conserved by every event, and every cell that comes or goes is counted. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { checkWorld, recipes } from './conservation.ts';

describe('conservation', () => {
  it('holds in 120 random small worlds', () => {
    fc.assert(
      fc.property(recipes, fc.string({ minLength: 1, maxLength: 6 }), (recipe, seed) => checkWorld(recipe, seed, 4)),
      { numRuns: 120, seed: 20 },
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
