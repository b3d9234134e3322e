/** The same as in damage.test.ts, for 10,000 of each kind or as many as a minute has room for. */
import fc from 'fast-check';
import { test } from 'vitest';
import { KINDS } from './damaged.ts';

test.each(Object.entries(KINDS))(
  'ten thousand damaged %s are refused in lines, or run',
  { timeout: 400_000 },
  async (_, property) => {
    await fc.assert(property(), { numRuns: 10_000, seed: 2026, interruptAfterTimeLimit: 70_000 });
  },
);
