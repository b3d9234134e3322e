import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type Interval, meanInterval } from '../analysis/statistics.ts';
import { unknownName } from '../base/nearest.ts';
import { makeFolder } from '../files/write-whole.ts';
import { BASE, withArm } from '../run/scenario-arms.ts';
import { type RunRecord, recording } from '../run/whole-run.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { english } from '../texts/words.ts';
import type { Helpers } from '../threads/crew.ts';
import { wrong } from './failure.ts';
import { inTurns, readThreads, startHelpers, THREADS_HELP } from './helpers.ts';
import { load } from './load-scenario.ts';
import { readSeed, readTime, readWhole, seedsFrom, table, timeText, valueText } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';
import { openTables } from './run-tables.ts';
import { writeRunFiles } from './write-run.ts';

interface RunFlags {
  seed?: string;
  arm?: string;
  until?: string;
  steps?: string;
  set?: string[];
  seeds?: string;
  every: string;
  out?: string;
  json?: boolean;
  progress?: boolean;
  threads?: string;
}

/** The result of a run, as `--json` prints it. */
export interface RunResult {
  scenario: string;
  seed: string;
  /** Steps done, settling included. */
  steps: number;
  /** Since time 0. */
  hours: number;
  digest: string;
  /** Threads that stepped it; the digest does not depend on their number. */
  threads: number;
  wallSeconds: number;
  /** Last value of every measure. */
  measures: Record<string, number>;
}

export function addRun(program: Command): void {
  program
    .command('run')
    .argument('<scenario>', 'a file, or the name of a scenario that comes with Stroma')
    .summary('runs a scenario and prints the digest of its last state')
    .description('Runs a scenario and prints the digest of its last state and its measures.')
    .option('--seed <text>', "seed to use in place of the scenario's", readSeed)
    .option(
      '--until <time>',
      'time at which to stop, from time 0: 10d, 36h; a negative time stops while the tissues settle',
    )
    .addOption(new Option('--steps <n>', 'number of steps, settling included').conflicts('until'))
    .option('--arm <name>', 'runs an arm of the scenario in its place')
    .option('--set <path=value>', 'changes a number of the scenario; may be repeated', collect)
    .option('--seeds <n>', 'does n runs with seeds SEED, SEED-2, SEED-3 … and prints means with their 95 % intervals')
    .option('--every <time>', 'time between two rows recorded in --out', '1h')
    .option(
      '--out <folder>',
      'folder for run.json, measures.csv and what "record" in the scenario asks for; with --seeds, one folder within it per run',
    )
    .option('--threads <n>', THREADS_HELP)
    .option('--json', 'prints one JSON object')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(run);
}

function armOf(scenario: Prepared, name: string): Prepared {
  const names = [BASE, ...Object.keys(scenario.arms)];
  if (!names.includes(name)) throw wrong(`--arm: ${unknownName(name, 'an arm', names)}`);
  return withArm(scenario, name);
}

/** Gathers the values of an option that may be repeated. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

async function run(name: string, flags: RunFlags): Promise<void> {
  const scenario = armOf(load(name, flags.set), flags.arm ?? BASE);
  const steps = stepsOf(scenario, flags);
  const every = readInterval(flags.every, scenario.step);
  const count = flags.seeds === undefined ? 0 : readWhole(flags.seeds, '--seeds', 1, 100_000);
  const seed = flags.seed ?? scenario.seed;
  const threads = readThreads(flags.threads, scenario);
  const helpers = startHelpers(threads);
  const one = (seed: string, label: string, folder?: string): Promise<RunResult> =>
    runOne(scenario, { seed, steps, every, label, folder, flags, helpers });
  if (count === 0) {
    const result = await one(seed, `${scenario.id}, seed ${seed}`, flags.out);
    print(flags.json ? JSON.stringify(result) : describeRun(scenario, result));
    return;
  }
  const runs: RunResult[] = [];
  for (const [i, own] of seedsFrom(seed, count).entries()) {
    runs.push(await one(own, `${scenario.id}, run ${i + 1} of ${count}`, flags.out && join(flags.out, String(i + 1))));
  }
  const intervals = intervalsOf(runs);
  print(flags.json ? JSON.stringify({ runs, ...inColumns(intervals) }) : describeRuns(scenario, runs, intervals));
}

/** Number of steps that the options ask for, settling included. */
function stepsOf(scenario: Prepared, { until, steps }: Pick<RunFlags, 'until' | 'steps'>): number {
  const settle = Math.round(scenario.settle / scenario.step);
  if (steps !== undefined) return readWhole(steps, '--steps', 0, MAX_STEPS);
  if (until === undefined) return settle + Math.round(scenario.duration / scenario.step);
  const minutes = readTime(until, '--until');
  const all = settle + Math.round(minutes / scenario.step);
  if (all >= 0 && all <= MAX_STEPS) return all;
  throw wrong(
    `--until: found "${until}", expected a time from ${timeText(-scenario.settle / 60)} on, where ${scenario.id} starts, and at most ${MAX_STEPS} steps`,
  );
}

