/** The pieces of work handed out to threads: one seed of a published result or of expectations, or one run of claims. */
export { expectSeed } from '../src/validation/expect.ts';
export { readRun } from '../src/validation/seen.ts';
export { estimateSeed } from '../src/validation/targets.ts';
