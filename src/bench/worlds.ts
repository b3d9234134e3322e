/** Times whole steps of a busy world, at several sizes and on several numbers of threads, in turn. */

import { restOf, runToEnd } from '../base/resumable.ts';
import { closeRun, openRun, type Run } from '../run/run.ts';
import { restoreRun, takeSnapshot } from '../run/snapshot.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { derive } from '../step/derive.ts';
import { STAGES } from '../step/stages.ts';
import type { Helpers } from '../threads/crew.ts';
import { EVENT, type Event } from '../world/world.ts';
import { median } from './timing.ts';

/** Properties of the timed steps of one run. */
export interface Work {
  sites: number;
  /** Living and dead cells after the last step, and cells per site. */
  cells: number;
  occupied: number;
  /** Per step. */
  divisions: number;
  moves: number;
  /** Change of each field in a step, relative to the field (both as root mean squares). */
  changes: Record<string, number>;
  /** Megabytes of the world: the part that is saved, and the whole. */
  state: number;
  memory: number;
}

export interface WorldRow {
  side: number;
  threads: number;
  /** Milliseconds per step, median over rounds. */
  step: number;
  stepsPerSecond: number;
  /** Simulated hours per second. */
  hoursPerSecond: number;
  /** Time on one thread over time on these, median over rounds. */
  speedup: number;
  /** Mean milliseconds per step, by stage. */
  stages: Record<string, number>;
}

export interface WorldResult {
  work: Work;
  rows: WorldRow[];
}

export interface WorldOptions {
  threads: readonly number[];
  /** At least five, for a median. */
  rounds: number;
  /** Steps of each contestant in a round; by default as many as the first one does in about a second. */
  steps?: number | undefined;
  startHelpers(threads: number): Helpers;
  /** Run to start from; by default one at its first step. */
  from?: Run;
  onRound?(round: number): void;
}

interface Contestant {
  threads: number;
  run: Run;
  helpers: Helpers | null;
  times: number[];
  stages: number[];
}

const MEGABYTE = 1048576;
/** What each contestant does untimed: at least so many steps, and for so long. */
const WARM = { steps: 5, milliseconds: 1500 } as const;

export function benchWorld(scenario: Prepared, options: WorldOptions): WorldResult {
  const contestants = options.threads.map((threads): Contestant => {
    const helpers = threads > 1 ? options.startHelpers(threads) : null;
    const run = options.from
      ? restoreRun(takeSnapshot(options.from), { helpers })
      : openRun(scenario, undefined, undefined, { helpers });
    return { threads, run, helpers, times: [], stages: STAGES.map(() => 0) };
  });
  for (const contestant of contestants) {
    const begun = performance.now();
    for (let step = 0; step < WARM.steps || performance.now() - begun < WARM.milliseconds; step++) timeStep(contestant);
  }
  const each = options.steps ?? Math.max(2, Math.round(1000 / timeStep(contestants[0])));
  for (const { stages } of contestants) stages.fill(0);
  const before = countsOf(contestants[0].run);
  for (let round = 0; round < options.rounds; round++) {
    for (const contestant of contestants) {
      let sum = 0;
      for (let step = 0; step < each; step++) sum += timeStep(contestant);
      contestant.times.push(sum / each);
    }
    options.onRound?.(round + 1);
  }
  const steps = options.rounds * each;
  const result = {
    work: workOf(contestants[0].run, before, steps),
    rows: contestants.map((contestant) => rowOf(contestant, contestants[0], steps)),
  };
  for (const { run, helpers } of contestants) {
    closeRun(run);
    helpers?.end();
  }
  return result;
}

/** Does one step and returns its milliseconds. */
function timeStep({ run, stages }: Contestant): number {
  const start = performance.now();
  let last = start;
  STAGES.forEach((stage, i) => {
    runToEnd(restOf(stage.run(run.engine)));
    const now = performance.now();
    stages[i] += now - last;
    last = now;
  });
  derive(run.engine);
  last = performance.now();
  run.engine.world.clock[0]++;
  return last - start;
}

function rowOf(contestant: Contestant, first: Contestant, steps: number): WorldRow {
  const { world } = contestant.run.engine;
  const step = median(contestant.times);
  return {
    side: world.model.tissues[0].width,
    threads: contestant.threads,
    step,
    stepsPerSecond: 1000 / step,
    hoursPerSecond: ((1000 / step) * world.model.minutes) / 60,
    speedup: median(contestant.times.map((time, round) => first.times[round] / time)),
    stages: Object.fromEntries(STAGES.map(({ name }, i) => [name, contestant.stages[i] / steps])),
  };
}

const count = (run: Run, event: Event): number =>
  run.engine.world.tissues.reduce((sum, tissue) => sum + tissue.events[EVENT[event]], 0);

const countsOf = (run: Run) => ({ divisions: count(run, 'divisions'), moves: count(run, 'moves') });

function workOf(run: Run, before: ReturnType<typeof countsOf>, steps: number): Work {
  const { world } = run.engine;
  const after = countsOf(run);
  const sites = world.tissues.reduce((sum, { lattice }) => sum + lattice.width * lattice.height, 0);
  const cells = world.tissues.reduce((sum, { pool }) => sum + pool.counts[2], 0);
  return {
    sites,
    cells,
    occupied: cells / sites,
    divisions: (after.divisions - before.divisions) / steps,
    moves: (after.moves - before.moves) / steps,
    changes: changesOf(run),
    state: world.buffer.stateBytes / MEGABYTE,
    memory: world.buffer.memory.buffer.byteLength / MEGABYTE,
  };
}

/** Does one more step and returns the relative change of each field of the first tissue. */
function changesOf(run: Run): Record<string, number> {
  const { world } = run.engine;
  const { fields } = world.tissues[0];
  const before = fields.map((field) => field.slice());
  for (const stage of STAGES) runToEnd(restOf(stage.run(run.engine)));
  derive(run.engine);
  world.clock[0]++;
  return Object.fromEntries(
    world.model.species.map(({ id }, s) => {
      let change = 0;
      let size = 0;
      for (let site = 0; site < before[s].length; site++) {
        const difference = fields[s][site] - before[s][site];
        change += difference * difference;
        size += fields[s][site] * fields[s][site];
      }
      return [id, Math.sqrt(change / Math.max(size, Number.MIN_VALUE))];
    }),
  );
}
