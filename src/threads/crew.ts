/** The leading thread's side: it shares jobs out to helpers over one memory, and does its part of them. */

import { type Resumable, restOf } from '../base/resumable.ts';
import type { Model } from '../scenario/model.ts';
import type { Engine } from '../step/engine.ts';
import { engineSections } from '../step/make-engine.ts';
import { ALONE, type Piece, type Team } from '../step/team.ts';
import { type SectionPlan, view } from '../world/sections.ts';
import type { World } from '../world/world.ts';
import { type Control, controlSections, PIECE_BITS, readReason, SHUT, takePiece, WORD } from './control.ts';
import type { Message } from './helper.ts';
import { WIDE } from './wide.ts';

/** A thread that may help, however it was started. */
export interface Helper {
  post(message: Message): void;
  end(): void;
}

/** Threads that help one run after another. */
export interface Helpers {
  readonly list: readonly Helper[];
  /** Threads that can run at the same time on this machine. */
  readonly cores: number;
  /** Longest time without progress in any part of a step before the run is given up, milliseconds. */
  readonly patience?: number;
  /** Why a helper ended, once one has; the run that it helped cannot go on. */
  failure(): Error | null;
  end(): void;
}

/** Interval at which a waiting leader checks, milliseconds; a computer that sleeps meanwhile costs one check. */
const LOOK = 10;
/** Far more than the largest part of a step takes on a slow machine. */
const PATIENCE = 20_000;
/** Times a thread polls before it sleeps, about 100 µs; hardly any where threads outnumber cores. */
const SPINS = { spare: 10_000, crowded: 50 } as const;

/** Sections of memory that a run on `threads` threads needs besides the world. */
export const sectionsFor = (model: Model, threads: number): SectionPlan[] => [
  ...engineSections(model, threads),
  ...controlSections(),
];

export const controlOf = (world: World): Control => ({
  words: view(world.buffer, 'threads.control', 'i32'),
  reason: view(world.buffer, 'threads.reason', 'i32'),
});

export class Crew implements Team {
  readonly threads: number;
  private readonly control: Control;
  private readonly spins: number;
  private job = 0;
  private models = 0;
  private broken: Error | null = null;

  /** Calls the helpers to a run whose world lies in shared memory and was laid out with `sectionsFor`. */
  constructor(
    private readonly helpers: Helpers,
    world: World,
  ) {
    this.threads = helpers.list.length + 1;
    this.control = controlOf(world);
    this.spins = this.threads > helpers.cores ? SPINS.crowded : SPINS.spare;
    Atomics.store(this.control.words, WORD.next, SHUT);
    helpers.list.forEach((helper, i) => {
      helper.post({
        say: 'join',
        memory: world.buffer.memory,
        model: world.model,
        seed: world.seed,
        thread: i + 1,
        threads: this.threads,
        spins: this.spins,
      });
    });
  }

  *share(engine: Engine, piece: Piece, pieces: number): Resumable {
    this.check();
    if (pieces <= 1) {
      if (pieces === 1) yield* ALONE.share(engine, piece, pieces);
      return;
    }
    const { words } = this.control;
    this.open(WIDE.indexOf(piece), pieces);
    for (let p = takePiece(words); p >= 0; p = takePiece(words)) {
      yield* restOf(piece(engine, p));
      Atomics.add(words, WORD.done, 1);
      yield;
    }
    yield* this.wait(pieces);
    this.check();
  }

  useModel(model: Model): void {
    this.models++;
    Atomics.store(this.control.words, WORD.model, this.models);
    this.wakeAll();
    for (const helper of this.helpers.list) helper.post({ say: 'model', model, number: this.models });
  }

  /** Releases the helpers; they may be called to another run. */
  close(): void {
    Atomics.store(this.control.words, WORD.closed, 1);
    this.wakeAll();
  }

  private open(kind: number, pieces: number): void {
    const { words } = this.control;
    if (kind < 0 || pieces >= SHUT) throw new Error(`threads: cannot share ${pieces} pieces of kind ${kind}`);
    this.job = (this.job + 1) & ((1 << (32 - PIECE_BITS)) - 1);
    Atomics.store(words, WORD.next, (this.job << PIECE_BITS) | SHUT);
    Atomics.store(words, WORD.kind, kind);
    Atomics.store(words, WORD.pieces, pieces);
    Atomics.store(words, WORD.done, 0);
    Atomics.store(words, WORD.next, this.job << PIECE_BITS);
    Atomics.add(words, WORD.wake, 1);
    if (Atomics.load(words, WORD.sleeping) > 0) Atomics.notify(words, WORD.wake);
  }

  private wakeAll(): void {
    Atomics.add(this.control.words, WORD.wake, 1);
    Atomics.notify(this.control.words, WORD.wake);
  }

  /** Waits until all pieces are done; a thread that does not respond ends the run. */
  private *wait(pieces: number): Resumable {
    const { words } = this.control;
    for (let i = 0; i < this.spins; i++) if (Atomics.load(words, WORD.done) === pieces) return;
    Atomics.store(words, WORD.leaderSleeps, 1);
    const patience = this.helpers.patience ?? PATIENCE;
    let seen = Atomics.load(words, WORD.done);
    for (let looks = 0; seen < pieces && looks * LOOK < patience; looks++) {
      Atomics.wait(words, WORD.done, seen, LOOK);
      const now = Atomics.load(words, WORD.done);
      if (now !== seen) looks = 0;
      seen = now;
      yield;
      this.check();
    }
    Atomics.store(words, WORD.leaderSleeps, 0);
    if (seen < pieces) this.fail(`${this.busy()} did not finish a part of a step within ${patience / 1000} s`);
  }

  /** The helpers that are at work on a piece. */
  private busy(): string {
    const { words } = this.control;
    const numbers = this.helpers.list.map((_, i) => i + 1).filter((i) => Atomics.load(words, WORD.busy + i) === 1);
    return `thread ${numbers.map((i) => i + 1).join(', ') || '?'} of ${this.threads}`;
  }

  private check(): void {
    const failed = Atomics.load(this.control.words, WORD.failed);
    if (failed > 0) this.fail(`thread ${failed + 1} of ${this.threads} failed: ${readReason(this.control)}`);
    const ended = this.helpers.failure();
    if (ended) this.fail(ended.message);
    if (this.broken) throw this.broken;
  }

  private fail(reason: string): never {
    this.broken ??= new Error(reason);
    this.close();
    throw this.broken;
  }
}
