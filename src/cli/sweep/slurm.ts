import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { writePlan } from '../../sweep/folder.ts';
import { program } from '../home.ts';
import { readWhole } from '../numbers.ts';
import { print } from '../print.ts';
import { findSweep, onFolder, planOf } from './files.ts';

interface SlurmFlags {
  out: string;
  tasks: string;
  cpus: string;
  time?: string;
  yes?: boolean;
}

/** The longest array that Slurm accepts by default: MaxArraySize of slurm.conf. */
export const MAX_TASKS = 1001;
const MAX_CPUS = 1024;
/** A time limit as sbatch accepts it. */
const TIME = /^\d+(:\d\d){0,2}$|^\d+-\d+(:\d\d){0,2}$/;

export function addSlurm(sweep: Command): void {
  sweep
    .command('slurm')
    .argument('<sweep>', 'a sweep file, or the name of a sweep that comes with Stroma')
    .summary('prints a Slurm job array that runs a sweep')
    .description(
      'Writes the plan of a sweep and prints the script of a Slurm job array in which each task runs its part:\n' +
        '  npx stroma sweep slurm SWEEP --out FOLDER --tasks 100 > sweep.sh && sbatch sweep.sh\n' +
        'All nodes must see the folder. If the array is submitted again, it does the runs that are left. An array of only\n' +
        'some tasks (--array=3,7) is refused, since each task does only its part. It connects to nothing.',
    )
    .requiredOption('--out <folder>', 'folder for the runs and the results')
    .requiredOption('--tasks <n>', 'number of tasks in the array')
    .option('--cpus <n>', 'cores per task', '1')
    .option('--time <limit>', 'time limit of a task, as sbatch takes it: 2:00:00', (text) => {
      if (TIME.test(text)) return text;
      throw new InvalidArgumentError('expected a time such as 30, 2:00:00 or 1-12');
    })
    .option('--yes', 'allows more than a million runs')
    .action(slurm);
}

function slurm(given: string, flags: SlurmFlags): void {
  const plan = planOf(given, flags.yes ?? false);
  const tasks = readWhole(flags.tasks, '--tasks', 1, MAX_TASKS);
  const cpus = readWhole(flags.cpus, '--cpus', 1, MAX_CPUS);
  onFolder(() => writePlan(flags.out, plan));
  const folder = resolve(flags.out);
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  print(
    [
      '#!/bin/bash',
      `#SBATCH --job-name=stroma-${plan.id.replace(/[^\w.-]/g, '-')}`,
      `#SBATCH --array=0-${tasks - 1}`,
      `#SBATCH --cpus-per-task=${cpus}`,
      ...(flags.time === undefined ? [] : [`#SBATCH --time=${flags.time}`]),
      `#SBATCH --output="${folder.replaceAll('%', '%%')}/.task-%a.log"`,
      '# Each task does the runs of its part that are not done yet; the last one to end makes the results.',
      `exec ${quoted(process.execPath)} ${quoted(program())} sweep run ${quoted(resolve(findSweep(given)))} \\`,
      `  --out ${quoted(folder)} --tasks ${tasks} --workers ${cpus} --progress${flags.yes ? ' --yes' : ''}`,
    ].join('\n'),
  );
}
