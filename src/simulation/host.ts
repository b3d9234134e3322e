/**
 * Serves a run through the protocol: steps it in slices so that calls are answered within a slice, records measures,
 * and makes frames when asked. Runs in a worker or in process alike.
 */
import { explain } from '../observe/explain.ts';
import { type Measure, measuresOf, readMeasures } from '../observe/measures.ts';
import { drawPicture, pictureBytes, pictureParts, type Scales } from '../observe/picture.ts';
import { compile } from '../scenario/compile.ts';
import type { Model } from '../scenario/model.ts';
import type { ReadScenario } from '../scenario/read.ts';
import type { Scenario } from '../scenario/schema.ts';
import { finishBeginning } from '../step/begin.ts';
import type { Helpers } from '../threads/crew.ts';
import { hoursOf, stepOf, tickOf } from '../world/world.ts';
import { columnsOf, describeRun, modelDigest } from './opened.ts';
import type { Action, Command, Frame, FrameRequest, Opened, Simulation, Snapshot, TissueFrame } from './protocol.ts';
import { append, closeRun, digestOf, layOutRun, type Run, restoreRun, snapshotOf, stepOnce } from './run.ts';

/** What a host needs from where it runs. */
export interface Surroundings {
  /** Milliseconds of a clock that never runs backwards. */
  now(): number;
  /** Calls back after what else is waiting has had its turn. */
  later(callback: () => void): void;
  /** Starts threads that help to step a run; null or left out where memory cannot be shared. */
  helpers?: ((threads: number) => Helpers) | null;
  /** Threads that suit a model here; 1 when left out. */
  threadsFor?(model: Model): number;
}

/** Longest time between two answers, milliseconds. */
const SLICE = 12;
/** Steps that a slow machine may be behind before it lets go of them. */
const MOST_OWED = 50;
/** Wall time over which the shown speed is averaged, milliseconds. */
const SPEED_WINDOW = 1000;

interface Recording {
  measures: Measure[];
  steps: number[];
  values: Float64Array[];
}

interface Served {
  /** Whether the first fields are there; nothing but a picture is served before. */
  ready: boolean;
  /** Whether a picture has been given. */
  seen: boolean;
  /** The digest last computed and the tick it is of. */
  digest: { tick: number; text: string };
  run: Run<ReadScenario>;
  recording: Recording;
  scales: Scales;
}

