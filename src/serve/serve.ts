/**
 * Serves a run through the protocol: drives it, records measures, and makes frames on request. Requests during a step
 * are answered after it, except explanations of cells. Runs in a worker or in process alike.
 */
import { runToEnd } from '../base/resumable.ts';
import { measuresOf } from '../observe/measures/measures.ts';
import { modelDigest } from '../run/model-digest.ts';
import { firstDifference, numberLog } from '../run/numbering.ts';
import { append, closeRun, layOutRun, type Run } from '../run/run.ts';
import { goBack, keepState, restoreRun, rewriteLog, takeSnapshotResumably } from '../run/snapshot.ts';
import type { Model } from '../scenario/model.ts';
import { modelOf, type Prepared, prepare } from '../scenario/prepared.ts';
import type { Helpers } from '../threads/crew.ts';
import { stepOf } from '../world/world.ts';
import { describeRun, looksOf } from './describe-run.ts';
import { type Clock, Drive } from './drive.ts';
import { Editions } from './editions.ts';
import { makeFrame } from './make-frame.ts';
import { MeasureHistory } from './measure-history.ts';
import type { Action, Command, KeptState, Opened, Simulation, Snapshot } from './protocol.ts';
import { answering } from './questions.ts';
import { changedFrom, currentDigest, recordEvery, recordMeasures, type Served } from './served-run.ts';
import { StateHistory } from './state-history.ts';

/** What a host needs from its surroundings. */
export interface Surroundings extends Clock {
  /** Starts threads that help to step a run; null or omitted where memory cannot be shared. */
  helpers?: ((threads: number) => Helpers) | null;
  /** Number of threads that suit a model here; 1 when omitted. */
  threadsFor?(model: Model): number;
  /** Bytes available for states of the past. */
  history?: number;
  /** Whether pictures are made in memory that is shared with whoever draws them. */
  sharesPictures?: boolean;
}

/** Bytes for states of the past by default. */
const HISTORY = 160e6;

export function serve(surroundings: Surroundings): Simulation {
  const drive = new Drive(surroundings);
  const room = (bytes: number) => (surroundings.sharesPictures ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  let served: Served | null = null;
  let helpers: Helpers | null = null;
  /** Threads requested when the run was opened. */
  let asked: number | null = null;

  /** Helpers for a run; those of the previous run are reused when the number of threads is the same. */
  const callHelpers = (scenario: Prepared): Helpers | null => {
    if (served) closeRun(served.run);
    if (!surroundings.helpers) return null;
    const threads = asked ?? surroundings.threadsFor?.(modelOf(scenario)) ?? 1;
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

  /** The open run, once it stands between two steps. */
  const atRest = async (): Promise<Served> => {
    for (;;) {
      const of = opened();
      await drive.rest();
      if (of === served) return opened();
    }
  };

  const start = (run: Run, past: readonly KeptState[] = []): Opened => {
    const measures = measuresOf(run.engine.world.model, run.scenario);
    const of: Served = {
      seen: run.begun,
      digest: { state: '', text: '' },
      run,
      history: new StateHistory(surroundings.history ?? HISTORY, surroundings.now),
      measured: new MeasureHistory(measures),
      logged: new Editions(),
      looks: looksOf(run.scenario),
      retrace: null,
    };
    for (const state of past) of.history.add(state);
    served = of;
    drive.take({
      run,
      *ready() {
        yield* of.history.keep((spare) => keepState(run, spare));
      },
      *moved(last) {
        const step = stepOf(run.engine.world);
        if (last || step % recordEvery(run) === 0) yield* recordMeasures(of);
        if (of.history.wants(step)) yield* of.history.keep((spare) => keepState(run, spare));
      },
    });
    if (run.begun) runToEnd(recordMeasures(of));
    return describeRun(run, measures);
  };

  /** Drops the work in progress before another run takes memory. */
  const giveUp = (): void => drive.take(null);

  /** Counts requests to go to another step; the latest wins. */
  let seeks = 0;

  /** Advances to a step unless another one is requested meanwhile. */
  const reach = async (of: Served, step: number, mine: number): Promise<boolean> => {
    if (of !== served || mine !== seeks) return false;
    await drive.reach(step);
    const there = of === served && mine === seeks && stepOf(of.run.engine.world) === step;
    if (there) await drive.read(() => recordMeasures(of));
    return there;
  };

  return {
    async open(scenario, seed, log, threads) {
      const read = prepare(scenario as Prepared);
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
      if (of === served) await drive.read(() => recordMeasures(of));
    },
    async step(steps) {
      const of = opened();
      await drive.step(steps);
      if (of === served) await drive.read(() => recordMeasures(of));
    },
    async act(action: Action) {
      return drive.change(() => {
        const of = opened();
        const command = append(of.run, { step: stepOf(of.run.engine.world), ...action });
        changedFrom(of, command.step, of.run.log.indexOf(command));
        return command;
      });
    },
    async schedule(commands: Command[]) {
      await drive.change(() => {
        const of = opened();
        for (const command of commands) {
          const added = append(of.run, command);
          changedFrom(of, added.step, of.run.log.indexOf(added));
        }
      });
    },
    async seek(step) {
      const of = opened();
      const mine = ++seeks;
      await drive.pause();
      if (of !== served || mine !== seeks) return false;
      const first = of.history.states[0]?.step ?? stepOf(of.run.engine.world);
      const target = Math.min(Math.max(Math.round(step), first), of.run.engine.world.model.duration);
      await drive.change(() => {
        const now = stepOf(of.run.engine.world);
        const kept = of.history.before(target);
        // A kept state ahead is used too, where it saves steps.
        if (kept && (target < now || kept.step > now)) goBack(of.run, kept);
      });
      return reach(of, target, mine);
    },
    async rewrite(log) {
      const of = opened();
      const mine = ++seeks;
      await drive.pause();
      if (of !== served || mine !== seeks) return false;
      const now = stepOf(of.run.engine.world);
      await drive.change(() => {
        const next = numberLog(log, of.run);
        const { at, step } = firstDifference(of.run.log, next.log);
        const { world } = of.run.engine;
        const passed = step < stepOf(world) || at < of.run.applied;
        const kept = passed ? of.history.before(step, at) : null;
        if (passed && !kept)
          throw new Error(`log: found a change at step ${step}, before the first state that is kept`);
        rewriteLog(of.run, next, kept);
        if (step < Number.POSITIVE_INFINITY) changedFrom(of, step, at);
      });
      return reach(of, now, mine);
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
      if (of.seen) return drive.read(() => makeFrame(opened(), request, drive, room));
      // The first picture goes out before the first fields are computed.
      of.seen = true;
      return runToEnd(makeFrame(of, request, drive, room));
    },
    ...answering({ drive, now: () => surroundings.now(), opened, atRest }),
    async snapshot(past = 1) {
      return drive.read(() => takeSnapshotResumably(opened().run, opened().history.spread(past)));
    },
    async restore(snapshot: Snapshot, threads) {
      asked = threads ?? asked;
      giveUp();
      const options = { helpers: callHelpers(prepare(snapshot.scenario as Prepared)) };
      return start(restoreRun(snapshot, options) as Run, snapshot.past);
    },
    async digest() {
      return drive.read(() => currentDigest(opened()));
    },
    async modelDigest() {
      return modelDigest(modelOf(opened().run.scenario));
    },
  };
}
