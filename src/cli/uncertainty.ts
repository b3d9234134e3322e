import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { writeWhole } from '../files/write-whole.ts';
import { BASE, SMALLER } from '../run/scenario-arms.ts';
import { numbersIn, PosteriorError, type PosteriorFile, readPosterior } from '../sweep/fit/posterior-draw.ts';
import { allOutcomes } from '../sweep/folder.ts';
import type { Plan } from '../sweep/plan.ts';
import { type RobustExpectation, robustnessOf } from '../sweep/robustness.ts';
import { isUncertainty, planUncertainty } from '../sweep/uncertainty-plan.ts';
import { failed, wrong } from './failure.ts';
import { version } from './home.ts';
import { loadToRun } from './load-scenario.ts';
import { isFolder } from './named-file.ts';
import { readSeed, readWhole, table, valueText } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';
import { onFolder, planOf } from './sweep/files.ts';
import { doPlan } from './sweep/run.ts';
import { partsLeft, shardOf } from './sweep/shard.ts';

interface UncertaintyFlags {
  sets: string;
  smaller?: boolean;
  posterior?: string;
  out?: string;
  seed?: string;
  workers?: string;
  shard?: string;
  retryFailed?: boolean;
  json?: boolean;
  progress?: boolean;
}

const MAX_SETS = 100_000;
const RESULT = 'robustness.json';

export function addUncertainty(program: Command): void {
  program
    .command('uncertainty')
    .argument('<scenario>', 'a file, the name of a scenario that comes with Stroma, or the folder of an earlier call')
    .summary('tells in how many plausible sets of numbers a scenario shows what it expects')
    .description(
      'Draws all numbers of a scenario that are not exact, each from its range, and tells in how many such sets each of its\n' +
        'expectations holds, and which numbers part the sets in which it does from the others. The folder is that of a sweep:\n' +
        'it may be stopped and goes on, alone, by --shard or as a job array ("stroma sweep slurm FOLDER").',
    )
    .option('--sets <n>', 'sets of numbers, a Latin hypercube', '64')
    .option('--smaller', "takes the scenario's smaller tissue")
    .option(
      '--posterior <file>',
      'posterior.json of "stroma sweep fit": its numbers are drawn from it, all together, in place of their ranges',
    )
    .option('--out <folder>', 'folder for the runs; by default one in out/ that is named after what is asked')
    .option('--seed <text>', "seed of the sets, in place of the scenario's")
    .option('--workers <n>', 'runs done at the same time; by default one per core')
    .option('--shard <i/n>', 'does part i of n, counted from 0; the last part to end judges')
    .option('--retry-failed', 'does failed runs again')
    .option(
      '--json',
      'prints JSON: [{ says, question?, holds, sets, low, high, failing, outcomes, factors: [{ path, effect, clear }] }]',
    )
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(uncertainty);
}

async function uncertainty(given: string, flags: UncertaintyFlags): Promise<void> {
  const plan = isFolder(given) ? planOf(given, {}) : planFor(given, flags);
  if (!isUncertainty(plan)) throw wrong(`${given}: found another sweep, expected the folder of an earlier call`);
  const out = flags.out ?? (isFolder(given) ? given : usualFolder(plan, flags));
  const shard = shardOf(flags.shard, process.env);
  if (!flags.json) process.stderr.write(`${told(plan)}; ${existsSync(out) ? 'going on in' : 'kept in'} ${out}\n`);
  const { left, failed: bad } = await doPlan(out, plan, flags, shard, () => {});
  if (left.length > 0) {
    print(`${left.length} of ${plan.runs} runs are left to parts ${partsLeft(left, shard.count).join(', ')}`);
    return;
  }
  const results = onFolder(() => robustnessOf(plan, allOutcomes(out, plan)));
  const json = `[\n${results.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
  writeWhole(join(out, RESULT), `${json}\n`);
  print(flags.json ? json : described(results));
  if (bad > 0)
    throw failed(`${out}: ${bad} of ${plan.runs} runs failed, and their sets are left out; their rows say why`);
}

function planFor(given: string, flags: UncertaintyFlags): Plan {
  const { scenario } = loadToRun(given);
  if (scenario.expect.length === 0) throw wrong(`${given}: found nothing under expect, expected some rows`);
  if (flags.smaller && !scenario.arms[SMALLER]) throw wrong(`${given}: found no arm "${SMALLER}" for --smaller`);
  const posterior = flags.posterior === undefined ? undefined : posteriorIn(flags.posterior);
  const progress = reportProgress({
    label: 'ranges',
    total: 1,
    json: flags.json ?? false,
    lines: flags.progress ?? false,
  });
  const plan = fromPosterior(() =>
    planUncertainty(scenario, {
      posterior,
      sets: readWhole(flags.sets, '--sets', 2, MAX_SETS),
      seed: flags.seed === undefined ? String(scenario.seed) : readSeed(flags.seed),
      version: version(),
      on: flags.smaller ? SMALLER : BASE,
      report: (done, of) => progress.update(done / of),
    }),
  );
  progress.finish();
  const idle = posterior
    ? numbersIn(posterior).filter(({ path }) => !plan.factors.some(({ name }) => name === path))
    : [];
  for (const { path } of idle) process.stderr.write(`--posterior: ${path} changes no run of ${given}\n`);
  if (plan.factors.length === 0) throw wrong(`${given}: found no inexact number with a range that changes its runs`);
  return plan;
}

function posteriorIn(name: string): PosteriorFile {
  if (!existsSync(name))
    throw wrong(`--posterior: found "${name}" (no such file), expected the posterior.json of a fit`);
  return fromPosterior(() => readPosterior(name, readFileSync(name, 'utf8')));
}

/** What is wrong with a posterior is told in a line. */
function fromPosterior<T>(made: () => T): T {
  try {
    return made();
  } catch (error) {
    throw error instanceof PosteriorError ? wrong(error.message) : error;
  }
}

const usualFolder = (plan: Plan, { smaller, posterior }: UncertaintyFlags): string =>
  join('out', `${plan.id}-${plan.points}${smaller ? '-smaller' : ''}${posterior === undefined ? '' : '-posterior'}`);

const told = ({ id, points, factors, scenarios, runs }: Plan): string =>
  `${id}: ${points} sets of ${factors.length} numbers, ${scenarios.length} ${scenarios.length === 1 ? 'run' : 'runs'} each, ${runs} in all`;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** A row for each expectation, and one for each number that parts its sets more than chance would. */
function described(results: readonly RobustExpectation[]): string {
  const rows = results.flatMap(({ says, holds, sets, low, high, factors }) => [
    [says, `${holds} of ${sets} sets`, `${percent(low)} to ${percent(high)}`, ''],
    ...factors
      .filter(({ clear }) => clear)
      .map(({ path, effect }) => [`  with ${effect > 0 ? 'large' : 'small'} ${path}`, '', '', valueText(effect)]),
  ]);
  const shown = table([['expectation', 'holds in', '95 % interval', 'parts the sets by'], ...rows], [1]);
  const some = results.some(({ factors }) => factors.some(({ clear }) => clear));
  return `${shown}\n\n${some ? EFFECT : UNCLEAR}`;
}

const EFFECT =
  'A number parts the sets by 1 or -1 where all sets in which the expectation holds have larger, or smaller, values of it\n' +
  'than all others, and by 0 where it does not matter.';
const UNCLEAR =
  'No number parts these sets more clearly than chance among so many numbers would; more sets may show some (--sets).';
