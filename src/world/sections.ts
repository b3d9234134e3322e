/**
 * The single buffer of a world: named arrays of numbers over one WebAssembly memory, with a directory at its start,
 * so that the bytes can be saved, restored, hashed, handed to another thread and read by other programs.
 *
 * State comes first, scratch after it. Directory: magic, version, number of sections, bytes of state; then 64 bytes
 * per section: 48 of name (ASCII, zero-padded), kind, offset, length, 4 unused.
 */

import { BLOCK_BYTES, isZero } from '../base/digest.ts';
import type { Resumable } from '../base/resumable.ts';

const MAGIC = 0x4d525453;
/** Magic of a saved state without its empty blocks. */
const PACKED = 0x5a525453;
const PACKED_HEADER = 16;
/** Blocks between two pauses while a state is saved. */
const BLOCKS_A_PART = 256;
const VERSION = 1;
const ENTRY_BYTES = 64;
const NAME_BYTES = 48;
const ALIGNMENT = 64;
const PAGE = 65536;
const MEGABYTE = 1048576;
/** Pages that 32 bits can address. */
const MAX_PAGES = 65536;

export const KINDS = ['u8', 'i32', 'u32', 'f32', 'f64'] as const;
export type Kind = (typeof KINDS)[number];

export interface ArrayOf {
  u8: Uint8Array;
  i32: Int32Array;
  u32: Uint32Array;
  f32: Float32Array;
  f64: Float64Array;
}

const BYTES: Record<Kind, number> = { u8: 1, i32: 4, u32: 4, f32: 4, f64: 8 };

export interface SectionPlan {
  name: string;
  kind: Kind;
  length: number;
  /** Zeroed bytes kept free before and after the section, which kernels may read. */
  guard: number;
}

/** A section with no free bytes around it, unless `guard` asks for them. */
export const section = (name: string, kind: Kind, length: number, guard = 0): SectionPlan => ({
  name,
  kind,
  length,
  guard,
});

interface Section extends SectionPlan {
  offset: number;
}

export interface Buffer {
  memory: WebAssembly.Memory;
  sections: Map<string, Section>;
  /** Bytes of state, from the start of the buffer. */
  stateBytes: number;
}

const align = (n: number): number => Math.ceil(n / ALIGNMENT) * ALIGNMENT;

/** The memory for a world; new and private by default. */
export interface Place {
  /** Whether the memory is shared between threads. */
  shared?: boolean;
  /** Memory in which another thread has laid out the same sections. */
  memory?: WebAssembly.Memory;
  /** Memory of an earlier world that is no longer used; it grows as needed. */
  reuse?: WebAssembly.Memory | undefined;
}

/**
 * A memory that can be used for one world after another. Steps in a memory that has grown are a tenth slower, so
 * `bytes` should be those of the largest world.
 */
export const reusableMemory = (bytes = 0): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE), maximum: MAX_PAGES });

/** Offsets of the sections in memory, and the bytes they need. */
function layOutSections(state: readonly SectionPlan[], scratch: readonly SectionPlan[]) {
  const sections = new Map<string, Section>();
  let offset = align(16 + ENTRY_BYTES * state.length);
  const put = (plan: SectionPlan): void => {
    offset = align(offset + plan.guard);
    const { name, kind, length, guard } = plan;
    sections.set(name, { name, kind, length, guard, offset });
    offset = align(offset + plan.length * BYTES[plan.kind] + plan.guard);
  };
  for (const plan of state) put(plan);
  const stateBytes = offset;
  for (const plan of scratch) put(plan);
  return { sections, stateBytes, bytes: offset };
}

/** Number of bytes that sections need. */
export const bytesOf = (state: readonly SectionPlan[], scratch: readonly SectionPlan[]): number =>
  layOutSections(state, scratch).bytes;

/** Maximum size of a world, bytes. */
export const MAX_BYTES = MAX_PAGES * PAGE;

/** Lays the sections out and allocates them, all zero; or finds them in a memory that has the same layout. */
export function allocate(
  state: readonly SectionPlan[],
  scratch: readonly SectionPlan[],
  { shared = false, memory: given, reuse }: Place = {},
): Buffer {
  const { sections, stateBytes, bytes } = layOutSections(state, scratch);
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MAX_PAGES) {
    throw new Error(`a world of ${Math.ceil(bytes / MEGABYTE)} MB, expected at most ${(MAX_PAGES * PAGE) / MEGABYTE}`);
  }
  if (given) return { memory: given, sections, stateBytes };
  const memory = reuse ? cleared(reuse, pages) : new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  writeDirectory(memory, state, sections, stateBytes);
  return { memory, sections, stateBytes };
}

/** Zeroes a memory and makes it at least `pages` pages large. */
function cleared(memory: WebAssembly.Memory, pages: number): WebAssembly.Memory {
  const before = memory.buffer.byteLength / PAGE;
  new Uint8Array(memory.buffer).fill(0);
  if (before < pages) memory.grow(pages - before);
  return memory;
}

function writeDirectory(
  memory: WebAssembly.Memory,
  state: readonly SectionPlan[],
  sections: Map<string, Section>,
  stateBytes: number,
): void {
  const header = new Int32Array(memory.buffer, 0, 4);
  header.set([MAGIC, VERSION, state.length, stateBytes]);
  state.forEach((plan, i) => {
    const at = 16 + i * ENTRY_BYTES;
    const name = new Uint8Array(memory.buffer, at, NAME_BYTES);
    for (let c = 0; c < Math.min(plan.name.length, NAME_BYTES); c++) name[c] = plan.name.charCodeAt(c);
    const numbers = new Int32Array(memory.buffer, at + NAME_BYTES, 4);
    numbers.set([KINDS.indexOf(plan.kind), sections.get(plan.name)!.offset, plan.length]);
  });
}

