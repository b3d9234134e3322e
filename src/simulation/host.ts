/**
 * Serves a run through the protocol: has it driven, records measures, and makes frames when asked. What is asked while a
 * step is half-way is answered after it, but for an explanation of a cell. Runs in a worker or in process alike.
 */
import { type InParts, whole } from '../base/parts.ts';
import { explain } from '../observe/explain.ts';
import { type Measure, measuresOf, readingMeasures } from '../observe/measures.ts';
import { drawingPicture, pictureBytes, pictureParts, type Scales } from '../observe/picture.ts';
import { compile } from '../scenario/compile.ts';
import type { Model } from '../scenario/model.ts';
import type { ReadScenario } from '../scenario/read.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Helpers } from '../threads/crew.ts';
import { hoursOf, stepOf, tickOf } from '../world/world.ts';
import { type Clock, Drive } from './drive.ts';
import { columnsOf, describeRun, modelDigest } from './opened.ts';
import type { Action, Command, Frame, FrameRequest, Opened, Simulation, Snapshot, TissueFrame } from './protocol.ts';
import { append, closeRun, digesting, layOutRun, type Run, restoreRun, takingSnapshot } from './run.ts';

/** What a host needs from where it runs. */
export interface Surroundings extends Clock {
  /** Starts threads that help to step a run; null or left out where memory cannot be shared. */
  helpers?: ((threads: number) => Helpers) | null;
  /** Threads that suit a model here; 1 when left out. */
  threadsFor?(model: Model): number;
}

interface Recorded {
  measures: Measure[];
  steps: number[];
  values: Float64Array[];
  /** The present ones. */
  now: { tick: number; applied: number; values: Float64Array };
}

interface Served {
  /** Whether a picture has been given. */
  seen: boolean;
  /** The digest last computed, and after how many steps and commands. */
  digest: { tick: number; applied: number; text: string };
  run: Run<ReadScenario>;
  recorded: Recorded;
  scales: Scales;
}

export function serve(surroundings: Surroundings): Simulation {
  const drive = new Drive(surroundings);
  let served: Served | null = null;
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
    drive.check();
    if (!served) throw new Error('no run is open');
    return served;
  };

  /** What is open, as it stands between two steps. */
  const atRest = async (): Promise<Served> => {
    for (;;) {
      const of = opened();
      await drive.rest();
      if (of === served) return opened();
    }
  };

  const start = (run: Run<ReadScenario>): Opened => {
    const measures = measuresOf(run.engine.world.model, run.scenario);
    const columns = Object.fromEntries(columnsOf(run.scenario).map((column) => [column.id, column]));
    const of: Served = {
      seen: run.begun,
      digest: { tick: -1, applied: -1, text: '' },
      run,
      recorded: { measures, steps: [], values: [], now: { tick: -1, applied: -1, values: new Float64Array(0) } },
      scales: { columns },
    };
    served = of;
    drive.take({
      run,
      *moved(last) {
        if (last || stepOf(run.engine.world) % recordEvery(run) === 0) yield* recording(of);
      },
    });
    if (run.begun) whole(recording(of));
    return describeRun(run, measures);
  };

  /** Ends what is being done before memory is taken for another run. */
  const giveUp = (): void => drive.take(null);

  return {
    async open(scenario, seed, log, threads) {
      const read = scenario as ReadScenario;
      asked = threads ?? null;
      giveUp();
      const options = { helpers: callHelpers(read) };
      return start(layOutRun(read, seed ?? read.seed, log ?? undefined, options));
    },
    async play(rate, until) {
      opened();
      drive.play(rate, until);
    },
    async pause() {
      const of = opened();
      await drive.pause();
      if (of === served) await drive.read(() => recording(of));
    },
    async step(steps) {
      const of = opened();
      await drive.step(steps);
      if (of === served) await drive.read(() => recording(of));
    },
    async act(action: Action) {
      return drive.change(() => {
        const of = opened();
        return append(of.run, { step: stepOf(of.run.engine.world), ...action });
      });
    },
    async schedule(commands: Command[]) {
      await drive.change(() => {
        const of = opened();
        for (const command of commands) append(of.run, command);
      });
    },
    async reset(seed) {
      const { run } = opened();
      giveUp();
      const options = { helpers: callHelpers(run.scenario) };
      return start(layOutRun(run.scenario, seed ?? run.seed, undefined, options));
    },
    async log() {
      return [...opened().run.log];
    },
    async frame(request) {
      const of = opened();
      if (of.seen) return drive.read(() => makingFrame(opened(), request, drive));
      // The first picture goes out before the first fields are computed.
      of.seen = true;
      return whole(makingFrame(of, request, drive));
    },
    async explain(tissue, x, y) {
      // A step may be half-way; what is read then is of the cells before it.
      const { run } = opened().run.begun ? opened() : await atRest();
      return explain(run.engine, run.current, tissue, x, y);
    },
    async snapshot() {
      return drive.read(() => takingSnapshot(opened().run));
    },
    async restore(snapshot: Snapshot) {
      giveUp();
      const options = { helpers: callHelpers(snapshot.scenario as Scenario) };
      return start(restoreRun(snapshot, options) as Run<ReadScenario>);
    },
    async digest() {
      return drive.read(() => digestNow(opened()));
    },
    async modelDigest() {
      return modelDigest(compile(opened().run.scenario));
    },
  };
}

