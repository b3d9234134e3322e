/** How threads share work in pieces. Results never depend on which thread does which piece, or when. */
import { type Resumable, restOf, type Task } from '../base/resumable.ts';
import type { Model } from '../scenario/model.ts';
import type { Engine } from './engine.ts';

/** One piece of a wide stage: reads what the stage before left, writes nothing that another piece reads or writes. */
export type Piece = Task<[engine: Engine, piece: number]>;

/**
 * Work on several tracks at once, such as the fields: each goes through phases, and the next phase depends on the
 * results of the last. The state of a track lies in memory that all threads see.
 */
export interface Course {
  /** Begins a track; returns the number of pieces of its first phase, 0 if there is nothing to do. */
  begin(engine: Engine, track: number): number;
  /** One piece of the present phase of a track; waits for no piece after it. */
  readonly piece: Task<[engine: Engine, track: number, piece: number]>;
  /** Called by one thread once all pieces of a phase are done: the number of pieces of the next phase, 0 at the end. */
  next(engine: Engine, track: number): number;
}

/**
 * Hands parts of a field on between threads whose pieces depend on each other: strips of rows, one after another, each
 * chunk of columns by itself.
 */
export interface Relay {
  /**
   * Takes memory for a field's solution, by its number: the one with the thread's own number if it is free. Some is
   * always free, since there are as many as fields or threads: a thread begins a field only when every other field
   * under way waits for a piece in the hands of another thread.
   */
  claim(thread: number): number;
  release(solver: number): void;
  /** Before the first strip: nothing handed on yet. */
  begin(field: number): void;
  /** Waits until `before` strips have handed on a chunk of columns. */
  await(field: number, chunk: number, before: number): void;
  pass(field: number, chunk: number, done: number): void;
}

export interface Team {
  /** Threads that may work at the same time, this one included. */
  readonly threads: number;
  /** Null where one thread does everything. */
  readonly relay: Relay | null;
  /** Does pieces 0 to `pieces` − 1; ends when all of them are done. */
  share(engine: Engine, piece: Piece, pieces: number): Resumable;
  /** Does all phases of tracks 0 to `tracks` − 1, the first ones first; ends when all are over. */
  follow(engine: Engine, course: Course, tracks: number): Resumable;
  /** Tells all threads about another model of the same sizes. */
  useModel(model: Model): void;
  /** Ends the team. */
  close(): void;
}

/** One thread that does everything itself. */
export const ALONE: Team = {
  threads: 1,
  relay: null,
  *share(engine, piece, pieces) {
    for (let p = 0; p < pieces; p++) {
      yield* restOf(piece(engine, p));
      yield;
    }
  },
  *follow(engine, course, tracks) {
    for (let track = 0; track < tracks; track++) {
      for (let pieces = course.begin(engine, track); pieces > 0; pieces = course.next(engine, track)) {
        for (let p = 0; p < pieces; p++) {
          yield* restOf(course.piece(engine, track, p));
          yield;
        }
      }
    }
  },
  useModel() {},
  close() {},
};
