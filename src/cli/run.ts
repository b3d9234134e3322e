import { type Command, Option } from 'commander';
import { unknownName } from '../base/nearest.ts';
import { namesMeant } from '../base/patterns.ts';
import { type StudyPlan, USUAL_WIDTH } from '../link/study-file.ts';
import { measuresOf } from '../observe/measures/measures.ts';
import { tooMany } from '../run/command-check.ts';
import { BASE, withArm } from '../run/scenario-arms.ts';
import { commandCount } from '../run/schedule.ts';
import { MAX_COMMANDS, MAX_STEPS } from '../scenario/limits.ts';
import { modelOf, type Prepared, prepare } from '../scenario/prepared.ts';
import { interrupted, wrong } from './failure.ts';
import { readThreads, startHelpers, THREADS_HELP } from './helpers.ts';
import { type Loaded, loadToRun } from './load-scenario.ts';
import { isFolder } from './named-file.ts';
import { readSeed, readTime, readWhole, timeText, valueText } from './numbers.ts';
import { print } from './print.ts';
import { readWidth } from './run/comparison.ts';
import { awaitInterrupt } from './run/interrupt.ts';
import { doRun, endOf, howToGoOn, type Manner, minutesAt } from './run/one-run.ts';
import { describeRun } from './run/results-text.ts';
import { writeRunCrate } from './run/run-crate.ts';
import { hasState, isStateIn, readState } from './run/state-files.ts';
import { doStudy, hasStudy, readStudy } from './run/study.ts';
import { reportStudy } from './run/study-results.ts';

interface RunFlags {
  seed?: string;
  arm?: string;
  compare?: string[];
  width?: string;
  until?: string;
  steps?: string;
  set?: string[];
  measure?: string[];
  seeds?: string;
  every?: string;
  out?: string;
  from?: string;
  saveState?: boolean;
  json?: boolean;
  progress?: boolean;
  threads?: string;
}

export function addRun(program: Command): void {
  program
    .command('run')
    .argument('[scenario]', 'a file, or the name of a scenario that comes with Stroma; none with --from')
    .summary('runs a scenario and prints the digest of its last state')
    .description(
      'Runs a scenario and prints the digest of its last state and its measures. With --out, Ctrl-C leaves what was computed and says how to go on.',
    )
    .option('--seed <text>', "seed to use in place of the scenario's", readSeed)
    .option(
      '--until <time>',
      'time at which to stop, from time 0: 10d, 36h; a negative time stops while the tissues settle',
    )
    .addOption(new Option('--steps <n>', 'number of steps, settling included').conflicts('until'))
    .option('--arm <name>', 'runs an arm of the scenario in its place')
    .option('--set <path=value>', 'changes a number of the scenario; may be repeated', collect)
    .option(
      '--measure <id>',
      'records this measure in place of those of the scenario; * stands for any text; may be repeated',
      collect,
    )
    .option('--seeds <n>', 'does n runs with seeds SEED, SEED-2, SEED-3 … and prints means with their 95 % intervals')
    .addOption(
      new Option(
        '--compare <arms...>',
        'with --seeds: runs these arms on the same seeds and compares each with the first, seed by seed; base is the scenario itself',
      ).conflicts('arm'),
    )
    .option(
      '--width <width>',
      'with --compare: width of an interval, for which it says how many seeds it needs: 10% of the mean of the first arm (the default), or a number in the unit of the measure',
    )
    .option('--every <time>', 'time between two rows recorded in --out (default: 1h)')
    .option(
      '--out <folder>',
      'folder for run.json, measures.csv and what "record" in the scenario asks for; with --seeds, one folder within it per run, and tables of all runs',
    )
    .option('--save-state', 'also saves the last state in --out, from which --from goes on')
    .addOption(
      new Option(
        '--from <state>',
        'goes on from a saved state: the folder of a run, in which it goes on unless --out names another, or a file; or goes on with the runs of --seeds in a folder',
      ).conflicts(['seed', 'arm', 'set', 'measure', 'compare', 'every']),
    )
    .option('--threads <n>', THREADS_HELP)
    .option('--json', 'prints one JSON object')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(run);
}

