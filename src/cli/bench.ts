import { availableParallelism, cpus } from 'node:os';
import type { Command } from 'commander';
import { benchAccuracy } from '../bench/accuracy.ts';
import { timeBusyWorld } from '../bench/busy-world.ts';
import { type Forecast, forecast } from '../bench/forecast.ts';
import { benchKernels, benchPlan, compileRivals, type KernelRow } from '../bench/kernels.ts';
import { measureBandwidth } from '../bench/traffic.ts';
import { costsOf } from '../bench/without.ts';
import { benchWorld, type WorldResult } from '../bench/worlds.ts';
import { writeWhole } from '../files/write-whole.ts';
import { advance, closeRun, openRun } from '../run/run.ts';
import { BASE, withArm } from '../run/scenario-arms.ts';
import { keysAt } from '../scenario/paths.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { english } from '../texts/words.ts';
import { hoursOf, stepOf } from '../world/world.ts';
import { benchPage } from './bench-page.ts';
import { asDocument, asText, type BenchReport } from './bench-report.ts';
import { benchSameSpeed } from './bench-same-speed.ts';
import { wrong } from './failure.ts';
import { startHelpers } from './helpers.ts';
import { home } from './home.ts';
import { load } from './load-scenario.ts';
import { readTime, readWhole, timeText } from './numbers.ts';
import { print } from './print.ts';
import { type Progress, reportProgress } from './progress.ts';

interface BenchFlags {
  at: string;
  steps?: string;
  sides?: string;
  threads?: string;
  rounds: string;
  minutes: string;
  after?: string;
  without?: string | true;
  out?: string;
  json?: boolean;
}

export function addBench(program: Command): void {
  program
    .command('bench')
    .argument(
      '[what]',
      `${PARTS.join(', ')}, ${SAME_SPEED}, ${PAGE}, or a scenario; by default the first three and hypoxia`,
    )
    .summary('measures speed and accuracy')
    .description(
      'Times the kernels against plain TypeScript and C, and whole steps at several sizes and numbers of threads, and ' +
        'measures the errors of the fields. Things compared are timed in turn, so that ratios hold on a busy machine.\n' +
        `${SAME_SPEED}: whether a world is as fast after others in the same process, and what became of its compiled code.\n` +
        `${PAGE}: how many of the steps of Node the page does, and how it answers; in a checkout, with a browser.`,
    )
    .option('--sides <list>', `side lengths of the lattices in sites; by default ${SIDES}, for the page ${PAGE_SIDES}`)
    .option(
      '--threads <list>',
      `numbers of threads; by default ${THREADS}, as many as this machine has cores, for the page 1`,
    )
    .option('--rounds <n>', 'rounds to take the median of', '5')
    .option('--at <time>', 'time in the scenario from which steps are timed', '5d')
    .option('--steps <n>', 'steps in each round; by default as many as run in about a second')
    .option('--minutes <n>', 'simulated minutes of the accuracy cases', '60')
    .option(
      '--without [paths]',
      'also times the scenario without each of these rules, flags or numbers, in turn with it as it is; by default ' +
        'without each of its rules',
    )
    .option('--after <list>', `${SAME_SPEED}: only times the busy world in this process, after these scenarios`)
    .option('--out <file>', 'writes the tables to this file, as Markdown')
    .option('--json', 'prints one JSON object')
    .action(bench);
}

/** Sides and threads if none are given; fewer for the page, which takes minutes per world. */
const SIDES = '160,500,1000,2000';
const THREADS = [1, 2, 4, 8, 16].filter((count) => count <= availableParallelism()).join(',');
/** Numbers of threads for which times are predicted. */
const FORETOLD = [1, 2, 8, 16];
/** Side from which that is worth knowing, sites. */
const LEAST_FORETOLD = 400;
const PAGE_SIDES = '500';

const PARTS = ['kernels', 'worlds', 'accuracy'] as const;
/** Parts that are measured only when named. */
const SAME_SPEED = 'same-speed';
const PAGE = 'page';

