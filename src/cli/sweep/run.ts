import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { collect, RESULTS } from '../../sweep/collect.ts';
import { doneRuns, writePlan } from '../../sweep/folder.ts';
import type { Plan } from '../../sweep/plan.ts';
import type { Done } from '../../sweep/worker.ts';
import { failed } from '../failure.ts';
import { readWhole } from '../numbers.ts';
import { print } from '../print.ts';
import { reportProgress } from '../progress.ts';
import { onFolder, planOf } from './files.ts';
import { type Shard, shardOf } from './shard.ts';
import { MAX_TASKS } from './slurm.ts';
import { MAX_WORKERS, startWorkers, type Work } from './sweep-workers.ts';

interface RunFlags {
  out: string;
  workers?: string;
  shard?: string;
  tasks?: string;
  json?: boolean;
  progress?: boolean;
  yes?: boolean;
}

export function addSweepRun(sweep: Command): void {
  sweep
    .command('run')
    .argument('<sweep>', 'a sweep file, or the name of a sweep that comes with Stroma')
    .summary('does the runs that are not done yet')
    .description(
      'Does the runs of a sweep that are not done yet, on all cores, and writes the results once all runs are done.\n' +
        'It may be stopped at any time and resumes when it is run again.',
    )
    .requiredOption('--out <folder>', 'folder for the runs and the results')
    .option('--workers <n>', 'runs done at the same time; by default one per core')
    .option('--shard <i/n>', 'does part i of n, counted from 0; by default, in a Slurm job array, the part of its task')
    .option(
      '--tasks <n>',
      'number of tasks in the Slurm job array; an array with another number, or only some of its tasks, is refused',
    )
    .option('--yes', 'allows more than a million runs')
    .option('--json', 'prints one event per line: start, run, end')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(run);
}

async function run(given: string, flags: RunFlags): Promise<void> {
  const plan = planOf(given, flags.yes ?? false);
  const workers =
    flags.workers === undefined ? availableParallelism() : readWhole(flags.workers, '--workers', 1, MAX_WORKERS);
  const tasks = flags.tasks === undefined ? undefined : readWhole(flags.tasks, '--tasks', 1, MAX_TASKS);
  const shard = shardOf(flags.shard, tasks, process.env);
  onFolder(() => writePlan(flags.out, plan));
  const mine = remaining(flags.out, plan, shard);
  const event = (what: object): void => {
    if (flags.json) print(JSON.stringify(what));
  };
  event({ event: 'start', runs: plan.runs, todo: mine.length, workers });
  const work = await doAll(plan, mine, workers, flags, (done) => event({ event: 'run', ...done }));
  const result = onFolder(() => collect(flags.out, plan));
  const complete = result.missing.length === 0;
  const summary = {
    event: 'end',
    ...work,
    complete,
    failed: result.failed,
    file: complete ? join(flags.out, RESULTS.csv) : null,
  };
  if (flags.json) event(summary);
  else print(describeEnd(plan, summary, result.missing.length));
  if (result.failed > 0) throw failed(`${flags.out}: ${result.failed} of ${plan.runs} runs failed; their rows say why`);
}

/** Numbers of the runs of a part that are not yet done, in order. */
function remaining(folder: string, plan: Plan, { index, count }: Shard): Int32Array {
  const done = onFolder(() => doneRuns(folder, plan, (number) => (number - 1) % count === index));
  let left = 0;
  const numbers = new Int32Array(Math.ceil(plan.runs / count));
  for (let number = index + 1; number <= plan.runs; number += count) if (done[number] === 0) numbers[left++] = number;
  return numbers.subarray(0, left);
}

/** Does the runs of one part, with a line of progress; `tell` is called after each run. */
async function doAll(
  plan: Plan,
  numbers: Int32Array,
  count: number,
  flags: RunFlags,
  tell: (done: Done) => void,
): Promise<Work> {
  const progress = reportProgress({
    label: plan.id,
    total: numbers.length,
    json: flags.json ?? false,
    lines: flags.progress ?? false,
  });
  const workers = startWorkers(Math.max(1, Math.min(count, numbers.length)));
  let done = 0;
  let bad = 0;
  try {
    return await workers.run(flags.out, numbers, (one, seconds) => {
      done++;
      if (one.failed) bad++;
      tell(one);
      progress.update(
        done,
        () => `${done} of ${numbers.length} runs, ${bad} failed, ${rateText(done / seconds)}, ${count} cores`,
      );
    });
  } finally {
    progress.finish(`${done} runs, ${bad} failed`);
    await workers.end();
  }
}

const rateText = (perSecond: number): string =>
  perSecond >= 1 ? `${perSecond.toPrecision(3)} a second` : `${(60 * perSecond).toPrecision(3)} a minute`;

function describeEnd(
  plan: Plan,
  { done, cpu, wall, efficiency, overhead, workers, failed: bad, file }: Work & { file: string | null },
  missing: number,
): string {
  const first = `${done} runs in ${wall} s on ${workers} ${workers === 1 ? 'thread' : 'threads'}; CPU of the runs ${cpu} s, efficiency ${efficiency}, ${overhead} ms beside them for each`;
  const second =
    file === null
      ? `${missing} of ${plan.runs} runs are left to other parts`
      : `${plan.runs} runs, ${bad} failed: ${file}`;
  return `${first}\n${second}`;
}
