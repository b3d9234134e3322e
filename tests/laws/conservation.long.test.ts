import fc from 'fast-check';
import { test } from 'vitest';
import { checkWorld, recipes } from './conservation.ts';

test('conservation holds in 3,000 random small worlds, others every time', () => {
  fc.assert(
    fc.property(recipes, fc.string({ minLength: 1, maxLength: 6 }), (recipe, seed) => checkWorld(recipe, seed, 4)),
    { numRuns: 3000 },
  );
});