/** The present measures, read once for every step and command. */
function* readings({ run, recorded }: Served): InParts<Float64Array> {
  const { now } = recorded;
  const tick = tickOf(run.engine.world);
  if (now.tick !== tick || now.applied !== run.applied) {
    now.values = yield* readingMeasures(run.engine, recorded.measures);
    now.tick = tick;
    now.applied = run.applied;
  }
  return now.values;
}

/** Keeps the present measures: one row a step, of which the last one counts. */
function* recording(of: Served): InParts {
  const { run, recorded } = of;
  if (!run.begun) return;
  const values = yield* readings(of);
  const step = stepOf(run.engine.world);
  if (recorded.steps.at(-1) === step) recorded.steps.pop();
  recorded.steps.push(step);
  recorded.values[recorded.steps.length - 1] = values;
}

/** Rows of measures kept for a run; longer runs are recorded less often. */
const MOST_ROWS = 2000;

/** Steps between two recorded rows. */
function recordEvery(run: Run): number {
  const { settle, duration } = run.engine.world.model;
  return Math.max(1, Math.ceil((settle + duration) / MOST_ROWS));
}

function* digestNow(of: Served): InParts<string> {
  const tick = tickOf(of.run.engine.world);
  const { applied } = of.run;
  if (of.digest.tick !== tick || of.digest.applied !== applied) {
    of.digest = { tick, applied, text: yield* digesting(of.run) };
  }
  return of.digest.text;
}

function* makingFrame(of: Served, request: FrameRequest, { playing, speed }: Drive): InParts<Frame> {
  const { begun } = of.run;
  // A command may have changed what was kept of this step.
  if (of.recorded.steps.at(-1) === stepOf(of.run.engine.world)) yield* recording(of);
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
    yield* drawingPicture(world, tissue, layer, of.scales, parts);
    tissues.push({ id, width, height, ...parts, fieldId: layer.field, colourId: layer.colour });
  }
  const { measures, steps, values } = of.recorded;
  const from = Math.min(Math.max(0, request.seriesFrom), steps.length);
  const rows = new Float64Array((steps.length - from) * measures.length);
  for (let i = from; i < steps.length; i++) rows.set(values[i]!, (i - from) * measures.length);
  return {
    step: stepOf(world),
    hours: hoursOf(world),
    running: playing,
    ready: begun,
    digest: begun && (request.digest || !playing) ? yield* digestNow(of) : '',
    speed,
    tissues,
    readouts: begun ? yield* readings(of) : new Float64Array(measures.length).fill(Number.NaN),
    series: { from, steps: steps.slice(from), values: rows },
    logLength: of.run.log.length,
    buffer,
  };
}
