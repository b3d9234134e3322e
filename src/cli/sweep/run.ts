import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import Piscina from 'piscina';
import { collect, RESULTS } from '../../sweep/collect.ts';
import { doneRuns, writeOutcome, writePlan } from '../../sweep/folder.ts';
import type { Plan } from '../../sweep/plan.ts';
import type { Done } from '../../sweep/worker.ts';
import { failed, wrong } from '../failure.ts';
import { builtFile } from '../home.ts';
import { readWhole } from '../numbers.ts';
import { reportProgress } from '../progress.ts';
import { print } from '../write.ts';
import { asWrong, onFolder, planOf } from './files.ts';

interface RunFlags {
  out: string;
  workers?: string;
  shard?: string;
  json?: boolean;
  progress?: boolean;
  yes?: boolean;
}

/** More threads than any machine has cores. */
const MOST_WORKERS = 1024;

export function addSweepRun(sweep: Command): void {
  sweep
    .command('run')
    .argument('<sweep>', 'a sweep file, or the name of a sweep that comes with Stroma')
    .summary('runs what is not done yet')
    .description(
      'Does the runs of a sweep that are not done yet on all cores, and makes the results once all are there.\n' +
        'It may be ended at any time and goes on when it is run again.',
    )
    .requiredOption('--out <folder>', 'folder for the runs and the results')
    .option('--workers <n>', 'runs done at the same time; one for each core by default')
    .option('--shard <i/n>', 'does part i of n, counted from 0; in a Slurm job array that of its task by default')
    .option('--yes', 'allows more than a million runs')
    .option('--json', 'prints an event a line: start, run, end')
    .option('--progress', 'says how far it is in plain lines, also beside --json')
    .action(run);
}

async function run(given: string, flags: RunFlags): Promise<void> {
  const plan = planOf(given, flags.yes ?? false);
  const workers =
    flags.workers === undefined ? availableParallelism() : readWhole(flags.workers, '--workers', 1, MOST_WORKERS);
  const shard = readShard(flags.shard);
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

/** Part `index` of `count`: every run whose number leaves that remainder. */
interface Shard {
  index: number;
  count: number;
}

function readShard(text: string | undefined): Shard {
  const { SLURM_ARRAY_TASK_ID: id, SLURM_ARRAY_TASK_COUNT: count, SLURM_ARRAY_TASK_MIN: first = '0' } = process.env;
  if (text === undefined) {
    return id === undefined || count === undefined
      ? { index: 0, count: 1 }
      : { index: Number(id) - Number(first), count: Number(count) };
  }
  const [, index, parts] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (index === undefined || parts === undefined || Number(index) >= Number(parts))
    throw wrong(`--shard: found "${text}", expected i/n with i from 0 to n - 1, for example 0/4`);
  return { index: Number(index), count: Number(parts) };
}

/** Numbers of the runs of a part that are not done, in order. */
function remaining(folder: string, plan: Plan, { index, count }: Shard): Int32Array {
  const done = doneRuns(folder, plan);
  let left = 0;
  const numbers = new Int32Array(Math.ceil(plan.runs / count));
  for (let number = index + 1; number <= plan.runs; number += count) if (done[number] === 0) numbers[left++] = number;
  return numbers.subarray(0, left);
}

interface Work {
  done: number;
  workers: number;
  /** CPU seconds of the runs over all threads. */
  cpu: number;
  /** Wall seconds after start-up. */
  wall: number;
  /** CPU seconds of the runs over cores × wall seconds. */
  efficiency: number;
}

async function doAll(
  plan: Plan,
  numbers: Int32Array,
  workers: number,
  flags: RunFlags,
  tell: (done: Done) => void,
): Promise<Work> {
  const pool = new Piscina({
    filename: builtFile('workers/sweep.js'),
    minThreads: Math.min(workers, numbers.length),
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
  });
  const progress = reportProgress({
    label: plan.id,
    total: numbers.length,
    json: flags.json ?? false,
    lines: flags.progress ?? false,
  });
  let next = 0;
  let done = 0;
  let bad = 0;
  let cpu = 0;
  let start = performance.now();
  let wall = 0;
  const one = async (run: number): Promise<void> => {
    const result = await pool
      .run({ folder: flags.out, run } satisfies { folder: string; run: number }, { name: 'doRun' })
      .catch((error: unknown) => lost(flags.out, run, error));
    done++;
    cpu += result.cpu;
    if (result.failed) bad++;
    tell(result);
    const seconds = (performance.now() - start) / 1000;
    progress.update(
      done,
      () => `${done} of ${numbers.length} runs, ${bad} failed, ${rateText(done / seconds)}, ${workers} cores`,
    );
  };
  /** Takes one run after another; as many of these go on at once as there are threads. */
  const lane = async (): Promise<void> => {
    while (next < numbers.length) await one(numbers[next++]!);
  };
  try {
    await Promise.all(
      Array.from({ length: Math.min(workers, numbers.length) }, () =>
        pool.run({ folder: flags.out }, { name: 'begin' }),
      ),
    );
    start = performance.now();
    await Promise.all(Array.from({ length: workers }, lane));
    wall = (performance.now() - start) / 1000;
  } catch (error) {
    throw asWrong(error);
  } finally {
    progress.finish(`${done} runs, ${bad} failed`);
    await pool.destroy();
  }
  const cores = Math.min(workers, availableParallelism());
  return { done, workers, cpu: round(cpu), wall: round(wall), efficiency: round(wall > 0 ? cpu / (cores * wall) : 1) };
}

const round = (value: number): number => Number(value.toFixed(3));

/** A run whose thread ended is a failed one; what the disk refuses ends the sweep. */
function lost(folder: string, run: number, error: unknown): Done {
  const refused = asWrong(error);
  if (refused !== error) throw refused;
  const text = error instanceof Error ? error.message : String(error);
  onFolder(() => writeOutcome(folder, { run, digest: '', readings: [], error: `its thread ended: ${text}` }));
  return { run, failed: true, cpu: 0 };
}

const rateText = (perSecond: number): string =>
  perSecond >= 1 ? `${perSecond.toPrecision(3)} a second` : `${(60 * perSecond).toPrecision(3)} a minute`;

function describeEnd(
  plan: Plan,
  { done, cpu, wall, efficiency, workers, failed: bad, file }: Work & { failed: number; file: string | null },
  missing: number,
): string {
  const first = `${done} runs in ${wall} s on ${workers} ${workers === 1 ? 'thread' : 'threads'}; CPU of the runs ${cpu} s, efficiency ${efficiency}`;
  const second =
    file === null
      ? `${missing} of ${plan.runs} runs are left to other parts`
      : `${plan.runs} runs, ${bad} failed: ${file}`;
  return `${first}\n${second}`;
}
