/**
 * The words through which the threads of a run communicate, in the memory that they share.
 *
 * One thread leads: it opens a job, which is a number of pieces of one kind, works on it like the others, and goes on
 * when all pieces are done. A free thread takes the next piece by raising `next`, which holds the numbers of the job
 * and of the piece in one word, so that no thread takes a piece of a finished job. No thread sleeps for more than a
 * moment without checking.
 */
import { type SectionPlan, section } from '../world/sections.ts';

export const MAX_THREADS = 64;

/** The index of each word. Words that several threads write often are a cache line apart. */
export const WORD = {
  /** Number of the job (upper 12 bits) and of the next piece (lower 20 bits). */
  next: 0,
  /** Pieces done in the job. */
  done: 16,
  /** Kind of the pieces, and how many there are. */
  kind: 32,
  pieces: 33,
  /** Raised with every job, so that sleepers can wait for it to change. */
  wake: 34,
  sleeping: 35,
  /** 1 while the leader sleeps until pieces are done. */
  leaderSleeps: 36,
  /** Number of the model that threads have to have. */
  model: 37,
  /** 1 when the run is over. */
  closed: 38,
  /** The first thread that failed, 0 for none. */
  failed: 39,
  /** By thread: 1 while it works on a piece. */
  busy: 64,
} as const;

const WORDS = WORD.busy + MAX_THREADS;

/** The lower bits of `next`, which number the pieces. */
export const PIECE_BITS = 20;
export const PIECE_MASK = (1 << PIECE_BITS) - 1;
/** Value of `next` while a job is being written: no piece to take. */
export const SHUT = 1 << (PIECE_BITS - 1);

/** Maximum length of the reason left by a failed thread, characters. */
const REASON = 400;

export const controlSections = (): SectionPlan[] => [
  section('threads.control', 'i32', WORDS),
  section('threads.reason', 'i32', REASON),
];

export interface Control {
  words: Int32Array;
  reason: Int32Array;
}

/** Takes the next piece of the open job; −1 when there is none. */
export function takePiece(words: Int32Array): number {
  for (;;) {
    const next = Atomics.load(words, WORD.next);
    const piece = next & PIECE_MASK;
    // Read in this order: if the job changes after the first line, the exchange fails.
    if (piece >= Atomics.load(words, WORD.pieces)) return -1;
    if (Atomics.compareExchange(words, WORD.next, next, next + 1) === next) return piece;
  }
}

export function writeReason({ reason }: Control, text: string): void {
  for (let i = 0; i < reason.length; i++) reason[i] = i < text.length ? text.charCodeAt(i) : 0;
}

export function readReason({ reason }: Control): string {
  let text = '';
  for (let i = 0; i < reason.length && reason[i] !== 0; i++) text += String.fromCharCode(reason[i]);
  return text;
}
