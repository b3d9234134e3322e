import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { writeWhole } from '../../files/write-whole.ts';
import { type Fit, fit, whyNot } from '../../sweep/fit/fit.ts';
import { readTargets } from '../../sweep/fit/fit-targets.ts';
import { type Fitted, type KeptFit, keptFit, posteriorTable } from '../../sweep/fit/posterior.ts';
import { doneRuns } from '../../sweep/folder.ts';
import { writeSweepCrate } from '../../sweep/sweep-crate.ts';
import { failed, wrong } from '../failure.ts';
import { readWhole, table, valueText } from '../numbers.ts';
import { print } from '../print.ts';
import { reportProgress } from '../progress.ts';
import { unlessInterrupted } from '../run/interrupt.ts';
import { asWrong, onFolder, planIn } from './files.ts';
import { MAX_WORKERS, startWorkers } from './sweep-workers.ts';

interface FitFlags {
  to: string;
  out?: string;
  particles: string;
  generations: string;
  workers?: string;
  json?: boolean;
  progress?: boolean;
}

const MAX_PARTICLES = 1e6;
const MAX_GENERATIONS = 100;
const FILES = { table: 'posterior.csv', summary: 'posterior.json' } as const;

export function addFit(sweep: Command): void {
  sweep
    .command('fit')
    .argument('<folder>', 'the folder of a finished sweep with a latinHypercube or a sobol design over ranges')
    .summary('finds the values that reproduce measurements')
    .description(
      'Approximate Bayesian computation: takes the ranges of the sweep as the prior, keeps the points nearest to the\n' +
        'targets, and moves these closer by sequential Monte Carlo until all are within the tolerances.\n' +
        `Writes ${FILES.table} and ${FILES.summary}. It may be stopped at any time and resumes when it is run again.`,
    )
    .requiredOption(
      '--to <file>',
      'CSV file with the columns measure, value, tolerance and, optionally, scenario, hours, and relativeTo, a scenario to divide by',
    )
    .option('--out <folder>', 'folder for the fit; by default <folder>/fit')
    .option('--particles <n>', 'number of points that represent the posterior', '100')
    .option('--generations <n>', 'most generations to run, even if targets are not met', '10')
    .option('--workers <n>', 'runs done at the same time; by default one per core')
    .option('--json', 'prints one JSON object')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(runFit);
}

async function runFit(folder: string, flags: FitFlags): Promise<void> {
  const plan = planIn(folder);
  const particles = readWhole(flags.particles, '--particles', 2, MAX_PARTICLES);
  const generations = readWhole(flags.generations, '--generations', 0, MAX_GENERATIONS);
  const count =
    flags.workers === undefined ? availableParallelism() : readWhole(flags.workers, '--workers', 1, MAX_WORKERS);
  const reason = whyNot(plan, { particles });
  if (reason !== null) throw wrong(`${folder}: ${reason}`);
  if (!existsSync(flags.to)) throw wrong(`--to: found "${flags.to}" (no such file), expected a CSV file`);
  const { targets, problems } = readTargets(flags.to, readFileSync(flags.to, 'utf8'), plan);
  if (problems.length > 0) throw wrong(problems.join('\n'));
  const left = plan.runs - onFolder(() => doneRuns(folder, plan)).reduce((sum, one) => sum + one, 0);
  if (left > 0) throw failed(`${folder}: ${left} of ${plan.runs} runs are not done yet; run the sweep first`);

  const out = flags.out ?? join(folder, 'fit');
  const progress = reportProgress({
    label: `${plan.id} fit`,
    total: generations,
    json: flags.json ?? false,
    lines: flags.progress ?? false,
  });
  const workers = startWorkers(count);
  let at = { generation: 1, note: '' };
  const tell = (): void => progress.update(at.generation - 1, () => at.note);
  let found: Fit;
  try {
    found = await fit(
      folder,
      out,
      plan,
      targets,
      {
        particles,
        generations,
        tell({ generation, tolerance, accepted, tried }) {
          const far = `generation ${generation} within ${valueText(tolerance)} tolerances`;
          at = { generation, note: `${far}: ${accepted} of ${particles} points of ${tried} tried` };
          tell();
        },
      },
      async (place, _, undone) => {
        await unlessInterrupted(
          workers.run(place, undone, tell),
          () => `interrupted; what is done is kept in ${out}; to go on, give the same command again`,
        );
      },
    );
  } catch (error) {
    throw asWrong(error);
  } finally {
    progress.finish();
    await workers.end();
  }
  const kept = keptFit(plan, found, targets);
  const { points: _, ...summary } = kept;
  onFolder(() => {
    writeWhole(join(out, FILES.table), posteriorTable(plan, folder, out, found.posterior));
    writeWhole(join(out, FILES.summary), `${JSON.stringify(kept)}\n`);
    writeSweepCrate(folder, plan);
  });
  print(flags.json ? JSON.stringify(summary) : `${describe(kept)}\n${join(out, FILES.table)}`);
  if (summary.end !== 'met') throw failed(`${out}: ${ENDS[summary.end]}`);
}

const ENDS = {
  generations: 'the targets are not met within all tolerances; more --generations may get there',
  acceptance: 'the targets are not met within all tolerances, and hardly any point comes closer any more',
} as const;

const describe = ({ particles, effective, tolerance, generations, tried, factors, foretold }: KeptFit): string =>
  [
    `${particles} points (worth ${valueText(effective)} independent ones) within ${valueText(tolerance)} tolerances, ` +
      `after ${generations} generations of ${tried} points`,
    table(
      [
        ['factor', 'mean', 'median', '2.5 %', '97.5 %', 'prior', 'unit', 'from these data'],
        ...factors.map((one) => [
          one.factor,
          ...[one.mean, one.median, one.low, one.high].map(valueText),
          `${valueText(one.from)} to ${valueText(one.to)}`,
          one.unit,
          knownText(one),
        ]),
      ],
      [1, 2, 3, 4],
    ),
    'What the runs of these points give:',
    table(
      [
        ['scenario', 'measure', 'hours', 'median', '2.5 %', '97.5 %', 'unit'],
        ...foretold.map(({ scenario, measure, hours, median, low, high, unit }) => [
          scenario,
          measure,
          ...[hours, median, low, high].map(valueText),
          unit,
        ]),
      ],
      [2, 3, 4, 5],
    ),
  ].join('\n');

function knownText({ verdict, partner }: Fitted): string {
  if (verdict === 'fixed') return 'known by itself';
  if (verdict === 'open' || partner === null) return 'hardly known';
  return `only together with others, most with ${partner.factor}`;
}
