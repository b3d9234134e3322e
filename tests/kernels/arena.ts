import type { Kernels } from '../../src/kernels/load.ts';
import { instantiateKernels } from '../../src/kernels/load.ts';

/** A private memory with kernels over it, handing out guarded, 64-byte aligned arrays. */
export interface Arena {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
  readonly floats: (length: number, guard: number) => Float32Array;
  readonly words: (length: number) => Uint32Array;
  readonly bytes: (length: number) => number;
}

export function arena(megabytes: number): Arena {
  const memory = new WebAssembly.Memory({ initial: megabytes * 16 });
  let at = 4096;
  const bytes = (length: number) => {
    const offset = at;
    at = Math.ceil((at + length) / 64) * 64;
    if (at > memory.buffer.byteLength) throw new Error(`arena of ${megabytes} MB is full`);
    // Whatever was in scratch before must not matter.
    new Uint8Array(memory.buffer, offset, length).fill(0xff);
    return offset;
  };
  const guarded = (length: number, guard: number) => {
    new Uint8Array(memory.buffer, bytes(guard)).subarray(0, guard).fill(0);
    const offset = bytes(4 * length);
    new Uint8Array(memory.buffer, bytes(guard)).subarray(0, guard).fill(0);
    return offset;
  };
  return {
    kernels: instantiateKernels(memory),
    memory,
    floats: (length, guard) => new Float32Array(memory.buffer, guarded(length, guard), length).fill(0),
    words: (length) => new Uint32Array(memory.buffer, bytes(4 * length), length).fill(0),
    bytes,
  };
}

/** Uniform numbers in [0, 1) for layouts; the sequence depends on the seed only. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x7feb352d);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
  };
}
