import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { collect, RESULTS } from '../../sweep/collect.ts';
import { findRuns, listedRuns } from '../../sweep/folder.ts';
import type { Plan } from '../../sweep/plan.ts';
import type { Done } from '../../sweep/worker.ts';
import { failed } from '../failure.ts';
import { rangesText, readWhole } from '../numbers.ts';
import { print } from '../print.ts';
import { reportProgress } from '../progress.ts';
import { quoted, unlessInterrupted } from '../run/interrupt.ts';
import { keepPlan, onFolder, outOf, planOf, tell } from './files.ts';
import { describeShard, isIn, partsLeft, type Shard, shardOf } from './shard.ts';
import { MAX_WORKERS, startWorkers, type Work } from './sweep-workers.ts';

interface RunFlags {
  out?: string;
  workers?: string;
  shard?: string;
  retryFailed?: boolean;
  json?: boolean;
  progress?: boolean;
  columns?: string;
  yes?: boolean;
}

export function addSweepRun(sweep: Command): void {
  sweep
    .command('run')
    .argument('<sweep>', 'a sweep file, the name of a sweep that comes with Stroma, or the folder of a planned one')
    .summary('does the runs that are not done yet')
    .description(
      'Does the runs of a sweep that are not done yet, on all cores, and writes the results once all runs are done.\n' +
        'It may be stopped at any time and resumes when it is run again. With more replicates or points than before it\n' +
        'goes on in the same folder: what is done stays.',
    )
    .option('--out <folder>', 'folder for the runs and the results; by default that of a planned sweep')
    .option('--workers <n>', 'runs done at the same time; by default one per core')
    .option('--shard <i/n>', 'does part i of n, counted from 0; the last part to end writes the results')
    .option('--retry-failed', 'does failed runs again')
    .option('--columns <names>', 'names of the columns of the table of a design that has no line of them: oxygen,speed')
    .option('--yes', 'allows more than a million runs')
    .option('--json', 'prints one event per line: start, run, end')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(run);
}

async function run(given: string, flags: RunFlags): Promise<void> {
  const plan = planOf(given, flags);
  const out = outOf(given, flags.out);
  const shard = shardOf(flags.shard, process.env);
  const {
    work,
    left,
    failed: bad,
  } = await doPlan(out, plan, flags, shard, (what) => {
    if (flags.json) print(JSON.stringify(what));
  });
  const complete = left.length === 0;
  const file = complete ? join(out, RESULTS.csv) : null;
  const parts = partsLeft(left, shard.count);
  if (flags.json)
    print(
      JSON.stringify({
        event: 'end',
        ...work,
        complete,
        failed: bad,
        left: left.length,
        ...(!complete && { parts }),
        file,
      }),
    );
  else
    print(
      `${describeWork(work)}\n${file === null ? describeLeft(plan, left, shard) : `${plan.runs} runs, ${bad} failed: ${file}`}`,
    );
  if (bad > 0) throw failed(`${out}: ${bad} of ${plan.runs} runs failed; their rows say why`);
}

/** Does the runs of a part that are not done yet, and writes the results once all are; says how many failed. */
export async function doPlan(
  out: string,
  plan: Plan,
  flags: Pick<RunFlags, 'workers' | 'retryFailed' | 'json' | 'progress'>,
  shard: Shard,
  event: (what: object) => void,
): Promise<{ work: Work; left: number[]; failed: number }> {
  const workers =
    flags.workers === undefined ? availableParallelism() : readWhole(flags.workers, '--workers', 1, MAX_WORKERS);
  keepPlan(out, plan);
  const mine = remaining(out, plan, shard, flags.retryFailed ?? false);
  if (shard.count > 1) tell([`${plan.id}: ${describeShard(plan, shard)}, ${mine.length} to do`]);
  event({ event: 'start', runs: plan.runs, ...(shard.count > 1 && { part: shard }), todo: mine.length, workers });
  const hear = (done: Done): void => event({ event: 'run', ...done });
  const work = await doAll(out, plan, mine, workers, flags, hear, shard);
  const { left, failed: all } = finish(out, plan, shard);
  return { work, left, failed: all ?? work.failed };
}

/** Numbers of the runs of a part that are not yet done, in order; names files that are no runs. */
function remaining(folder: string, plan: Plan, shard: Shard, again: boolean): Int32Array {
  const { done, failed: bad, notes } = onFolder(() => findRuns(folder, plan, (number) => isIn(shard, number)));
  tell(notes);
  if (again) for (const number of bad) done[number] = 0;
  let left = 0;
  const numbers = new Int32Array(Math.ceil(plan.runs / shard.count));
  for (let number = shard.index + 1; number <= plan.runs; number += shard.count)
    if (done[number] === 0) numbers[left++] = number;
  return numbers.subarray(0, left);
}

/** Writes the results if all runs are done; else, which ones are left. A part that is not the last only looks. */
function finish(folder: string, plan: Plan, { count }: Shard): { left: number[]; failed: number | null } {
  if (count > 1) {
    const listed = onFolder(() => listedRuns(folder, plan));
    const left = Array.from({ length: plan.runs }, (_, i) => i + 1).filter((number) => listed[number] === 0);
    if (left.length > 0) return { left, failed: null };
  }
  const { missing, failed: bad } = onFolder(() => collect(folder, plan));
  return { left: missing, failed: bad };
}

/** Does the runs of one part, with a line of progress; `tell` is called after each run. */
async function doAll(
  folder: string,
  plan: Plan,
  numbers: Int32Array,
  count: number,
  flags: Pick<RunFlags, 'json' | 'progress'>,
  tell: (done: Done) => void,
  shard: Shard,
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
    const doing = workers.run(folder, numbers, (one, seconds) => {
      done++;
      if (one.failed) bad++;
      tell(one);
      progress.update(
        done,
        () => `${done} of ${numbers.length} runs, ${bad} failed, ${rateText(done / seconds)}, ${count} cores`,
      );
    });
    return await unlessInterrupted(doing, () => howToGoOn(folder, shard, done, numbers.length));
  } finally {
    progress.finish(`${done} runs, ${bad} failed`);
    await workers.end();
  }
}

/** How to say that a sweep was interrupted, and how it goes on. */
const howToGoOn = (folder: string, { index, count }: Shard, done: number, todo: number): string =>
  `interrupted after ${done} of ${todo} runs; each that is done is kept in ${folder}; to go on:\n  npx stroma sweep run ${quoted(folder)}${count > 1 ? ` --shard ${index}/${count}` : ''}`;

const rateText = (perSecond: number): string =>
  perSecond >= 1 ? `${perSecond.toPrecision(3)} a second` : `${(60 * perSecond).toPrecision(3)} a minute`;

const describeWork = ({ done, cpu, wall, efficiency, overhead, workers }: Work): string =>
  `${done} runs in ${wall} s on ${workers} ${workers === 1 ? 'thread' : 'threads'}; CPU of the runs ${cpu} s, efficiency ${efficiency}, ${overhead} ms beside them for each`;

const describeLeft = (plan: Plan, left: readonly number[], { count }: Shard): string =>
  count > 1
    ? `${left.length} of ${plan.runs} runs are left to other parts: ${rangesText(partsLeft(left, count))} of 0 to ${count - 1}`
    : `${left.length} of ${plan.runs} runs are left`;
