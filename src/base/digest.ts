/**
 * The digest that names a state: 64 bits over bytes, computed per block of 64 KiB and combined in order, so blocks
 * may be hashed in any order. Two 32-bit lanes of the MurmurHash3 mixing steps (Appleby, public domain).
 */
import { type Resumable, runToEnd } from './resumable.ts';

export const BLOCK_BYTES = 65536;

const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;
const F1 = 0x85ebca6b;
const F2 = 0xc2b2ae35;

/** Mixes the bits of a word, so that words that differ little differ much. */
export function mixed(h: number): number {
  let x = h;
  x = Math.imul(x ^ (x >>> 16), F1);
  x = Math.imul(x ^ (x >>> 13), F2);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A running digest: absorbs 32-bit words in order. */
export interface Digest {
  low: number;
  high: number;
  length: number;
}

export function newDigest(): Digest {
  return { low: 0x9e3779b9 | 0, high: 0x7f4a7c15 | 0, length: 0 };
}

/** Absorbs `words[from .. to)`. */
export function absorb(digest: Digest, words: Uint32Array, from: number, to: number): Digest {
  let low = digest.low;
  let high = digest.high;
  for (let i = from; i < to; i++) {
    const word = words[i];
    const a = Math.imul(word, C1);
    low ^= Math.imul((a << 15) | (a >>> 17), C2);
    low = (Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0;
    const b = Math.imul(word, C2);
    high ^= Math.imul((b << 17) | (b >>> 15), C1);
    high = (Math.imul((high << 11) | (high >>> 21), 9) + 0x38495ab5 + low) | 0;
  }
  digest.low = low;
  digest.high = high;
  digest.length += to - from;
  return digest;
}

/** The digest as 16 hexadecimal digits. */
export function hex(digest: Digest): string {
  const low = mixed(digest.low ^ digest.length ^ digest.high);
  const high = mixed(digest.high + low);
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

const WORDS_A_BLOCK = BLOCK_BYTES / 4;
/** Blocks between two pauses, about ten milliseconds. */
const BLOCKS_A_PART = 256;

/** Digest of 32-bit words, block by block. */
export const digestWords = (words: Uint32Array): string => runToEnd(digestWordsResumably(words));

/** The same, with pauses. */
export function* digestWordsResumably(words: Uint32Array): Resumable<string> {
  const total = newDigest();
  const zero = digestBlock(new Uint32Array(WORDS_A_BLOCK));
  for (let from = 0, blocks = 1; from < words.length; from += WORDS_A_BLOCK, blocks++) {
    const block = words.subarray(from, from + WORDS_A_BLOCK);
    // Much of a large world is unused space for cells.
    absorb(total, block.length === WORDS_A_BLOCK && isZero(block) ? zero : digestBlock(block), 0, 2);
    if (blocks % BLOCKS_A_PART === 0) yield;
  }
  return hex(total);
}

/** The two words that a block adds to the digest of the whole. */
function digestBlock(words: Uint32Array): Uint32Array {
  const { low, high } = absorb(newDigest(), words, 0, words.length);
  const first = mixed(low ^ high);
  return Uint32Array.of(first, mixed(high + first));
}

/** Whether every word is 0; tests eight at a time, which is several times faster. */
export function isZero(words: Uint32Array): boolean {
  const signed = new Int32Array(words.buffer, words.byteOffset, words.length);
  const eights = words.length & ~7;
  for (let i = 0; i < eights; i += 8) {
    const first = signed[i] | signed[i + 1] | signed[i + 2] | signed[i + 3];
    if ((first | signed[i + 4] | signed[i + 5] | signed[i + 6] | signed[i + 7]) !== 0) return false;
  }
  for (let i = eights; i < words.length; i++) if (signed[i] !== 0) return false;
  return true;
}

/** Digest of a text, by its UTF-16 code units. */
export function digestText(text: string): string {
  const units = new Uint32Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return digestWords(units);
}
