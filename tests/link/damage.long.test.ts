/** The same as in damage.test.ts for 10,000 in all, or as many as four minutes have room for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS } from './damaged.ts';

test.each(Object.entries(KINDS))(
  'thousands of damaged %s are refused in lines, or run',
  { timeout: 400_000 },
  async (kind, property) => {
    const result = await fc.check(property(), { numRuns: 2500, seed: 2026, interruptAfterTimeLimit: 60_000 });
    process.stderr.write(`${result.numRuns} damaged ${kind}\n`);
    expect(result.failed, fc.defaultReportMessage(result) ?? '').toBe(false);
    expect(result.numRuns).toBeGreaterThan(100);
  },
);
