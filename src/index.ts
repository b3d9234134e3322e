/**
 * Stroma as a library, in Node.
 *
 * @example
 * import { load, run } from 'stroma';
 * const { digest, rows } = run(load('hypoxia', ['tissues.tumour.vesselOxygen=20']), { seed: '7', every: 10 });
 */

export { startHelpers } from './cli/helpers.ts';
export { load } from './cli/load.ts';
export type { Measure } from './observe/measures.ts';
export type { Prepared } from './scenario/prepared.ts';
export type { Scenario } from './scenario/schema.ts';
export type { Action, Command, Snapshot } from './simulation/protocol.ts';
export { type RecordOptions, type Row, type RunRecord, run } from './simulation/record.ts';
export {
  advance,
  append,
  closeRun,
  digestOf,
  openRun,
  type Run,
  type RunOptions,
  restoreRun,
  snapshotOf,
} from './simulation/run.ts';
