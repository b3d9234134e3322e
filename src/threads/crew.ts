/** The leading thread's side: it shares jobs with helpers over one memory, and does its own share of them. */

import { type Resumable, restOf } from '../base/resumable.ts';
import type { Model } from '../scenario/model.ts';
import type { Engine } from '../step/engine.ts';
import { fieldsOf } from '../step/fields/diffuse.ts';
import { engineSections } from '../step/make-engine.ts';
import { ALONE, type Course, type Piece, type Team } from '../step/team.ts';
import { type SectionPlan, view } from '../world/sections.ts';
import type { World } from '../world/world.ts';
import {
  type Control,
  controlSections,
  finishPiece,
  openPhase,
  pieceOf,
  readReason,
  rest,
  shutTrack,
  takePiece,
  trackOf,
  WORD,
  wakeAll,
} from './control.ts';
import type { Message } from './helper.ts';
import { tallySections } from './tally-together.ts';
import { courseOf, type Kind, WIDE } from './wide.ts';
import { relaySections, WordRelay } from './word-relay.ts';

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
  /** Longest time without progress in any part of a step before the run is abandoned, milliseconds. */
  readonly patience?: number;
  /** Why a helper ended, once one has; the run that it helped cannot go on. */
  failure(): Error | null;
  end(): void;
}

/** Interval at which a waiting leader checks, milliseconds; if the computer sleeps meanwhile, that costs one check. */
const LOOK = 10;
/** Far more than the largest part of a step takes on a slow machine. */
const PATIENCE = 20_000;
/** How often a thread polls before it sleeps, about 100 µs; hardly at all where threads outnumber cores. */
const SPINS = { spare: 10_000, crowded: 50 } as const;

/** Sections of memory that a run on `threads` threads needs besides the world. */
export const sectionsFor = (model: Model, threads: number): SectionPlan[] => [
  ...engineSections(model, threads),
  ...controlSections(fieldsOf(model).length),
  ...relaySections(model, threads),
  ...tallySections(model),
];

export const controlOf = (world: World): Control => ({
  words: view(world.buffer, 'threads.control', 'i32'),
  reason: view(world.buffer, 'threads.reason', 'i32'),
});

export class Crew implements Team {
  readonly threads: number;
  readonly relay: WordRelay;
  private readonly control: Control;
  private readonly spins: number;
  private models = 0;
  private broken: Error | null = null;

  /** Calls the helpers to a run whose world lies in shared memory and was laid out with `sectionsFor`. */
  constructor(
    private readonly helpers: Helpers,
    world: World,
  ) {
    this.threads = helpers.list.length + 1;
    this.control = controlOf(world);
    this.relay = new WordRelay(world);
    this.spins = this.threads > helpers.cores ? SPINS.crowded : SPINS.spare;
    shutTrack(this.control.words, 0);
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
    if (pieces > 1) yield* this.work(engine, piece, [pieces]);
    else yield* ALONE.share(engine, piece, pieces);
  }

  *follow(engine: Engine, course: Course, tracks: number): Resumable {
    this.check();
    const first = Array.from({ length: tracks }, (_, track) => course.begin(engine, track));
    yield* this.work(engine, course, first);
  }

  useModel(model: Model): void {
    this.models++;
    const { words } = this.control;
    Atomics.store(words, WORD.model, this.models);
    wakeAll(words);
    this.letAllSee();
    for (const helper of this.helpers.list) helper.post({ say: 'model', model, number: this.models });
  }

  /**
   * Waits until no helper is between checking the model and taking a piece: one that checks from now on leaves first,
   * so none takes a piece of the next job with the old model.
   */
  private letAllSee(): void {
    const { words } = this.control;
    const patience = this.helpers.patience ?? PATIENCE;
    this.helpers.list.forEach((_, i) => {
      const at = WORD.busy + i + 1;
      let waited = 0;
      for (; Atomics.load(words, at) === 1 && waited < patience; waited++) Atomics.wait(words, at, 1, 1);
      if (waited >= patience) this.fail(`${this.busy()} did not take note of a change within ${patience / 1000} s`);
    });
  }

  /** Releases the helpers; they may be called to another run. */
  close(): void {
    Atomics.store(this.control.words, WORD.closed, 1);
    wakeAll(this.control.words);
  }

  /** Opens a job whose tracks begin with these numbers of pieces, and works on it until all have come to their end. */
  private *work(engine: Engine, kind: Kind, pieces: readonly number[]): Resumable {
    const { words } = this.control;
    const course = courseOf(kind);
    this.open(WIDE.indexOf(kind), pieces);
    for (let looks = 0; ; ) {
      const wake = Atomics.load(words, WORD.wake);
      const taken = takePiece(words);
      if (taken >= 0) {
        const track = trackOf(taken);
        yield* restOf(course.piece(engine, track, pieceOf(taken)));
        finishPiece(words, track, () => course.next(engine, track));
        looks = 0;
        yield;
      } else if (Atomics.load(words, WORD.left) === 0) break;
      else if (rest(words, wake, this.spins, LOOK) === 'timed-out') {
        looks++;
        yield;
        this.check();
        this.lookFor(looks * LOOK);
      } else looks = 0;
    }
    this.check();
  }

  private open(kind: number, pieces: readonly number[]): void {
    const { words } = this.control;
    if (kind < 0) throw new Error('threads: cannot share work of an unknown kind');
    // No track of the previous job has a piece left, so no thread reads these words until one is opened.
    Atomics.store(words, WORD.kind, kind);
    Atomics.store(words, WORD.left, pieces.filter((count) => count > 0).length);
    pieces.forEach((count, track) => {
      if (count > 0) openPhase(words, track, count);
      else shutTrack(words, track);
    });
    Atomics.store(words, WORD.tracks, pieces.length);
    wakeAll(words);
  }

  /** Abandons the run once a thread has not responded for too long. */
  private lookFor(waited: number): void {
    const patience = this.helpers.patience ?? PATIENCE;
    if (waited >= patience) this.fail(`${this.busy()} did not finish a part of a step within ${patience / 1000} s`);
  }

  /** The helpers at work on a piece. */
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
