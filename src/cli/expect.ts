import type { Command } from 'commander';
import { displayUnit } from '../base/units.ts';
import { measuresOf } from '../observe/measures/measures.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { unitOfReading } from '../scenario/reductions.ts';
import type { ExpectationResult } from '../validation/expect.ts';
import { rangeOf } from '../validation/target-result.ts';
import { failed, wrong } from './failure.ts';
import { loadToRun } from './load-scenario.ts';
import { knownText, numberOrNull, readSeed, readWhole, seedsFrom, table } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';
import { startPool } from './thread-pool.ts';

interface ExpectFlags {
  seed?: string;
  seeds: string;
  knockouts?: boolean;
  json?: boolean;
  progress?: boolean;
}

const MAX_SEEDS = 1000;

export function addExpect(program: Command): void {
  program
    .command('expect')
    .argument('<scenario...>', 'files, or names of scenarios that come with Stroma')
    .summary('tells whether runs show what scenarios expect')
    .description(
      'Does the runs that the expectations of scenarios read, and tells in how many seeds each holds. With --knockouts also\n' +
        'without the mechanism that each names under failsWithout: it has to fail there. The exit code is 1 if one does not\n' +
        'hold, or does not fail, in most seeds.',
    )
    .option('--seed <text>', "seed to use in place of the scenario's")
    .option('--seeds <n>', 'number of seeds: SEED, SEED-2, SEED-3 …', '1')
    .option('--knockouts', 'also does the runs without what failsWithout names')
    .option(
      '--json',
      'prints JSON: [{ scenario, says, unit, accept, seeds, holds, values, knockouts: [{ path, fails, values }] }]',
    )
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(expectAll);
}

/** An expectation over seeds: the value in each, and in how many it holds. */
interface Judged {
  scenario: string;
  says: string;
  /** Of the values; '×' for what is relative to another reading. */
  unit: string;
  accept: [number | null, number | null];
  seeds: number;
  holds: number;
  values: (number | null)[];
  knockouts: { path: string; fails: number; values: (number | null)[] }[];
}

async function expectAll(given: string[], flags: ExpectFlags): Promise<void> {
  const scenarios = given.map((one) => loadToRun(one).scenario);
  const without = given.filter((_, i) => scenarios[i].expect.length === 0);
  if (without.length > 0) throw wrong(`${without.join(', ')}: found nothing under expect, expected some rows`);
  const count = readWhole(flags.seeds, '--seeds', 1, MAX_SEEDS);
  const seed = flags.seed === undefined ? undefined : readSeed(flags.seed);
  const jobs = scenarios.flatMap((scenario) =>
    seedsFrom(seed ?? scenario.seed, count).map((one) => ({ scenario, one })),
  );
  const progress = reportProgress({
    label: 'expect',
    total: jobs.length,
    json: flags.json ?? false,
    lines: flags.progress ?? false,
  });
  const pool = startPool();
  let done = 0;
  const results = await Promise.all(
    jobs.map(async ({ scenario, one }) => {
      const result = await pool.expectSeed({ scenario, seed: one, knockouts: flags.knockouts ?? false });
      progress.update(++done, `${scenario.id} with seed ${one}`);
      return result;
    }),
  ).finally(() => pool.end());
  progress.finish();
  const judged = scenarios.flatMap((scenario, i) => judge(scenario, results.slice(i * count, (i + 1) * count)));
  print(flags.json ? `[\n${judged.map((one) => JSON.stringify(one)).join(',\n')}\n]` : described(judged));
  const missed = judged.filter((one) => !isShown(one));
  if (missed.length > 0)
    throw failed(`expect: ${missed.length} of ${judged.length} expectations are not shown in most seeds`);
}

/** Puts the results of the seeds of a scenario together, by expectation. */
function judge(scenario: Prepared, ofSeeds: readonly (readonly ExpectationResult[])[]): Judged[] {
  const measures = measuresOf(modelOf(scenario), scenario);
  return ofSeeds[0].map(({ says, accept, knockouts }, row) => {
    const results = ofSeeds.map((rows) => rows[row]);
    const read = scenario.expect[row];
    return {
      scenario: scenario.id,
      says,
      unit: unitOfReading(read, measures.find(({ id }) => id === read.measure)?.unit ?? ''),
      accept,
      seeds: results.length,
      holds: results.filter(({ holds }) => holds).length,
      values: results.map(({ value }) => numberOrNull(value)),
      knockouts: knockouts.map(({ path }, n) => ({
        path,
        fails: results.filter((one) => one.knockouts[n].fails).length,
        values: results.map((one) => numberOrNull(one.knockouts[n].value)),
      })),
    };
  });
}

const isMost = (part: number, whole: number): boolean => part * 2 > whole;

const isShown = ({ seeds, holds, knockouts }: Judged): boolean =>
  isMost(holds, seeds) && knockouts.every(({ fails }) => isMost(fails, seeds));

/** A row for each expectation, and one for each of its knockouts. */
function described(all: readonly Judged[]): string {
  const rows = all.flatMap((one) => [
    [
      one.scenario,
      one.says,
      middle(one.values),
      withUnit(rangeOf(one.accept), one.unit),
      `holds in ${one.holds} of ${one.seeds}`,
      isMost(one.holds, one.seeds) ? '' : 'NOT SHOWN',
    ],
    ...one.knockouts.map(({ path, fails, values }) => [
      '',
      `  without ${path}`,
      middle(values),
      '',
      `fails in ${fails} of ${one.seeds}`,
      isMost(fails, one.seeds) ? '' : 'NOT SHOWN',
    ]),
  ]);
  return table([['scenario', 'expectation', 'median', 'accepted', 'seeds', ''], ...rows], [2]);
}

/** `at least 2 ×`. */
const withUnit = (range: string, unit: string): string => `${range} ${displayUnit(unit)}`.trimEnd();

/** The median of what is known, the lower one of two. */
function middle(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return knownText(known[Math.floor((known.length - 1) / 2)] ?? null);
}
