/**
 * Keyed draws: every random number of a run is named by (seed, step, purpose, identity) instead of coming from a
 * sequence, so one event more or less changes no other draw, and the order of work cannot change a run.
 */
import { threefry, words } from './threefry.ts';

/** What a draw is for. A new purpose goes at the end; the numbers are part of every run's meaning. */
export const PURPOSE = {
  fate: 0,
  motion: 1,
  priority: 2,
  direction: 3,
  seat: 4,
  arrival: 5,
  homing: 6,
  placement: 7,
  identity: 8,
  inheritance: 9,
} as const;

export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

/** A key of two 32-bit words. */
export interface Key {
  readonly first: number;
  readonly second: number;
}

export const makeKey = (first: number, second: number): Key => ({ first, second });

/** 2^-32. */
const UNIT = 1 / 4294967296;

/** Maximum number of batches for one purpose in a step. */
export const MAX_BATCHES = 1 << 24;

/** The word that names a batch: unique to (purpose, k) for `k` below `MAX_BATCHES`. */
export const batchWord = (purpose: Purpose, k: number): number => (k & 0xff) | (purpose << 8) | ((k >>> 8) << 16);

/** The key of one batch of draws; `k` tells repeated batches of one purpose apart (sub-step, trait, tissue). */
export function batchKey(seed: Key, tick: number, purpose: Purpose, k: number): Key {
  threefry(seed.first, seed.second, tick, batchWord(purpose, k));
  return makeKey(words[0], words[1]);
}

/** One random word for an identity. */
export function drawWord(key: Key, low: number, high: number): number {
  threefry(key.first, key.second, low, high);
  return words[0];
}

/** A number in [0, 1) from a word. */
export function unit(word: number): number {
  return word * UNIT;
}

/** A number in [0, 1) for an identity. */
export function draw(key: Key, low: number, high: number): number {
  return drawWord(key, low, high) * UNIT;
}
