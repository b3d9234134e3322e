import { cpus } from 'node:os';
import type { Command } from 'commander';
import { applyDue, openRun, type Run, stepOnce } from '../simulation/run.ts';
import { STAGES } from '../step/stages.ts';
import { EVENT, type Event, hoursOf, stepOf } from '../world/world.ts';
import { wrong } from './failure.ts';
import { load } from './load.ts';
import { readTime, readWhole, table, timeText, valueText } from './numbers.ts';
import { reportProgress } from './progress.ts';
import { print } from './write.ts';

interface BenchFlags {
  at: string;
  steps: string;
  json?: boolean;
}

export interface BenchResult {
  scenario: string;
  /** Time at which the timed steps begin. */
  hours: number;
  steps: number;
  /** Milliseconds a step: median, 10 % and 90 % quantiles. */
  median: number;
  low: number;
  high: number;
  /** Mean milliseconds a step, by stage. */
  stages: Record<string, number>;
  /** Living and dead cells after the last step. */
  cells: number;
  /** Within the timed steps. */
  divisions: number;
  moves: number;
  machine: string;
}

export function addBench(program: Command): void {
  program
    .command('bench')
    .argument('[scenario]', 'a file, or the name of a scenario that comes with Stroma', 'hypoxia')
    .summary('says how fast a step is')
    .description('Runs to a day and times the steps that follow, stage by stage.')
    .option('--at <time>', 'time since time 0 from which steps are timed', '5d')
    .option('--steps <n>', 'steps that are timed', '100')
    .option('--json', 'prints one JSON object')
    .action(bench);
}

function bench(name: string, flags: BenchFlags): void {
  const run = openRun(load(name));
  const steps = readWhole(flags.steps, '--steps', 1, 100_000);
  const until = Math.round(readTime(flags.at, '--at') / run.scenario.step);
  const { world } = run.engine;
  const first = stepOf(world);
  if (until < first) throw wrong(`--at: found "${flags.at}", expected a time from ${timeText(hoursOf(world))} on`);
  const progress = reportProgress({ label: run.scenario.id, total: until - first, json: flags.json ?? false });
  while (stepOf(world) < until) {
    stepOnce(run);
    progress.update(
      stepOf(world) - first,
      () => `${timeText(hoursOf(world))} of ${timeText((until * world.model.minutes) / 60)}`,
    );
  }
  progress.finish();
  const result = measure(run, steps);
  print(flags.json ? JSON.stringify(result) : describe(result));
}

function measure(run: Run<ReturnType<typeof load>>, steps: number): BenchResult {
  const { world } = run.engine;
  const hours = hoursOf(world);
  const before = { divisions: count(run, 'divisions'), moves: count(run, 'moves') };
  const stages = STAGES.map(() => 0);
  const whole: number[] = [];
  for (let n = 0; n < steps; n++) {
    const start = performance.now();
    applyDue(run);
    let last = start;
    STAGES.forEach((stage, i) => {
      stage.run(run.engine);
      const now = performance.now();
      stages[i]! += (now - last) / steps;
      last = now;
    });
    world.clock[0]!++;
    whole.push(last - start);
  }
  whole.sort((a, b) => a - b);
  const quantile = (share: number): number => whole[Math.min(steps - 1, Math.floor(share * steps))]!;
  return {
    scenario: run.scenario.id,
    hours,
    steps,
    median: quantile(0.5),
    low: quantile(0.1),
    high: quantile(0.9),
    stages: Object.fromEntries(STAGES.map(({ name }, i) => [name, stages[i]!])),
    cells: world.tissues.reduce((sum, { pool }) => sum + pool.counts[2]!, 0),
    divisions: count(run, 'divisions') - before.divisions,
    moves: count(run, 'moves') - before.moves,
    machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}, ${process.platform}`,
  };
}

const count = (run: Run, event: Event): number =>
  run.engine.world.tissues.reduce((sum, tissue) => sum + tissue.events[EVENT[event]]!, 0);

function describe(result: BenchResult): string {
  const { scenario, hours, steps, median, low, high, stages, cells, divisions, moves, machine } = result;
  const parts = Object.entries(stages).map(([name, time]) => [`  ${name}`, valueText(time)]);
  return [
    `${scenario} at ${timeText(hours)}, ${steps} steps: ${cells} cells, ${divisions} divisions, ${moves} moves`,
    `${valueText(median)} ms a step (median; 10 % to 90 %: ${valueText(low)} to ${valueText(high)}); mean by stage:`,
    table(parts, [1]),
    machine,
  ].join('\n');
}
