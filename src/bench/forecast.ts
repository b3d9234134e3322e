/**
 * What more threads would gain: the pieces of each stage are timed one by one on one thread, then assigned to threads
 * as a crew would. A stage takes as long as the thread that finishes last, or as moving its bytes, whichever is longer.
 */
import { restOf, runToEnd } from '../base/resumable.ts';
import { openRun } from '../run/run.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { derive } from '../step/derive.ts';
import { STAGES } from '../step/stages.ts';
import type { Relay, Team } from '../step/team.ts';
import type { Helpers } from '../threads/crew.ts';
import { CLOCK } from '../world/world.ts';
import { type Bandwidth, bytesOf } from './traffic.ts';

/** Pieces of one phase, milliseconds each, and how many chunks each must await from the piece before it. */
export interface Phase {
  pieces: readonly number[];
  chunks: number;
}

/** Work that is shared at the same time: tracks, each a sequence of phases. */
export type Job = readonly (readonly Phase[])[];

interface Stage {
  /** Milliseconds that one thread works while the others wait. */
  serial: number;
  jobs: Job[];
}

export interface Forecast {
  side: number;
  threads: number;
  /** Milliseconds per step: by the work of the threads, by the bytes moved, and by the longer of them in each stage. */
  work: number;
  moving: number;
  step: number;
}

/** Steps until code is compiled, and steps over which the median of each piece is taken. */
const WARM = 40;
const TIMED = 9;

export function forecast(scenario: Prepared, threads: number, bandwidth: Bandwidth): Forecast {
  const run = openRun(scenario, undefined, undefined, { helpers: threads > 1 ? idle(threads - 1) : null });
  const { engine } = run;
  const recorder = record(engine.team);
  engine.team = recorder.team;
  const steps: Stage[][] = [];
  for (let step = 0; step < WARM + TIMED; step++) {
    steps.push(
      STAGES.map((stage) => {
        recorder.jobs = [];
        const start = performance.now();
        runToEnd(restOf(stage.run(engine)));
        const all = performance.now() - start;
        const { jobs } = recorder;
        return { serial: Math.max(0, all - sum(jobs.flat(2).flatMap(({ pieces }) => pieces))), jobs };
      }),
    );
    derive(engine);
    engine.world.clock[CLOCK.tick]++;
  }
  const rate = bandwidth(threads);
  const bytes = bytesOf(engine);
  const timed = steps.slice(WARM).map((stages) => {
    const parts = stages.map(({ serial, jobs }, i) => {
      const work = serial + sum(jobs.map((job) => timeOf(job, threads)));
      return { work, moving: (bytes[STAGES[i].name] ?? 0) / rate };
    });
    return {
      work: sum(parts.map(({ work }) => work)),
      moving: sum(parts.map(({ moving }) => moving)),
      step: sum(parts.map(({ work, moving }) => Math.max(work, moving))),
    };
  });
  const [best] = timed.sort((a, b) => a.step - b.step).slice(Math.floor(TIMED / 2));
  return { side: engine.world.model.tissues[0].width, threads, ...best };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Helpers that never take a piece: the leader does all pieces, cut as for this many threads. */
const idle = (count: number): Helpers => ({
  list: Array.from({ length: count }, () => ({ post() {}, end() {} })),
  cores: count + 1,
  failure: () => null,
  end() {},
});

/** A team of one thread that times every piece. */
function record({ threads, relay }: Team): { team: Team; jobs: Job[] } {
  let awaited = 0;
  const counting: Relay | null = relay && {
    claim: (thread) => relay.claim(thread),
    release: (solver) => relay.release(solver),
    begin: (field) => relay.begin(field),
    pass: (field, chunk, done) => relay.pass(field, chunk, done),
    await(field, chunk, before) {
      awaited++;
      relay.await(field, chunk, before);
    },
  };
  const timed = (count: number, work: (piece: number) => void): Phase => {
    awaited = 0;
    const pieces = Array.from({ length: count }, (_, piece) => {
      const start = performance.now();
      work(piece);
      return performance.now() - start;
    });
    return { pieces, chunks: Math.round(awaited / Math.max(1, count)) };
  };
  const recorder: { team: Team; jobs: Job[] } = {
    jobs: [],
    team: {
      threads,
      relay: counting,
      *share(engine, piece, pieces) {
        recorder.jobs.push([[timed(pieces, (p) => runToEnd(restOf(piece(engine, p))))]]);
      },
      *follow(engine, course, tracks) {
        recorder.jobs.push(
          Array.from({ length: tracks }, (_, track) => {
            const phases: Phase[] = [];
            for (let count = course.begin(engine, track); count > 0; count = course.next(engine, track))
              phases.push(timed(count, (p) => runToEnd(restOf(course.piece(engine, track, p)))));
            return phases;
          }),
        );
      },
      useModel() {},
      close() {},
    },
  };
  return recorder;
}

/** Milliseconds until a job is done when each free thread takes the next piece of the first track that has one. */
export function timeOf(job: Job, threads: number): number {
  const tracks = job.map((phases) => ({ phases, phase: 0, taken: 0, ends: [] as number[], opens: 0 }));
  const free = new Array<number>(threads).fill(0);
  for (;;) {
    const thread = free.indexOf(Math.min(...free));
    const now = free[thread];
    const waiting = tracks.filter(({ phases, phase }) => phase < phases.length);
    if (waiting.length === 0) return Math.max(...free, ...tracks.map(({ opens }) => opens));
    const open = waiting.find(({ phases, phase, taken, opens }) => opens <= now && taken < phases[phase].pieces.length);
    if (open === undefined) {
      // Until a phase is over, or another thread takes its last piece.
      const later = [...waiting.map(({ opens }) => opens), ...free].filter((time) => time > now);
      if (later.length === 0) throw new Error('forecast: a job that cannot end');
      free[thread] = Math.min(...later);
      continue;
    }
    const { pieces, chunks } = open.phases[open.phase];
    const took = pieces[open.taken];
    const before = open.ends.at(-1) ?? 0;
    // The last chunk of a piece can be begun once that of the piece before is done.
    const end = Math.max(now + took, chunks > 0 ? before + took / chunks : 0);
    open.ends.push(end);
    open.taken++;
    free[thread] = end;
    if (open.taken === pieces.length) {
      open.opens = Math.max(...open.ends);
      open.phase++;
      open.taken = 0;
      open.ends = [];
    }
  }
}
