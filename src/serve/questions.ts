/** Questions about a run that change nothing: a cell, its kin, its past, and fields along a line. */
import { explain, explainCell } from '../observe/explain.ts';
import { kinOf } from '../observe/kin.ts';
import { profileAlong } from '../observe/profile.ts';
import { whoLeaves } from '../observe/space/who-leaves.ts';
import { stepOf } from '../world/world.ts';
import type { Drive } from './drive.ts';
import type { RetraceRequest, Simulation } from './protocol.ts';
import { Retrace } from './retrace.ts';
import type { Served } from './served-run.ts';

interface Asked {
  drive: Drive;
  now(): number;
  /** The open run; throws when there is none. */
  opened(): Served;
  /** The same, as it stands between two steps. */
  atRest(): Promise<Served>;
}

type Answers = Pick<Simulation, 'explain' | 'explainCell' | 'profile' | 'leaving' | 'kin' | 'retrace'>;

export function answering({ drive, now, opened, atRest }: Asked): Answers {
  return {
    async explain(tissue, x, y) {
      // In mid-step, this reads the cells as they were before the step.
      const { run } = opened().run.begun ? opened() : await atRest();
      return explain(run.engine, run.current, tissue, x, y);
    },
    async explainCell(identity) {
      const { run } = opened().run.begun ? opened() : await atRest();
      return explainCell(run.engine, run.current, identity);
    },
    async profile(tissue, from, to, samples) {
      // biome-ignore lint/correctness/useYield: a line is read at once
      return drive.read(function* () {
        return profileAlong(opened().run.engine.world, tissue, from, to, samples);
      });
    },
    async leaving() {
      // biome-ignore lint/correctness/useYield: they are counted at once
      return drive.read(function* () {
        const { run, looks } = opened();
        return whoLeaves(run.engine, looks.columns);
      });
    },
    async kin(identity) {
      const { run } = await atRest();
      return kinOf(run.engine.world, identity);
    },
    async retrace(request) {
      const of = await atRest();
      if (!request || !of.retrace?.answers(request)) of.retrace = request && retraceFor(of, request);
      const { retrace } = of;
      if (!retrace) return null;
      // Each of its steps is done while the present run stands between two steps.
      const end = now() + RETRACE_FOR;
      while (!retrace.done && of.retrace === retrace && now() < end) {
        await drive.read(() => retrace.next());
      }
      if (of !== opened() || of.retrace !== retrace) return null;
      const { step, done, moments, divisions } = retrace;
      if (!done) return { step, done, moments: [], divisions: [] };
      of.retrace = null;
      return { step, done, moments, divisions };
    },
  };
}

/** Time spent on the past before progress is reported, milliseconds. */
const RETRACE_FOR = 50;

/** Begins at the last kept state before a moment, else at the first; null if that is not in this run's past. */
function retraceFor(of: Served, request: RetraceRequest): Retrace | null {
  const kept = of.history.before(request.from) ?? of.history.states[0];
  if (!kept || kept.step > request.to || request.to > stepOf(of.run.engine.world)) return null;
  return new Retrace(of.run, kept, request);
}