const MAX_STEPS = 1e9;

/** Steps between two recorded rows, at least one. */
function readInterval(text: string, minutes: number): number {
  const interval = readTime(text, '--every');
  if (interval <= 0) throw wrong(`--every: found "${text}", expected a time above 0`);
  return Math.max(1, Math.round(interval / minutes));
}

interface Job {
  seed: string;
  steps: number;
  every: number;
  label: string;
  folder: string | undefined;
  flags: RunFlags;
  helpers: Helpers;
}

async function runOne(
  scenario: Prepared,
  { seed, steps, every, label, folder, flags, helpers }: Job,
): Promise<RunResult> {
  const end = timeText((steps * scenario.step - scenario.settle) / 60);
  const progress = reportProgress({ label, total: steps, json: flags.json ?? false, lines: flags.progress ?? false });
  if (folder !== undefined) makeFolder(folder);
  const tables = folder === undefined ? null : openTables(folder, scenario);
  const start = performance.now();
  const record = await inTurns(
    recording(scenario, {
      seed,
      steps,
      helpers,
      every: folder === undefined ? 0 : every,
      ...(tables && { look: tables.look }),
      onStep: (done, hours) => progress.update(done, () => `${timeText(hours)} of ${end}`),
    }),
  );
  const wallSeconds = (performance.now() - start) / 1000;
  progress.finish();
  tables?.end();
  if (folder !== undefined) writeRunFiles(folder, record);
  return resultOf(record, wallSeconds, helpers.list.length + 1);
}

function resultOf(
  { run, steps, hours, digest, measures, rows }: RunRecord,
  wallSeconds: number,
  threads: number,
): RunResult {
  const { values } = rows[rows.length - 1];
  return {
    scenario: run.scenario.id,
    seed: run.seed,
    steps,
    hours,
    digest,
    threads,
    wallSeconds: Number(wallSeconds.toFixed(3)),
    measures: Object.fromEntries(measures.map(({ id }, i) => [id, values[i]])),
  };
}

/** Mean of every measure over the runs, with its 95 % interval. */
function intervalsOf(runs: readonly RunResult[]): Record<string, Interval> {
  const ids = Object.keys(runs[0].measures);
  return Object.fromEntries(ids.map((id) => [id, meanInterval(runs.map(({ measures }) => measures[id]))]));
}

/** One table for the means, one for the lower ends, one for the upper. */
function inColumns(intervals: Record<string, Interval>): Record<'mean' | 'low' | 'high', Record<string, number>> {
  const column = (key: keyof Interval) =>
    Object.fromEntries(Object.entries(intervals).map(([id, interval]) => [id, interval[key]]));
  return { mean: column('estimate'), low: column('low'), high: column('high') };
}

/** Measures that are printed as text: those that the scenario records, else those that it charts. */
const shown = (scenario: Prepared): string[] => (scenario.measure.length > 0 ? scenario.measure : scenario.view.charts);

function describeRun(
  scenario: Prepared,
  { seed, steps, hours, digest, wallSeconds, measures, threads }: RunResult,
): string {
  return table([
    ['scenario', `${scenario.id}: ${english(scenario.title)}`],
    ['seed', seed],
    [
      'time',
      `${timeText(hours)}, ${steps} ${steps === 1 ? 'step' : 'steps'} in ${valueText(wallSeconds)} s on ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    ],
    ...shown(scenario).map((id) => [id, valueText(measures[id])]),
    ['digest', digest],
  ]);
}

function describeRuns(scenario: Prepared, runs: readonly RunResult[], intervals: Record<string, Interval>): string {
  const digests = table([['seed', 'digest'], ...runs.map(({ seed, digest }) => [seed, digest])]);
  const rows = shown(scenario).map((id) => {
    const { estimate, low, high } = intervals[id];
    return [id, valueText(estimate), valueText(low), valueText(high)];
  });
  return `${digests}\n\n${table([['measure', 'mean', 'low', 'high'], ...rows], [1, 2, 3])}`;
}
