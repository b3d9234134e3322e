/** A run that is served, with its records: measures, the last digest, states of its past. */
import type { Resumable } from '../base/resumable.ts';
import type { Looks } from '../observe/picture.ts';
import { digestResumably, type Run, readRun } from '../run/run.ts';
import { stepOf, tickOf } from '../world/world.ts';
import type { Editions } from './editions.ts';
import type { MeasureHistory } from './measure-history.ts';
import type { Retrace } from './retrace.ts';
import type { StateHistory } from './state-history.ts';

export interface Served {
  /** Whether a picture has been sent. */
  seen: boolean;
  /** The digest last computed, and the state it belongs to. */
  digest: { state: string; text: string };
  run: Run;
  history: StateHistory;
  measured: MeasureHistory;
  /** Editions of the log; cuts are places in it. */
  logged: Editions;
  looks: Looks;
  /** A cell's past that is being computed again; null for none. */
  retrace: Retrace | null;
}

/** Tells the present state from all others of the run. */
const stateName = ({ run, logged }: Served): string => `${tickOf(run.engine.world)} ${run.applied} ${logged.edition}`;

/** The log has changed at a step, after its first `commands` commands: records of later states are dropped. */
export function changedFrom(of: Served, step: number, commands: number): void {
  of.logged.cut(commands);
  of.history.forget(step, commands);
  if (of.retrace && step < of.retrace.request.to) of.retrace = null;
  of.measured.truncateFrom(step, stepOf(of.run.engine.world));
}

/** The present measures, read once for every state. */
export function* currentMeasures(of: Served): Resumable<Float64Array> {
  const { now, measures } = of.measured;
  const state = stateName(of);
  if (now.state !== state) {
    now.values = yield* readRun(of.run, measures);
    now.state = state;
  }
  return now.values;
}

/** The present counts, and the other measures as last read. */
export function* currentCounts(of: Served): Resumable<Float64Array> {
  const { now, measures, counts } = of.measured;
  if (now.values.length !== measures.length || now.state === stateName(of)) return yield* currentMeasures(of);
  const read = yield* readRun(
    of.run,
    counts.map((at) => measures[at]),
  );
  const values = now.values.slice();
  for (const [i, at] of counts.entries()) values[at] = read[i];
  // Part of it is older than any one state.
  Object.assign(now, { state: '', values });
  return values;
}

/** Records the present measures. */
export function* recordMeasures(of: Served): Resumable {
  if (of.run.begun) of.measured.keep(stepOf(of.run.engine.world), yield* currentMeasures(of));
}

/** Rows of measures kept per run; longer runs are recorded less often. */
const MAX_ROWS = 700;

/** Steps between two recorded rows. */
export function recordEvery(run: Run): number {
  const { settle, duration } = run.engine.world.model;
  return Math.max(1, Math.ceil((settle + duration) / MAX_ROWS));
}

export function* currentDigest(of: Served): Resumable<string> {
  const state = stateName(of);
  if (of.digest.state !== state) of.digest = { state, text: yield* digestResumably(of.run) };
  return of.digest.text;
}