/** Gathers the values of an option that may be repeated. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

async function run(name: string | undefined, flags: RunFlags): Promise<void> {
  if (flags.saveState && flags.out === undefined && flags.from === undefined)
    throw wrong('--save-state: found no --out, expected the folder in which to save the state');
  if (flags.from !== undefined) {
    if (name !== undefined)
      throw wrong(`--from: found the scenario "${name}" too, expected none: the state has its own`);
    return hasStudy(flags.from) ? studyOn(flags.from, flags) : goOn(flags.from, flags);
  }
  if (name === undefined)
    throw wrong(
      "missing required argument 'scenario': a file or a name; --from goes on with a saved state without one",
    );
  const read = loadToRun(name, flags.set);
  const loaded = { ...read, scenario: measuring(read.scenario, flags.measure) };
  if (flags.compare) return compare(loaded, flags.compare, flags);
  if (flags.width !== undefined)
    throw wrong('--width: found no --compare, expected the arms whose difference it is about');
  const arm = armOf(loaded.scenario, flags.arm ?? BASE);
  if (flags.seeds !== undefined) return study(loaded, [arm], false, flags);
  if (flags.out !== undefined) refuseTaken(flags.out);
  const scenario = withArm(loaded.scenario, arm);
  const seed = flags.seed ?? scenario.seed;
  const steps = stepsOf(scenario, flags);
  loaded.tellTiming([{ until: minutesAt(scenario, steps), arms: [arm] }]);
  await one(scenario, seed, steps, flags.out, mannerOf(scenario, intervalOf(scenario, flags), flags), flags);
}

/** Refuses to write over a run that can go on, or into the folder of a study. */
function refuseTaken(folder: string): void {
  if (hasStudy(folder)) throw wrong(`--out: found the runs of a study in ${folder}, expected another folder`);
  if (hasState(folder))
    throw wrong(
      `--out: found a run in ${folder} that can go on, expected another folder; --from ${folder} goes on with it`,
    );
}

async function one(
  scenario: Prepared,
  seed: string,
  steps: number,
  folder: string | undefined,
  manner: Manner,
  flags: RunFlags,
  from?: Parameters<typeof doRun>[0]['from'],
): Promise<void> {
  const label = `${scenario.id}, seed ${seed}`;
  const { record, result } = await doRun({ ...manner, scenario, seed, steps, label, folder, ...(from && { from }) });
  if (folder !== undefined) writeRunCrate(folder, scenario, seed);
  if (record.stopped && folder !== undefined)
    throw interrupted(howToGoOn(`${timeText(record.hours)} of ${timeText(endOf(scenario, steps))}`, folder, manner));
  print(flags.json ? JSON.stringify(result) : describeRun(scenario, record.measures, result));
}

/** Goes on from a saved state. */
async function goOn(path: string, flags: RunFlags): Promise<void> {
  for (const [name, value] of Object.entries({ seeds: flags.seeds, width: flags.width }))
    if (value !== undefined) throw wrong(`--${name}: ${path} has one run, expected a folder that --seeds has filled`);
  const state = readState(path);
  const { scenario, seed, steps: done } = state.file;
  const asked = flags.until !== undefined || flags.steps !== undefined;
  const steps = asked ? stepsOf(scenario, flags) : state.wholeSteps;
  if (steps <= done) {
    const has = `the state is at ${timeText(endOf(scenario, done))}`;
    if (asked) throw wrong(`--until: ${has}, expected a later time than ${timeText(endOf(scenario, steps))}`);
    throw wrong(`--from: ${has}, where its run ends; expected --until with a later time`);
  }
  const folder = flags.out ?? (isFolder(path) ? path : undefined);
  const inPlace = folder !== undefined && isStateIn(folder, path);
  if (folder !== undefined && !inPlace) refuseTaken(folder);
  // A state that is not of an interrupted run was asked for, and going on does not use it up.
  const saveState = flags.saveState || (inPlace && done >= state.wholeSteps);
  const manner = mannerOf(scenario, state.every, { ...flags, saveState, ...(folder !== undefined && { out: folder }) });
  await one(scenario, seed, steps, folder, manner, flags, { state, path });
}

async function compare(loaded: Loaded, given: readonly string[], flags: RunFlags): Promise<void> {
  const arms = given.map((name) => armOf(loaded.scenario, name, '--compare'));
  if (arms.length < 2 || new Set(arms).size < arms.length)
    throw wrong(`--compare: found ${arms.join(' ')}, expected two arms or more, each once, before any other argument`);
  if (flags.seeds === undefined) throw wrong('--compare: found no --seeds, expected how many seeds to compare on');
  return study(loaded, arms, true, flags);
}

async function study(loaded: Loaded, arms: string[], compare: boolean, flags: RunFlags): Promise<void> {
  const { out } = flags;
  const { scenario } = loaded;
  const seeds = readWhole(flags.seeds ?? '', '--seeds', compare ? 2 : 1, 100_000);
  if (out !== undefined && !hasStudy(out)) refuseTaken(out);
  const steps = arms.map((arm) => stepsOf(withArm(scenario, arm), flags));
  loaded.tellTiming(arms.map((arm, a) => ({ until: minutesAt(withArm(scenario, arm), steps[a]), arms: [arm] })));
  const every = intervalOf(scenario, flags);
  const shown = shownOf(flags, out !== undefined && hasStudy(out) ? readStudy(out).plan : undefined);
  const plan = { arms, compare, seed: flags.seed ?? scenario.seed, seeds, steps, every, scenario, ...shown };
  await studied(plan, flags, out);
}

