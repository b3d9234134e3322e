import { kernelBytes, sharedKernelBytes } from '../../build/kernels.ts';
import type { ColumnKernels } from './column-kernels.ts';
import type { FieldKernels } from './field-kernels.ts';

/** The compiled loops over one memory. Results depend on the arguments only and have the same bits in every engine. */
export type Kernels = FieldKernels & ColumnKernels;

/** Rows that `adiRows`, `adiForward` and `adiBack` do together. */
export const ADI_ROWS = 8;
/** Columns that `adiForward` and `adiBack` do together; fewer at the right edge. */
export const ADI_CHUNK = 128;

/**
 * Scratch of `adiStep`, bytes: a solution and a thread's own scratch; steps that do not run at the same time may share
 * it.
 */
export const adiScratchBytes = (width: number, height: number): number =>
  adiSolutionBytes(width, height) + adiOwnBytes(width);

/** Size of what the pieces of one step pass on to each other, bytes. */
export const adiSolutionBytes = (width: number, height: number): number => (3 * height + 6) * width * 4;

/** Size of what `adiRows` leaves for `adiForward`, bytes; one such block per thread. */
export const adiOwnBytes = (width: number): number => 4 * ADI_ROWS * width * 4 + 128;

/** Scratch of `oxygenPrepare` and `oxygenSolve`, bytes: sums by row, 4 arrays of the lattice's size, 7 on every coarse level. */
export function oxygenScratchBytes(width: number, height: number): number {
  let bytes = 128 + 80 * height + 4 * width * height * 4;
  for (let w = width, h = height; w % 2 === 0 && h % 2 === 0 && Math.min(w, h) > 4; ) {
    w /= 2;
    h /= 2;
    bytes += 7 * Math.ceil((w * h * 4) / 64) * 64;
  }
  return bytes;
}

let privateModule: WebAssembly.Module | undefined;
let sharedModule: WebAssembly.Module | undefined;

/** The kernels over `memory`; the module for private or shared memory is compiled once. */
export function instantiateKernels(memory: WebAssembly.Memory): Kernels {
  const instance = new WebAssembly.Instance(moduleFor(memory), { env: { memory } });
  return instance.exports as unknown as Kernels;
}

function moduleFor(memory: WebAssembly.Memory): WebAssembly.Module {
  const shared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  if (shared) {
    sharedModule ??= new WebAssembly.Module(sharedKernelBytes());
    return sharedModule;
  }
  privateModule ??= new WebAssembly.Module(kernelBytes());
  return privateModule;
}
