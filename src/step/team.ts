/** How work that may be done in pieces is shared out. Results never depend on who does which piece, or when. */
import type { Model } from '../scenario/model.ts';
import type { Engine } from './engine.ts';

/**
 * Work that is done in parts: at every `yield` it may be left alone for a while, so that a host can answer meanwhile.
 * What stands in memory then is not of one step, so that only what nobody has to repeat may be read from it.
 */
export type InParts = Generator<undefined, void>;

/** Does all parts one after the other. */
export function whole(parts: ReturnType<Piece>): void {
  if (parts) while (!parts.next().done);
}

/** One piece of a wide stage: reads what the stage before left, writes what no other piece reads or writes. */
export type Piece = ((engine: Engine, piece: number) => void) | ((engine: Engine, piece: number) => InParts);

export interface Team {
  /** Threads that may work at the same time, this one included. */
  readonly threads: number;
  /** Does pieces 0 to `pieces` − 1; ends when all of them are done. */
  share(engine: Engine, piece: Piece, pieces: number): InParts;
  /** Tells all threads of another model of the same sizes. */
  useModel(model: Model): void;
  /** Ends the work together. */
  close(): void;
}

/** One thread that does everything itself. */
export const ALONE: Team = {
  threads: 1,
  *share(engine, piece, pieces) {
    for (let p = 0; p < pieces; p++) {
      const parts = piece(engine, p);
      if (parts) yield* parts;
      yield;
    }
  },
  useModel() {},
  close() {},
};
