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

export function addSweep(program: Command): void {
  const sweep = program
    .command('sweep')
    .summary('runs a scenario many times with other numbers')
    .description(
      'Parameter sweeps: what varies, how, and what is read is in a sweep file; see scenarios/sweeps.\n' +
        'Every run that is done is kept, so a sweep that was ended in any way goes on when it is run again.',
    );
  for (const add of [addPlan, addSweepRun, addCollect, addShow, addSlurm, addSensitivity, addFit, addReport])
    add(sweep);
}