/** The world on which speed is measured. */
const WORLD = 'scenarios/bench/turnover.yaml';
/** Its side where its variants are compared, sites. */
const USUAL_SIDE = 500;
/** Its side where only a block of its cells is timed, sites. */
const PLAN_SIDE = 160;
/** Side of the lattices in the accuracy cases, sites. */
const ACCURACY_SIDE = 200;

async function bench(what: string | undefined, flags: BenchFlags): Promise<void> {
  const sides = readList(flags.sides ?? (what === PAGE ? PAGE_SIDES : SIDES), '--sides', 8, 4000);
  const threads = [...new Set([1, ...readList(flags.threads ?? THREADS, '--threads', 1, 64)])];
  const rounds = readWhole(flags.rounds, '--rounds', 1, 1000);
  const steps = flags.steps === undefined ? undefined : readWhole(flags.steps, '--steps', 1, 100_000);
  const minutes = readWhole(flags.minutes, '--minutes', 6, 1000);
  if (what === SAME_SPEED && flags.after !== undefined) {
    const before = flags.after.split(',').filter((name) => name !== '');
    return print(
      JSON.stringify(
        timeBusyWorld(
          world(USUAL_SIDE),
          before.map((name) => load(name)),
        ),
      ),
    );
  }
  if (what === PAGE) {
    if (flags.out !== undefined || flags.json) throw wrong('bench page prints as it goes: leave out --out and --json');
    return benchPage({ sides, threads: readList(flags.threads ?? '1', '--threads', 1, 64), rounds });
  }
  const progress = reportProgress({ label: 'bench', total: 1, json: flags.json ?? false });
  const parts = requestedParts(what);
  const report: BenchReport = { machine: machine(), threads, rounds };
  if (parts.has('kernels'))
    report.kernels = kernels(
      sides.filter((side) => side <= 1000),
      progress,
    );
  const worldOf = (side: number, arm: string, label: string, rows: readonly number[]): WorldResult =>
    benchWorld(withArm(world(side), arm), {
      threads: rows,
      rounds,
      steps,
      startHelpers,
      onRound: (round) => progress.update(0, `${label}, round ${round} of ${rounds}`),
    });
  if (parts.has('worlds')) {
    report.worlds = sides.map((side) => worldOf(side, BASE, `world of ${side} × ${side}`, threads));
    const foretold = sides.filter((side) => side >= LEAST_FORETOLD);
    if (foretold.length > 0) report.forecast = await foretell(foretold, report.worlds, progress);
    const side = Math.min(USUAL_SIDE, ...sides.slice(-1));
    report.variants = [BASE, ...Object.keys(world(side).arms)].map((arm) => ({
      says: arm === BASE ? 'as it is' : arm,
      result: worldOf(side, arm, arm, [1]),
    }));
  }
  if (what === SAME_SPEED) {
    const onRound = (round: number) => progress.update(0, `${SAME_SPEED}, round ${round} of ${rounds}`);
    report.sameSpeed = benchSameSpeed(rounds, onRound);
  }
  const parted = [...PARTS, SAME_SPEED].some((part) => part === what);
  const scenario = what === undefined ? 'hypoxia' : parted ? undefined : what;
  if (scenario === undefined && flags.without !== undefined)
    throw wrong(`--without: ${what} is not a scenario, of which a rule could be switched off`);
  if (scenario !== undefined)
    report.scenario = timeScenario(
      load(scenario),
      { at: flags.at, threads, rounds, steps, without: flags.without },
      progress,
    );
  if (parts.has('accuracy')) {
    report.accuracy = benchAccuracy({ side: ACCURACY_SIDE, minutes }, (name) =>
      progress.update(0, `accuracy, ${name}`),
    );
  }
  progress.finish();
  if (flags.out !== undefined) writeWhole(flags.out, asDocument(report));
  print(flags.json ? JSON.stringify(report) : asText(report));
}

/** The world on `side` × `side` sites. */
function world(side: number): Prepared {
  const path = `${home()}/${WORLD}`;
  const [id] = Object.keys(load(path).tissues);
  return load(path, [`tissues.${id}.width=${side}`, `tissues.${id}.height=${side}`]);
}

