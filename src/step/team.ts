/** How work in pieces is shared out. Results never depend on which thread does which piece, or when. */
import { type Resumable, restOf, type Task } from '../base/resumable.ts';
import type { Model } from '../scenario/model.ts';
import type { Engine } from './engine.ts';

/** One piece of a wide stage: reads what the stage before left, writes nothing that another piece reads or writes. */
export type Piece = Task<[engine: Engine, piece: number]>;

export interface Team {
  /** Threads that may work at the same time, this one included. */
  readonly threads: number;
  /** Does pieces 0 to `pieces` − 1; ends when all of them are done. */
  share(engine: Engine, piece: Piece, pieces: number): Resumable;
  /** Tells all threads about another model of the same sizes. */
  useModel(model: Model): void;
  /** Ends the team. */
  close(): void;
}

/** One thread that does everything itself. */
export const ALONE: Team = {
  threads: 1,
  *share(engine, piece, pieces) {
    for (let p = 0; p < pieces; p++) {
      yield* restOf(piece(engine, p));
      yield;
    }
  },
  useModel() {},
  close() {},
};