/** The array of a section. */
export function view<K extends Kind>(buffer: Buffer, name: string, kind: K): ArrayOf[K] {
  const section = buffer.sections.get(name);
  if (!section || section.kind !== kind) throw new Error(`world: no section ${name} of kind ${kind}`);
  const constructors = { u8: Uint8Array, i32: Int32Array, u32: Uint32Array, f32: Float32Array, f64: Float64Array };
  return new constructors[kind](buffer.memory.buffer, section.offset, section.length) as ArrayOf[K];
}

/**
 * A copy of all state bytes, without blocks that are all zero (most blocks, in a world with few cells): the magic,
 * the version, bytes of state, number of blocks kept, one byte per block that says whether it is kept, and the kept
 * blocks.
 * @param spare memory of a state that is no longer needed, used if it has the right size
 */
export function* saveState(buffer: Buffer, spare: ArrayBuffer | null = null): Resumable<ArrayBuffer> {
  const words = stateWords(buffer);
  const blocks = Math.ceil(buffer.stateBytes / BLOCK_BYTES);
  const blockOf = (b: number) => words.subarray((b * BLOCK_BYTES) / 4, ((b + 1) * BLOCK_BYTES) / 4);
  const kept = new Uint8Array(blocks);
  let size = 0;
  for (let b = 0; b < blocks; b++) {
    if (!isZero(blockOf(b))) {
      kept[b] = 1;
      size += blockOf(b).length;
    }
    if (b % BLOCKS_A_PART === BLOCKS_A_PART - 1) yield;
  }
  const start = align(PACKED_HEADER + blocks);
  const bytes = start + 4 * size;
  const saved = spare?.byteLength === bytes ? spare : new ArrayBuffer(bytes);
  new Int32Array(saved, 0, 4).set([PACKED, VERSION, buffer.stateBytes, size]);
  new Uint8Array(saved, PACKED_HEADER, blocks).set(kept);
  const into = new Uint32Array(saved, start);
  let at = 0;
  for (let b = 0; b < blocks; b++) {
    if (kept[b] === 0) continue;
    into.set(blockOf(b), at);
    at += blockOf(b).length;
    if (b % BLOCKS_A_PART === BLOCKS_A_PART - 1) yield;
  }
  return saved;
}

/** Writes the kept blocks of a state to their places, and zeros between them. */
function unpackInto(words: Uint32Array, saved: ArrayBuffer): void {
  const blocks = Math.ceil((words.length * 4) / BLOCK_BYTES);
  const kept = new Uint8Array(saved, PACKED_HEADER, blocks);
  const from = new Uint32Array(saved, align(PACKED_HEADER + blocks));
  let at = 0;
  for (let b = 0; b < blocks; b++) {
    const block = words.subarray((b * BLOCK_BYTES) / 4, ((b + 1) * BLOCK_BYTES) / 4);
    if (kept[b] === 0) block.fill(0);
    else {
      block.set(from.subarray(at, at + block.length));
      at += block.length;
    }
  }
}

/** Number of bytes of a saved state; throws if it has another version. */
function savedBytes(saved: ArrayBuffer): number {
  const [magic, version, bytes] = saved.byteLength >= PACKED_HEADER ? new Int32Array(saved, 0, 4) : [];
  if (magic !== PACKED || version !== VERSION) throw new Error('snapshot: not a Stroma state of this version');
  return bytes;
}

/** Puts saved bytes back; they must come from a world of the same layout. */
export function restoreState(buffer: Buffer, saved: ArrayBuffer): void {
  const bytes = savedBytes(saved);
  if (bytes !== buffer.stateBytes) {
    throw new Error(`snapshot: found ${bytes} bytes of state, expected ${buffer.stateBytes} for this scenario`);
  }
  unpackInto(stateWords(buffer), saved);
}

/** All bytes of a saved state, which start with its directory. */
export function unpackState(saved: ArrayBuffer): ArrayBuffer {
  const words = new Uint32Array(savedBytes(saved) / 4);
  unpackInto(words, saved);
  return words.buffer;
}

/** All state as 32-bit words, for the digest. */
export const stateWords = (buffer: Buffer): Uint32Array =>
  new Uint32Array(buffer.memory.buffer, 0, buffer.stateBytes / 4);

/** Reads the directory of a state, from which other programs can find its numbers. */
export function directoryOf(saved: ArrayBuffer): { name: string; kind: Kind; offset: number; length: number }[] {
  const [magic, , count] = new Int32Array(saved, 0, 4);
  if (magic !== MAGIC) throw new Error('snapshot: not a Stroma state');
  return Array.from({ length: count }, (_, i) => {
    const at = 16 + i * ENTRY_BYTES;
    const bytes = new Uint8Array(saved, at, NAME_BYTES);
    const name = [...bytes]
      .filter((c) => c > 0)
      .map((c) => String.fromCharCode(c))
      .join('');
    const [kind, offset, length] = new Int32Array(saved, at + NAME_BYTES, 3);
    return { name, kind: KINDS[kind], offset: offset, length: length };
  });
}
