/** Turns a seed text into the key of all draws and into the sequence that lays out the first tissue. */
import alea from 'seedrandom/lib/alea.js';
import { type Key, makeKey } from './draws.ts';

/** The two key words of a seed text. */
export function keyOf(seed: string): Key {
  const random = alea(`${seed}/key`);
  const first = random.int32() >>> 0;
  return makeKey(first, random.int32() >>> 0);
}

/** The sequence of numbers in [0, 1) that lays out the first tissue. */
export function sequenceOf(seed: string): () => number {
  const random = alea(`${seed}/layout`);
  return () => random();
}