/** Goes on with several runs in a folder, with more seeds if so asked. */
async function studyOn(folder: string, flags: RunFlags): Promise<void> {
  for (const [name, value] of Object.entries({ until: flags.until, steps: flags.steps, out: flags.out }))
    if (value !== undefined) throw wrong(`--${name}: ${folder} has several runs, which go on there as they were begun`);
  const { plan: found } = readStudy(folder);
  if (flags.width !== undefined && !found.compare)
    throw wrong(`--width: ${folder} has runs that are not compared, expected those of --compare`);
  const seeds = flags.seeds === undefined ? found.seeds : readWhole(flags.seeds, '--seeds', found.seeds, 100_000);
  await studied({ ...found, seeds, ...shownOf(flags, found) }, flags, folder);
}

/** What is shown and kept of a study: as asked now, else as asked before. */
const shownOf = ({ width, saveState }: RunFlags, before: StudyPlan | undefined) => ({
  width: (width === undefined ? undefined : readWidth(width).text) ?? before?.width ?? USUAL_WIDTH,
  saveState: saveState ?? before?.saveState ?? false,
});

async function studied(plan: StudyPlan, flags: RunFlags, out: string | undefined): Promise<void> {
  const { every, saveState } = plan;
  const first = withArm(plan.scenario, plan.arms[0]);
  const manner = mannerOf(first, every, { ...flags, saveState, ...(out !== undefined && { out }) });
  reportStudy(plan, await doStudy(plan, manner, out), out, flags.json ?? false);
}

/** The name of an arm, if the scenario has it. */
function armOf(scenario: Prepared, name: string, option = '--arm'): string {
  const names = [BASE, ...Object.keys(scenario.arms)];
  if (!names.includes(name)) throw wrong(`${option}: ${unknownName(name, 'an arm', names)}`);
  return name;
}

/** The scenario with only some measures recorded. */
function measuring(scenario: Prepared, wanted: readonly string[] | undefined): Prepared {
  if (!wanted) return scenario;
  const ids = measuresOf(modelOf(scenario), scenario).map(({ id }) => id);
  const measure = wanted.flatMap((text) => {
    const found = namesMeant(text, ids);
    if (found.length === 0) throw wrong(`--measure: ${unknownName(text, 'a measure', ids)}`);
    return found;
  });
  return prepare({ ...scenario, measure: [...new Set(measure)] });
}

/** How runs are done; those with an output folder can be interrupted. */
function mannerOf(scenario: Prepared, every: number, flags: RunFlags): Manner {
  return {
    every,
    helpers: startHelpers(readThreads(flags.threads, scenario)),
    saveState: flags.saveState ?? false,
    interrupt: flags.out === undefined ? null : awaitInterrupt(),
    json: flags.json ?? false,
    lines: flags.progress ?? false,
  };
}

/** Number of steps that the options ask for, settling included. */
function stepsOf(scenario: Prepared, { until, steps }: Pick<RunFlags, 'until' | 'steps'>): number {
  const settle = Math.round(scenario.settle / scenario.step);
  const fitting = (all: number, option: string): number => {
    const count = commandCount(scenario, scenario.schedule, minutesAt(scenario, all));
    if (count > MAX_COMMANDS)
      throw wrong(`${option}: ${tooMany(count)} in the schedule of such a run; "times" in its rows makes fewer`);
    return all;
  };
  if (steps !== undefined) return fitting(readWhole(steps, '--steps', 0, MAX_STEPS), '--steps');
  if (until === undefined) return settle + Math.round(scenario.duration / scenario.step);
  const minutes = readTime(until, '--until');
  const all = settle + inSteps(minutes, scenario.step, '--until');
  if (all >= 0 && all <= MAX_STEPS) return fitting(all, '--until');
  throw wrong(
    `--until: found "${until}", expected a time from ${timeText(-scenario.settle / 60)} on, where ${scenario.id} starts, and at most ${MAX_STEPS} steps`,
  );
}

/** Steps between two recorded rows, at least one. */
function intervalOf({ step }: Prepared, { every = '1h' }: RunFlags): number {
  const interval = readTime(every, '--every');
  if (interval <= 0) throw wrong(`--every: found "${every}", expected a time above 0`);
  return Math.max(1, inSteps(interval, step, '--every'));
}

/** A time as a number of steps; says so where it is no whole number of them. */
function inSteps(time: number, step: number, option: string): number {
  const steps = Math.round(time / step);
  const taken = (option === '--every' ? Math.max(1, steps) : steps) * step;
  if (Math.abs(taken - time) > 1e-6)
    process.stderr.write(
      `${option}: ${timeText(time / 60)} is no whole number of steps of ${valueText(step)} min; it is ${timeText(taken / 60)} here\n`,
    );
  return steps;
}
