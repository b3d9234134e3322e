/**
 * Stroma as a library, in Node.
 *
 * @example
 * import { load, run } from 'stroma';
 * const { digest, rows } = run(load('hypoxia', ['tissues.tumour.vesselOxygen=20']), { seed: '7', every: 10 });
 */

export { startHelpers } from './cli/helpers.ts';
export { load } from './cli/load-scenario.ts';
export type { Measure } from './observe/measures/measures.ts';
export type { Action, Command } from './run/command.ts';
export { advance, append, closeRun, digestOf, openRun, type Run, type RunOptions } from './run/run.ts';
export type { Snapshot } from './run/snapshot.ts';
export { restoreRun, takeSnapshot } from './run/snapshot.ts';
export { type RecordOptions, type Row, type RunRecord, run } from './run/whole-run.ts';
export type { Prepared } from './scenario/prepared.ts';
export type { Scenario } from './scenario/schema/schema.ts';
export { english, type Words } from './texts/words.ts';
