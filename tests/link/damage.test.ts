/** Whatever is done to a run, a session, a link or a console call: lines that say what is wrong, or a right run. */
import fc from 'fast-check';
import { test } from 'vitest';
import { KINDS } from './damaged.ts';

/** Fixed, so that a failure is the same everywhere; the long test has other seeds. */
const SEED = 12;

test.each(Object.entries(KINDS))(
  'damaged %s are refused in lines, or run',
  { timeout: 120_000 },
  async (_, property) => {
    await fc.assert(property(), { numRuns: 60, seed: SEED });
  },
);