/** Predicts times on more threads, from the work of each piece and the bytes that this machine moves. */
async function foretell(
  sides: readonly number[],
  worlds: readonly WorldResult[],
  progress: Progress,
): Promise<NonNullable<BenchReport['forecast']>> {
  const counts = [...new Set([...FORETOLD, ...worlds.flatMap(({ rows }) => rows.map(({ threads }) => threads))])];
  const rates = new Map<number, number>();
  for (const count of counts) {
    progress.update(0, `memory, ${count} threads`);
    rates.set(count, await measureBandwidth(count));
  }
  const rows: Forecast[] = [];
  for (const side of sides) {
    for (const count of counts.sort((a, b) => a - b)) {
      progress.update(0, `forecast of ${side} × ${side}, ${count} threads`);
      rows.push(forecast(world(side), count, (threads) => rates.get(threads)!));
    }
  }
  return { cores: availableParallelism(), rates: [...rates], rows };
}

/** The parts requested; none for a scenario. */
function requestedParts(what: string | undefined): Set<string> {
  if (what === undefined) return new Set(PARTS);
  return new Set(PARTS.filter((part) => part === what));
}

function readList(text: string, option: string, low: number, high: number): number[] {
  return text.split(',').map((part) => readWhole(part, option, low, high));
}

function machine(): string {
  const [first] = cpus();
  return `${first?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}, ${process.platform}`;
}

function kernels(sides: readonly number[], progress: Progress): KernelRow[] {
  const rivals = compileRivals(home());
  try {
    const rows = sides.flatMap((side) => {
      progress.update(0, `kernels on ${side} × ${side}`);
      return benchKernels([side], rivals?.run ?? null);
    });
    return [...rows, benchPlan(world(PLAN_SIDE))];
  } finally {
    rivals?.end();
  }
}

interface ScenarioTiming {
  at: string;
  threads: readonly number[];
  rounds: number;
  steps: number | undefined;
  without: string | true | undefined;
}

/**
 * Runs a scenario once up to a time, then times the following steps on each number of threads, and without each part
 * that was asked for.
 */
function timeScenario(
  scenario: Prepared,
  { at, threads, rounds, steps, without }: ScenarioTiming,
  progress: Progress,
): NonNullable<BenchReport['scenario']> {
  const paths = without === undefined ? [] : partsOf(scenario, without);
  const until = Math.round(readTime(at, '--at') / scenario.step);
  const first = -Math.round(scenario.settle / scenario.step);
  if (until < first) {
    throw wrong(`--at: found "${at}", expected a time from ${timeText((first * scenario.step) / 60)} on`);
  }
  const run = openRun(scenario);
  const { world: state } = run.engine;
  while (stepOf(state) < until) {
    advance(run, 1);
    progress.update(0, `${scenario.id}, ${timeText(hoursOf(state))} of ${timeText((until * scenario.step) / 60)}`);
  }
  closeRun(run);
  const result = {
    id: scenario.id,
    hours: hoursOf(state),
    result: benchWorld(scenario, { threads, rounds, steps, startHelpers, from: run }),
  };
  if (paths.length === 0) return result;
  const onPath = (path: string, index: number) =>
    progress.update(0, `without ${path}, ${index + 1} of ${paths.length}`);
  const costs = costsOf(run, { paths, rounds, steps, onPath });
  return { ...result, costs: costs.map((cost) => ({ ...cost, says: saysAt(scenario, cost.path) })) };
}

/** Paths of what `--without` names, or of every rule. */
function partsOf(scenario: Prepared, without: string | true): string[] {
  if (without === true) return Object.keys(scenario.rules).map((id) => `rules.${id}`);
  const paths = without.split(',');
  for (const path of paths) {
    if (keysAt(scenario, path) === null)
      throw wrong(`--without: found nothing at "${path}" in ${scenario.id}, expected a path such as rules.R1`);
  }
  return paths;
}

/** What a rule says; nothing for a number or a flag. */
const saysAt = (scenario: Prepared, path: string): string =>
  path.startsWith('rules.') ? english(scenario.rules[path.slice('rules.'.length)]?.says ?? '') : '';
