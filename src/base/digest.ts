/**
 * The digest that names a state: 64 bits over bytes, computed per block of 64 KiB and combined in order, so that blocks
 * may be hashed by anyone in any order. Two 32-bit lanes of the MurmurHash3 mixing steps (Appleby, public domain).
 */

export const BLOCK_BYTES = 65536;

const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;
const F1 = 0x85ebca6b;
const F2 = 0xc2b2ae35;

function finish(h: number): number {
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
export function absorb(digest: Digest, words: Uint32Array, from: number, to: number): void {
  let low = digest.low;
  let high = digest.high;
  for (let i = from; i < to; i++) {
    const word = words[i]!;
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
}

/** 16 hexadecimal digits. */
export function hex(digest: Digest): string {
  const low = finish(digest.low ^ digest.length ^ digest.high);
  const high = finish(digest.high + low);
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** Digest of whole words, block by block. */
export function digestWords(words: Uint32Array): string {
  const total = newDigest();
  const pair = new Uint32Array(2);
  const perBlock = BLOCK_BYTES / 4;
  for (let from = 0; from < words.length; from += perBlock) {
    const block = newDigest();
    absorb(block, words, from, Math.min(words.length, from + perBlock));
    pair[0] = finish(block.low ^ block.high);
    pair[1] = finish(block.high + pair[0]!);
    absorb(total, pair, 0, 2);
  }
  return hex(total);
}

/** Digest of a text, by its UTF-16 code units. */
export function digestText(text: string): string {
  const units = new Uint32Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return digestWords(units);
}
