/** `stroma sweep …`: parameter sweeps. */
import type { Command } from 'commander';
import { addCollect } from './sweep/collect.ts';
import { addFit } from './sweep/fit.ts';
import { addPlan } from './sweep/plan.ts';
import { addReport } from './sweep/report.ts';
import { addSweepRun } from './sweep/run.ts';
import { addSensitivity } from './sweep/sensitivity.ts';
import { addShow } from './sweep/show.ts';
import { addSlurm } from './sweep/slurm.ts';
import { addStatus } from './sweep/status.ts';

export function addSweep(program: Command): void {
  const sweep = program
    .command('sweep')
    .summary('runs a scenario many times with different numbers')
    .description(
      'Parameter sweeps. A sweep file says what varies, how, and what is measured; see scenarios/sweeps.\n' +
        'Finished runs are kept: a sweep that was stopped resumes when it is run again.',
    );
  for (const add of [addPlan, addSweepRun, addCollect, addStatus, addShow, addSlurm, addSensitivity, addFit, addReport])
    add(sweep);
}
