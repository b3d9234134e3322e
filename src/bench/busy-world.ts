/** Times the steps of a busy world on one thread, in a process in which other worlds have been stepped before. */
import { restOf, runToEnd } from '../base/resumable.ts';
import { measuresOf, readMeasures } from '../observe/measures/measures.ts';
import { advance, closeRun, openRun, type Run } from '../run/run.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { derive } from '../step/derive.ts';
import { STAGES } from '../step/stages.ts';
import { CLOCK } from '../world/world.ts';
import { median } from './timing.ts';

export interface BusyTimes {
  /** Median milliseconds of a step. */
  step: number;
  /** Median milliseconds, by stage. */
  stages: Record<string, number>;
  /** When the timed steps began, microseconds after the process did. */
  warmAt: number;
}

/** Steps of each of the other worlds. */
const STEPS_BEFORE = 40;
/** Steps of the busy world until its code is compiled, and those timed after that. */
const WARM_STEPS = 60;
const TIMED_STEPS = 40;
/** A pause before the timed steps, milliseconds, so that their start is distinct on the engine's own clock. */
const REST = 400;

export function timeBusyWorld(busy: Prepared, before: readonly Prepared[]): BusyTimes {
  for (const scenario of before) {
    const run = openRun(scenario);
    advance(run, STEPS_BEFORE);
    readMeasures(run.engine, measuresOf(run.engine.world.model, scenario));
    closeRun(run);
  }
  const run = openRun(busy);
  for (let step = 0; step < WARM_STEPS; step++) timeStages(run);
  const warmAt = 1000 * (performance.now() + REST / 2);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REST);
  const steps = Array.from({ length: TIMED_STEPS }, () => timeStages(run));
  closeRun(run);
  return {
    step: median(steps.map((times) => times.reduce((sum, time) => sum + time))),
    stages: Object.fromEntries(STAGES.map(({ name }, i) => [name, median(steps.map((times) => times[i]))])),
    warmAt,
  };
}

/** Does one step; returns the milliseconds that each stage took. */
function timeStages({ engine }: Run): number[] {
  const times = STAGES.map((stage) => {
    const start = performance.now();
    runToEnd(restOf(stage.run(engine)));
    return performance.now() - start;
  });
  derive(engine);
  engine.world.clock[CLOCK.tick]++;
  return times;
}
