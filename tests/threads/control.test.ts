/** The words by which threads share out work, with as many threads as one likes, one move at a time. */
import { expect, test, vi } from 'vitest';
import {
  controlSections,
  finishPiece,
  openPhase,
  pieceOf,
  SHUT,
  shutTrack,
  takePiece,
  trackOf,
  WORD,
} from '../../src/threads/control.ts';
import { uniform } from '../kernels/arena.ts';

const wordsFor = (tracks: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(4 * controlSections(tracks)[0].length));

/** Opens a job of these tracks, each a list of phases, each so many pieces. */
function openJob(words: Int32Array, tracks: readonly number[][]): void {
  Atomics.store(words, WORD.left, tracks.filter((phases) => phases.length > 0).length);
  tracks.forEach((phases, track) => {
    if (phases.length > 0) openPhase(words, track, phases[0]);
    else shutTrack(words, track);
  });
  Atomics.store(words, WORD.tracks, tracks.length);
}

test('every piece of every phase is done once, and none before the phase before is over', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const next = uniform(seed);
    const count = (most: number) => Math.floor(next() * most);
    const words = wordsFor(6);
    // The same words serve job after job.
    for (let job = 0; job < 4; job++) {
      const tracks = Array.from({ length: 1 + count(6) }, () => Array.from({ length: count(5) }, () => 1 + count(7)));
      const phase = tracks.map(() => 0);
      const done = tracks.map((phases) => phases.map((pieces) => new Array<number>(pieces).fill(0)));
      const hands: number[] = [];
      openJob(words, tracks);
      for (let threads = 1 + count(5), moves = 0; Atomics.load(words, WORD.left) > 0; moves++) {
        expect(moves).toBeLessThan(10_000);
        const taken = hands.length < threads && next() < 0.6 ? takePiece(words) : -1;
        if (taken >= 0) hands.push(taken);
        else if (hands.length > 0) {
          const [piece] = hands.splice(count(hands.length), 1);
          const track = trackOf(piece);
          done[track][phase[track]][pieceOf(piece)]++;
          finishPiece(words, track, () => {
            expect(done[track][phase[track]].every((times) => times === 1)).toBe(true);
            return tracks[track][++phase[track]] ?? 0;
          });
        }
      }
      expect(hands).toEqual([]);
      expect(takePiece(words)).toBe(-1);
      expect(done.flat(2).every((times) => times === 1)).toBe(true);
    }
  }
});

test('a phase is ended once, also when another thread ends it between two moves of a thread', () => {
  const words = wordsFor(1);
  openJob(words, [[2, 1]]);
  takePiece(words);
  takePiece(words);
  const ended: string[] = [];
  const finish = (thread: string, pieces: number) =>
    finishPiece(words, 0, () => {
      ended.push(thread);
      return pieces;
    });
  const { add } = Atomics;
  const interrupted = vi.spyOn(Atomics, 'add').mockImplementationOnce((_, index) => {
    const before = add(words, index, 1);
    finish('second', 1);
    return before as never;
  });
  finish('first', 0);
  interrupted.mockRestore();
  expect(ended).toEqual(['second']);
  expect(Atomics.load(words, WORD.left)).toBe(1);
  expect(takePiece(words)).toBe(0);
});

test('the first track that has a piece is served first', () => {
  const words = wordsFor(3);
  openJob(words, [[1], [], [2]]);
  expect(
    [takePiece(words), takePiece(words), takePiece(words)].map((taken) => [trackOf(taken), pieceOf(taken)]),
  ).toEqual([
    [0, 0],
    [2, 0],
    [2, 1],
  ]);
  expect(takePiece(words)).toBe(-1);
});

test('more pieces than can be numbered are refused', () => {
  expect(() => openPhase(wordsFor(1), 0, SHUT)).toThrow('cannot share 65535 pieces');
});
