import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { makeFolder, writeWhole } from '../files/write-whole.ts';
import { BASE, SMALLER, withArm } from '../run/scenario-arms.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { allOutcomes } from '../sweep/folder.ts';
import type { Plan } from '../sweep/plan.ts';
import { type RobustExpectation, robustnessOf } from '../sweep/robustness.ts';
import { type KeptRobustness, keep, ROBUSTNESS, readRobustness, stampOf } from '../sweep/robustness-file.ts';
import { asTheyAre, planUncertainty } from '../sweep/uncertainty-plan.ts';
import { checkExpectations } from '../validation/expect.ts';
import { failed, wrong } from './failure.ts';
import { ownFile, ownScenario, shippedScenarios, version } from './home.ts';
import { load, shippedAsked } from './load-scenario.ts';
import { readWhole, timeText } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';
import { onFolder } from './sweep/files.ts';
import { doPlan } from './sweep/run.ts';
import { shardOf } from './sweep/shard.ts';

interface RobustnessFlags {
  sets?: string;
  out: string;
  runs: string;
  again?: boolean;
  list?: boolean;
  estimate?: boolean;
}

/** Sets of a lesson, of a scenario that is the tumour of a source, and of the one that the page shows first. */
const SETS = { lesson: 64, preset: 32, first: 128 };
const FIRST = 'hypoxia';
const MAX_SETS = 10_000;
/** Seeds with the numbers as they are. */
const SEEDS = 64;

export function addRobustness(program: Command): void {
  program
    .command('robustness')
    .argument('[scenario...]', 'scenarios that come with Stroma; by default all that expect something')
    .summary('tells anew how sure the scenarios that come with Stroma are of what they expect')
    .description(
      'Does what "stroma uncertainty --smaller" does for scenarios that come with Stroma, and over 64 seeds with their\n' +
        'numbers as they are, and writes what the page and the documents show of it. Those that are of the scenario as it is\n' +
        'now are left as they are. It first says how long it will take; it may be stopped and goes on.',
    )
    .option('--sets <n>', 'sets of numbers; by default 64 for a lesson, 32 for a tumour of a source, 128 for hypoxia')
    .option('--out <folder>', 'folder to write', ROBUSTNESS)
    .option('--runs <folder>', 'folder for the runs', 'out/robustness')
    .option('--again', 'does also those that are of the scenario as it is now')
    .option('--list', 'names those that are of another scenario, and does none')
    .option('--estimate', 'says how long it will take, and does none')
    .action(robustness);
}

/** A scenario whose sets are to be judged. */
interface Task {
  name: string;
  scenario: Prepared;
  on: string;
  sets: number;
}

/** The arm on which the sets are drawn: the one with less tissue where there is one. */
const armOf = ({ arms }: Prepared): string => (arms[SMALLER] ? SMALLER : BASE);

async function robustness(given: string[], flags: RobustnessFlags): Promise<void> {
  const shipped = shippedScenarios();
  const sets = flags.sets === undefined ? null : readWhole(flags.sets, '--sets', 2, MAX_SETS);
  const tasks = shippedAsked(given).flatMap((name): Task[] => {
    const scenario = load(ownScenario(name));
    const on = armOf(scenario);
    if (scenario.expect.length === 0 || (!flags.again && isFresh(name, scenario, on))) return [];
    const kind = name === FIRST ? 'first' : shipped[name].includes('presets') ? 'preset' : 'lesson';
    return [{ name, scenario, on, sets: sets ?? SETS[kind] }];
  });
  if (flags.list || tasks.length === 0)
    return print(tasks.length === 0 ? 'none is of another scenario' : tasks.map(({ name }) => name).join('\n'));
  const hours = tasks.map(hoursFor);
  const total = hours.reduce((sum, one) => sum + one, 0);
  tasks.forEach(({ name, sets: count }, i) => print(`${name}: ${count} sets and ${SEEDS} seeds, ${about(hours[i])}`));
  print(`${about(total)} in all on ${availableParallelism()} cores`);
  if (flags.estimate) return;
  makeFolder(flags.out);
  for (const task of tasks) {
    const kept = await judged(task, flags.runs);
    writeWhole(join(flags.out, `${task.name}.json`), written(kept));
    print(join(flags.out, `${task.name}.json`));
  }
}

const MINUTE = 1 / 60;

const about = (hours: number): string => (hours < MINUTE ? 'less than a minute' : `about ${timeText(hours)}`);

/** Whether what is kept of a scenario is of it as it is now. */
const isFresh = (name: string, scenario: Prepared, on: string): boolean =>
  readRobustness(ownFile, name)?.stamp === stampOf(scenario, on);

/** Hours that a task takes here: what its expectations take once, on one core, times how often they are judged. */
function hoursFor({ scenario, on, sets }: Task): number {
  const start = performance.now();
  checkExpectations(withArm(scenario, on), { knockouts: false });
  return ((performance.now() - start) * (sets + SEEDS)) / availableParallelism() / 3.6e6;
}

async function judged({ name, scenario, on, sets }: Task, runs: string): Promise<KeptRobustness> {
  const ranges = reportProgress({ label: `${name}: ranges`, total: 1 });
  const plan = planUncertainty(scenario, {
    sets,
    seed: String(scenario.seed),
    version: version(),
    on,
    report: (done, of) => ranges.update(done / of),
  });
  ranges.finish();
  if (plan.factors.length === 0) throw wrong(`${name}: found no inexact number with a range that changes its runs`);
  const folder = join(runs, `${name}-${sets}-${stampOf(scenario, on)}`);
  const drawn = await judge(folder, plan);
  return keep(scenario, on, plan, drawn, await judge(`${folder}-as-is`, asTheyAre(plan, SEEDS)));
}

async function judge(folder: string, plan: Plan): Promise<RobustExpectation[]> {
  const { failed: bad } = await doPlan(folder, plan, {}, shardOf(undefined, {}), () => {});
  if (bad > 0) throw failed(`${folder}: ${bad} of ${plan.runs} runs failed; their rows say why`);
  return onFolder(() => robustnessOf(plan, allOutcomes(folder, plan)));
}

/** As text that changes line by line. */
function written({ expectations, numbers, ...head }: KeptRobustness): string {
  const lines = (rows: readonly unknown[]): string => rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n');
  const fields = Object.entries(head).map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${fields.join(',\n')},\n "expectations": [\n${lines(expectations)}\n ],\n "numbers": [\n${lines(numbers)}\n ]\n}\n`;
}
