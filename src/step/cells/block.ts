/** Working memory of one thread for a block of cells of one type: columns of numbers in the world's memory. */
import type { Key } from '../../base/draws.ts';
import { listOf } from '../../base/uniform.ts';
import type { Kernels } from '../../kernels/load.ts';
import type { Model } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';

/** Cells per block: few enough that their columns stay in the nearest cache. */
export const BLOCK = 512;

/** A column and the place of its first number in memory. */
export interface Column {
  at: number;
  values: Float32Array;
}

export interface Block {
  kernels: Kernels;
  /** All of memory, to copy rows without making a view. */
  words: Int32Array;
  /** Rows of the pool, and the sites where their cells stand. */
  rows: Int32Array;
  sites: Int32Array;
  identityLow: Uint32Array;
  identityHigh: Uint32Array;
  draw0: Uint32Array;
  draw1: Uint32Array;
  /** Places in the block of the cells that something may happen to. */
  chosen: Int32Array;
  /** For products, inputs of conditions and density of matrix, while these are computed. */
  product: Column;
  input: Column;
  density: Column;
  /** Sum of the rates of a cell's fates. */
  total: Column;
  /** Signal of every receptor. */
  signals: Column[];
  readings: Column[];
  terms: Column[];
  /** Type by type, output by output. */
  outputs: Column[];
}

const WORD_COLUMNS = 7;
const FLOAT_COLUMNS = 4;

/** Words taken by one thread's block, for a model under any change of its parameters. */
export const blockWords = (model: Model): number => BLOCK * (WORD_COLUMNS + FLOAT_COLUMNS + columnsOf(model));

const columnsOf = (model: Model): number =>
  model.receptors.length + model.most.readings + model.most.terms + model.cells.length * model.offsets.total;

/** The block over `words`, a section of the world's memory. */
export function makeBlock(model: Model, kernels: Kernels, words: Int32Array): Block {
  let at = words.byteOffset;
  const memory = words.buffer;
  const take = <T>(make: (at: number) => T): T => {
    const made = make(at);
    at += BLOCK * 4;
    return made;
  };
  const integers = () => take((from) => new Int32Array(memory, from, BLOCK));
  const naturals = () => take((from) => new Uint32Array(memory, from, BLOCK));
  const column = (): Column => take((from) => ({ at: from, values: new Float32Array(memory, from, BLOCK) }));
  const columns = (count: number) => listOf(Array.from({ length: count }, column));
  return {
    kernels,
    words: new Int32Array(memory),
    rows: integers(),
    sites: integers(),
    identityLow: naturals(),
    identityHigh: naturals(),
    draw0: naturals(),
    draw1: naturals(),
    chosen: integers(),
    product: column(),
    input: column(),
    density: column(),
    total: column(),
    signals: columns(model.receptors.length),
    readings: columns(model.most.readings),
    terms: columns(model.most.terms),
    outputs: columns(model.cells.length * model.offsets.total),
  };
}

/** Loads `rows[from .. from + count)` into the block, with their sites. */
export function load(block: Block, tissue: TissueState, rows: Int32Array, from: number, count: number): void {
  const start = rows.byteOffset / 4 + from;
  block.words.copyWithin(block.rows.byteOffset / 4, start, start + count);
  block.kernels.gather(tissue.pool.site.byteOffset, block.rows.byteOffset, count, block.sites.byteOffset);
}

/** Loads one cell into the block. */
export function takeOne(block: Block, tissue: TissueState, row: number): void {
  block.rows[0] = row;
  block.sites[0] = tissue.pool.site[row];
}

/** Loads the identities of the block's cells, which draws are made from. */
export function loadIdentities(
  { kernels, rows, identityLow, identityHigh }: Block,
  { pool }: TissueState,
  count: number,
) {
  kernels.gather(pool.identityLow.byteOffset, rows.byteOffset, count, identityLow.byteOffset);
  kernels.gather(pool.identityHigh.byteOffset, rows.byteOffset, count, identityHigh.byteOffset);
}

/** Draws two words for every cell of the block, by identity. */
export function drawBlock(block: Block, key: Key, count: number): void {
  const { kernels, identityLow, identityHigh, draw0, draw1 } = block;
  kernels.drawBatch(
    key.first,
    key.second,
    identityLow.byteOffset,
    identityHigh.byteOffset,
    count,
    draw0.byteOffset,
    draw1.byteOffset,
  );
}

/** Chooses the block's cells whose first draw is below `factor` times their number in a column; returns how many. */
export const choose = ({ kernels, draw0, chosen }: Block, numbers: Column, factor: number, count: number): number =>
  kernels.below(draw0.byteOffset, numbers.at, count, factor, chosen.byteOffset);

/** Copies a pool column's value for every cell of the block. */
export const gather = (block: Block, from: Float32Array, count: number, into: Column): void =>
  block.kernels.gather(from.byteOffset, block.rows.byteOffset, count, into.at);

/** Copies the value of a lattice at the site of every cell of the block. */
export const gatherAtSites = (block: Block, from: Float32Array, count: number, into: Column): void =>
  block.kernels.gather(from.byteOffset, block.sites.byteOffset, count, into.at);

/** Writes the block's values back to a pool column. */
export const scatter = (block: Block, from: Column, count: number, into: Float32Array): void =>
  block.kernels.scatter(from.at, block.rows.byteOffset, count, into.byteOffset);