export function serve(surroundings: Surroundings): Simulation {
  let served: Served | null = null;
  let playing = false;
  let hoursPerSecond = 1;
  let owed = 0;
  let stopAt = Number.POSITIVE_INFINITY;
  let lastTurn = 0;
  let speedSince = { at: 0, hours: 0 };
  let speed = 0;
  let failure: unknown = null;
  let helpers: Helpers | null = null;
  /** Threads that were asked for when the run was opened. */
  let asked: number | null = null;

  /** Helpers for a run on so many threads; those of the run before stay when they are as many. */
  const callHelpers = (scenario: Scenario): Helpers | null => {
    if (served) closeRun(served.run);
    if (!surroundings.helpers) return null;
    const threads = asked ?? surroundings.threadsFor?.(compile(scenario)) ?? 1;
    if (helpers && (helpers.list.length + 1 !== threads || helpers.failure())) {
      helpers.end();
      helpers = null;
    }
    if (threads > 1) helpers ??= surroundings.helpers(threads);
    return helpers;
  };

  const opened = (): Served => {
    if (failure !== null) throw failure;
    if (!served) throw new Error('no run is open');
    return served;
  };

  const makeReady = (of: Served): void => {
    if (of.ready) return;
    finishBeginning(of.run.engine);
    of.ready = true;
    record(of);
  };

  /** What is open, with its first fields. */
  const current = (): Served => {
    const of = opened();
    makeReady(of);
    return of;
  };

  const record = (of: Served): void => {
    const step = stepOf(of.run.engine.world);
    if (of.recording.steps[of.recording.steps.length - 1] === step) return;
    of.recording.steps.push(step);
    of.recording.values.push(readMeasures(of.run.engine, of.recording.measures));
  };

  const start = (run: Run<ReadScenario>, ready: boolean): Opened => {
    const measures = measuresOf(run.engine.world.model, run.scenario);
    const columns = Object.fromEntries(columnsOf(run.scenario).map((column) => [column.id, column]));
    const of: Served = {
      ready,
      seen: ready,
      digest: { tick: -1, text: '' },
      run,
      recording: { measures, steps: [], values: [] },
      scales: { columns },
    };
    playing = false;
    failure = null;
    speed = 0;
    served = of;
    if (ready) record(of);
    return describeRun(run, measures);
  };

  const finished = (of: Served): boolean => {
    const { world } = of.run.engine;
    return stepOf(world) >= Math.min(stopAt, world.model.duration);
  };

  const stepAndRecord = (of: Served): void => {
    stepOnce(of.run);
    const every = recordEvery(of.run);
    if (stepOf(of.run.engine.world) % every === 0) record(of);
  };

  const turn = (): void => {
    if (!playing) return;
    const of = current();
    const now = surroundings.now();
    const { world } = of.run.engine;
    const { minutes } = world.model;
    const rate = stepOf(world) < 0 ? Number.POSITIVE_INFINITY : hoursPerSecond;
    const due = Number.isFinite(rate) ? ((now - lastTurn) / 1000) * rate * (60 / minutes) : MOST_OWED;
    owed = Math.min(owed + due, MOST_OWED);
    lastTurn = now;
    try {
      while (owed >= 1 && !finished(of)) {
        stepAndRecord(of);
        owed = stepOf(world) === 0 ? 0 : owed - 1;
        if (surroundings.now() - now >= SLICE) break;
      }
    } catch (error) {
      playing = false;
      failure = error;
      throw error;
    }
    if (finished(of)) {
      playing = false;
      record(of);
    }
    measureSpeed(of);
    if (playing) surroundings.later(turn);
  };

  const measureSpeed = (of: Served): void => {
    const now = surroundings.now();
    const hours = hoursOf(of.run.engine.world);
    if (now - speedSince.at < SPEED_WINDOW) return;
    speed = ((hours - speedSince.hours) / (now - speedSince.at)) * 1000;
    speedSince = { at: now, hours };
  };

  return {
    async open(scenario, seed, log, threads) {
      const read = scenario as ReadScenario;
      asked = threads ?? null;
      const options = { helpers: callHelpers(read) };
      return start(layOutRun(read, seed ?? read.seed, log ?? undefined, options), false);
    },
    async play(rate, until) {
      const of = current();
      hoursPerSecond = rate > 0 ? rate : 1;
      stopAt = until ?? Number.POSITIVE_INFINITY;
      if (playing || finished(of)) return;
      playing = true;
      owed = 0;
      lastTurn = surroundings.now();
      speedSince = { at: lastTurn, hours: hoursOf(of.run.engine.world) };
      surroundings.later(turn);
    },
    async pause() {
      playing = false;
      record(current());
    },
    async step(steps) {
      const of = current();
      playing = false;
      for (let i = 0; i < steps; i++) stepAndRecord(of);
      record(of);
    },
    async act(action: Action) {
      const { run } = current();
      return append(run, { step: stepOf(run.engine.world), ...action });
    },
    async schedule(commands: Command[]) {
      const { run } = current();
      for (const command of commands) append(run, command);
    },
    async reset(seed) {
      const { run } = current();
      const options = { helpers: callHelpers(run.scenario) };
      return start(layOutRun(run.scenario, seed ?? run.seed, undefined, options), false);
    },
    async log() {
      return [...current().run.log];
    },
    async frame(request) {
      const of = opened();
      // The first picture goes out before the first fields are computed.
      if (of.seen) makeReady(of);
      of.seen = true;
      return makeFrame(of, request, playing, speed);
    },
    async explain(tissue, x, y) {
      const { run } = current();
      return explain(run.engine, run.current, tissue, x, y);
    },
    async snapshot() {
      return snapshotOf(current().run);
    },
    async restore(snapshot: Snapshot) {
      const options = { helpers: callHelpers(snapshot.scenario as Scenario) };
      return start(restoreRun(snapshot, options) as Run<ReadScenario>, true);
    },
    async digest() {
      return digestNow(current());
    },
    async modelDigest() {
      return modelDigest(compile(opened().run.scenario));
    },
  };
}

/** Rows of measures kept for a run; longer runs are recorded less often. */
const MOST_ROWS = 2000;

/** Steps between two recorded rows. */
function recordEvery(run: Run): number {
  const { settle, duration } = run.engine.world.model;
  return Math.max(1, Math.ceil((settle + duration) / MOST_ROWS));
}

function digestNow(of: Served): string {
  const tick = tickOf(of.run.engine.world);
  if (of.digest.tick !== tick) of.digest = { tick, text: digestOf(of.run) };
  return of.digest.text;
}

function makeFrame(of: Served, request: FrameRequest, running: boolean, speed: number): Frame {
  const { world } = of.run.engine;
  const bytes = pictureBytes(world);
  const buffer = request.recycle && request.recycle.byteLength === bytes ? request.recycle : new ArrayBuffer(bytes);
  const tissues: TissueFrame[] = [];
  let offset = 0;
  for (const tissue of world.tissues) {
    const { id, width, height } = world.model.tissues[tissue.index]!;
    const { parts, next } = pictureParts(buffer, offset, width * height);
    offset = next;
    const layer = request.layers.find((one) => one.tissue === id) ?? { tissue: id, colour: 'type', field: '' };
    drawPicture(world, tissue, layer, of.scales, parts);
    tissues.push({ id, width, height, ...parts, fieldId: layer.field, colourId: layer.colour });
  }
  const { measures, steps, values } = of.recording;
  const from = Math.min(Math.max(0, request.seriesFrom), steps.length);
  const rows = new Float64Array((steps.length - from) * measures.length);
  for (let i = from; i < steps.length; i++) rows.set(values[i]!, (i - from) * measures.length);
  return {
    step: stepOf(world),
    hours: hoursOf(world),
    running,
    ready: of.ready,
    digest: of.ready && (request.digest || !running) ? digestNow(of) : '',
    speed,
    tissues,
    readouts: of.ready ? readMeasures(of.run.engine, measures) : new Float64Array(measures.length).fill(Number.NaN),
    series: { from, steps: steps.slice(from), values: rows },
    logLength: of.run.log.length,
    buffer,
  };
}
