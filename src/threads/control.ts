/**
 * The words through which the threads of a run communicate, in the memory that they share.
 *
 * One thread leads: it opens a job, which is work on some tracks, does its share like the others, and goes on when
 * every track has come to its end. A track goes through phases of one or more pieces. A free thread takes the next
 * piece of the first track that has one, by raising the track's `next`, which holds the phase and piece numbers in one
 * word, so that no thread takes a piece of a phase that is over. Whoever finishes the last piece of a phase opens the
 * next one. No thread sleeps for more than a moment without checking.
 */
import { type SectionPlan, section } from '../world/sections.ts';

export const MAX_THREADS = 64;

/** The index of each word. Words that several threads write often are a cache line apart. */
export const WORD = {
  /** Tracks that have not come to their end. */
  left: 0,
  /** Raised whenever there is something new to check, so that sleepers can wait for a change. */
  wake: 16,
  sleeping: 32,
  /** Kind of the job, and how many tracks it has. */
  kind: 48,
  tracks: 49,
  /** Number of the model that threads must have. */
  model: 50,
  /** 1 when the run is over. */
  closed: 51,
  /** The first thread that failed, 0 for none. */
  failed: 52,
  /** By thread: 1 while it works on a piece. */
  busy: 64,
} as const;

const LINE = 16;
const FIRST_TRACK = WORD.busy + MAX_THREADS;
/** The index of each word of a track, from its first one. */
const OF_TRACK = { next: 0, pieces: 1, done: 2 } as const;

/** The lower bits of `next`, which number the pieces; the upper ones number the phases. */
const PIECE_BITS = 16;
export const PIECE_MASK = (1 << PIECE_BITS) - 1;
/** Value of the lower bits while a phase is being written: no piece to take. */
export const SHUT = PIECE_MASK;

/** Maximum length of the reason left by a failed thread, characters. */
const REASON = 400;

/** @param tracks the largest number of tracks of any job */
export const controlSections = (tracks: number): SectionPlan[] => [
  section('threads.control', 'i32', FIRST_TRACK + LINE * Math.max(1, tracks)),
  section('threads.reason', 'i32', REASON),
];

export interface Control {
  words: Int32Array;
  reason: Int32Array;
}

/** The word that numbers the phases and pieces of a track. */
export const nextOf = (track: number): number => FIRST_TRACK + LINE * track + OF_TRACK.next;

/** The word that gives the number of pieces in a track's present phase. */
export const piecesOf = (track: number): number => FIRST_TRACK + LINE * track + OF_TRACK.pieces;

/** Opens the next phase of a track. */
export function openPhase(words: Int32Array, track: number, pieces: number): void {
  if (pieces >= SHUT) throw new Error(`threads: cannot share ${pieces} pieces`);
  const at = nextOf(track);
  const phase = ((Atomics.load(words, at) >>> PIECE_BITS) + 1) << PIECE_BITS;
  Atomics.store(words, at, phase | SHUT);
  Atomics.store(words, at + OF_TRACK.pieces, pieces);
  Atomics.store(words, at + OF_TRACK.done, 0);
  Atomics.store(words, at, phase);
}

/** Leaves a track without a piece to take; its phases keep counting from where they were. */
export function shutTrack(words: Int32Array, track: number): void {
  Atomics.store(words, nextOf(track), Atomics.load(words, nextOf(track)) | SHUT);
}

/** A piece of the open job, as one number; `trackOf` and `pieceOf` take it apart. */
export const trackOf = (taken: number): number => taken >>> PIECE_BITS;
export const pieceOf = (taken: number): number => taken & PIECE_MASK;

/** Takes the next piece of the first track that has one; −1 when none has. */
export function takePiece(words: Int32Array): number {
  const tracks = Atomics.load(words, WORD.tracks);
  for (let track = 0; track < tracks; track++) {
    const at = nextOf(track);
    for (;;) {
      const next = Atomics.load(words, at);
      const piece = next & PIECE_MASK;
      // Read in this order: if the phase changes after the first line, the exchange fails.
      if (piece >= Atomics.load(words, at + OF_TRACK.pieces)) break;
      if (Atomics.compareExchange(words, at, next, next + 1) === next) return (track << PIECE_BITS) | piece;
    }
  }
  return -1;
}

/**
 * Notes that a piece is done. If it was the last one of its phase, opens the next phase with as many pieces as `next`
 * returns; 0 means that the track has come to its end.
 */
export function finishPiece(words: Int32Array, track: number, next: () => number): void {
  const at = nextOf(track);
  // Read first: once this piece is noted, another thread may end the phase and open one with fewer pieces.
  const all = Atomics.load(words, at + OF_TRACK.pieces);
  if (Atomics.add(words, at + OF_TRACK.done, 1) + 1 < all) return;
  const pieces = next();
  if (pieces > 0) openPhase(words, track, pieces);
  else Atomics.sub(words, WORD.left, 1);
  wakeAll(words);
}

/** Tells all threads that there is something new to check. */
export function wakeAll(words: Int32Array): void {
  Atomics.add(words, WORD.wake, 1);
  if (Atomics.load(words, WORD.sleeping) > 0) Atomics.notify(words, WORD.wake);
}

/** Waits until there is something new since `wake` was read: polls for a moment, then sleeps for at most `nap` ms. */
export function rest(words: Int32Array, wake: number, spins: number, nap: number): 'ok' | 'not-equal' | 'timed-out' {
  for (let i = 0; i < spins; i++) if (Atomics.load(words, WORD.wake) !== wake) return 'ok';
  Atomics.add(words, WORD.sleeping, 1);
  const woken = Atomics.wait(words, WORD.wake, wake, nap);
  Atomics.sub(words, WORD.sleeping, 1);
  return woken;
}

export function writeReason({ reason }: Control, text: string): void {
  for (let i = 0; i < reason.length; i++) reason[i] = i < text.length ? text.charCodeAt(i) : 0;
}

export function readReason({ reason }: Control): string {
  let text = '';
  for (let i = 0; i < reason.length && reason[i] !== 0; i++) text += String.fromCharCode(reason[i]);
  return text;
}
