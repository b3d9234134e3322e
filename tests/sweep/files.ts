/** Sweeps over small scenarios held in memory. */
import { type Plan, runsOf } from '../../src/sweep/plan.ts';
import { readSweep, type SweepResult } from '../../src/sweep/read-sweep.ts';
import { fromDisk, small } from '../scenario/files.ts';

export const SWEEP = 'scenarios/sweeps/test.yaml';

/** Reads a sweep of the small scenario; `beside` are further files, by path. */
export const readTest = (text: string, beside: Record<string, string> = {}, columns?: readonly string[]): SweepResult =>
  readSweep(SWEEP, text, {
    files: (path) => ({ 'scenarios/small.yaml': small(), ...beside })[path] ?? fromDisk(path),
    named: (name) => (name === 'small' ? 'scenarios/small.yaml' : null),
    version: 'test',
    columns,
  });

/** The head of a sweep; `more` is added below it, from line 5 on. */
export const sweep = (more = ''): string => `stroma: 1
sweep: Test
scenario: small
measures: [tumour.tumour.count]
${more}`;

export function planOf(text: string, beside?: Record<string, string>): Plan {
  const { plan, problems } = readTest(text, beside);
  if (!plan) throw new Error(problems.join('\n'));
  return plan;
}

/** All runs of a plan. */
export const allRuns = (plan: Plan) => Array.from({ length: plan.runs }, (_, i) => runsOf(plan).run(i + 1));
