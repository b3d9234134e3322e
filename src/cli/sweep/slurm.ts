import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { makeFolder } from '../../files/write-whole.ts';
import { LOGS } from '../../sweep/folder.ts';
import { wrong } from '../failure.ts';
import { program } from '../home.ts';
import { readWhole } from '../numbers.ts';
import { print } from '../print.ts';
import { keepPlan, onFolder, outOf, planOf } from './files.ts';

interface SlurmFlags {
  out?: string;
  tasks: string;
  cpus: string;
  time?: string;
  memory?: string;
  partition?: string;
  account?: string;
  requeue?: boolean;
  module: string[];
  sbatch: string[];
  columns?: string;
  yes?: boolean;
}

/** The longest array that Slurm accepts by default: MaxArraySize of slurm.conf. */
export const MAX_TASKS = 1001;
const MAX_CPUS = 1024;

/** Checks an option as sbatch does: a script that it would refuse is refused here. */
const checked = (form: RegExp, expected: string) => (text: string) => {
  if (form.test(text)) return text;
  throw new InvalidArgumentError(`expected ${expected}`);
};
/** Adds to the values that an option has had so far. */
const several = (check: (text: string) => string) => (text: string, before: string[]) => [...before, check(text)];

const time = checked(/^\d+(:\d\d){0,2}$|^\d+-\d+(:\d\d){0,2}$/, 'a time such as 30, 2:00:00 or 1-12');
const memory = checked(/^[1-9]\d*[KMGT]?$/, 'a size such as 500M or 4G');
const word = checked(/^[\w.,+:/@-]+$/, 'a name of letters, digits and . , + : / @ -');
const option = checked(/^--[a-z][^\n\r]*$/, 'an option of sbatch such as --qos=long');

export function addSlurm(sweep: Command): void {
  sweep
    .command('slurm')
    .argument('<sweep>', 'a sweep file, the name of a sweep that comes with Stroma, or the folder of a planned one')
    .summary('prints a Slurm job array that runs a sweep')
    .description(
      'Writes the plan of a sweep and prints the script of a Slurm job array in which each task runs its part:\n' +
        '  npx stroma sweep slurm SWEEP --out FOLDER --tasks 100 > sweep.sh && sbatch sweep.sh\n' +
        'All nodes must see the folder. If the array is submitted again, it does the runs that are left; with some of its\n' +
        'tasks (sbatch --array=3,7 sweep.sh), those of their parts. It connects to nothing.',
    )
    .option('--out <folder>', 'folder for the runs and the results; by default that of a planned sweep')
    .requiredOption('--tasks <n>', 'number of tasks in the array')
    .option('--cpus <n>', 'cores per task', '1')
    .option('--time <limit>', 'time limit of a task, as sbatch takes it: 2:00:00', time)
    .option('--memory <size>', 'memory of a task, as sbatch takes it: 4G', memory)
    .option('--partition <name>', 'partition of the cluster, or several with commas between', word)
    .option('--account <name>', 'account that is charged', word)
    .option('--requeue', 'lets Slurm start a task again after its node failed or another job took its place')
    .option('--module <name>', 'a module that a task loads first; may be given several times', several(word), [])
    .option(
      '--sbatch <option>',
      'another option for sbatch, such as --qos=long; may be given several times',
      several(option),
      [],
    )
    .option('--columns <names>', 'names of the columns of the table of a design that has no line of them: oxygen,speed')
    .option('--yes', 'allows more than a million runs')
    .action(slurm);
}

function slurm(given: string, flags: SlurmFlags): void {
  const plan = planOf(given, flags);
  const out = outOf(given, flags.out);
  const tasks = readWhole(flags.tasks, '--tasks', 1, MAX_TASKS);
  const cpus = readWhole(flags.cpus, '--cpus', 1, MAX_CPUS);
  keepPlan(out, plan);
  onFolder(() => makeFolder(join(out, LOGS)));
  const folder = resolve(out);
  if (/["\n\r]/.test(folder))
    throw wrong(
      `--out: found ${JSON.stringify(folder)}, expected a folder without quotes and line breaks, which Slurm cannot name`,
    );
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const asked: [option: string, value: string | undefined][] = [
    ['time', flags.time],
    ['mem', flags.memory],
    ['partition', flags.partition],
    ['account', flags.account],
  ];
  print(
    [
      '#!/bin/bash',
      `#SBATCH --job-name=stroma-${plan.id.replace(/[^\w.-]/g, '-')}`,
      `#SBATCH --array=0-${tasks - 1}`,
      `#SBATCH --cpus-per-task=${cpus}`,
      ...asked.flatMap(([name, value]) => (value === undefined ? [] : [`#SBATCH --${name}=${value}`])),
      ...(flags.requeue ? ['#SBATCH --requeue'] : []),
      ...flags.sbatch.map((one) => `#SBATCH ${one}`),
      `#SBATCH --output="${folder.replaceAll('%', '%%')}/${LOGS}/%A_%a.log"`,
      '#SBATCH --open-mode=append',
      `# Task i does part i of ${tasks}, whichever tasks are submitted: the runs of it that are not done yet. The last`,
      '# part to end makes the results.',
      ...(flags.module.length > 0 ? [`module load ${flags.module.join(' ')}`] : []),
      `exec ${quoted(process.execPath)} ${quoted(program())} sweep run ${quoted(folder)} \\`,
      `  --shard "\${SLURM_ARRAY_TASK_ID:?expected a task of a job array: sbatch starts this script}/${tasks}" \\`,
      `  --workers ${cpus} --progress`,
    ].join('\n'),
  );
}
