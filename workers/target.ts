/** The pieces of work handed out to threads: one seed of a published result, or one run of claims. */
export { readRun } from '../src/validation/seen.ts';
export { estimateSeed } from '../src/validation/targets.ts';
