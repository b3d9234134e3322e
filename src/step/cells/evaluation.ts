/** Results of the rules for the cells of one type: columns of their outputs, and the rates of what they may do. */

import type { Reading } from '../../scenario/vocabulary.ts';
import type { TissueState, World } from '../../world/world.ts';
import type { Derived } from '../window.ts';
import type { TissueWork } from '../work.ts';
import type { Block, Column } from './block.ts';

/** Results of the plan of one type. */
export interface TypeEvaluation {
  /** What its rules read, in the order of the plan. */
  readings: ReadingSource[];
  /** By position in the plan. Outputs that no rule reaches hold their base from the start. */
  outputs: Column[];
  /** Positions of the outputs that are computed for every block. */
  computed: Int32Array;
  /** Position of each output by global index, −1 where the type has none. */
  positions: Int32Array;
  fates: FateSource[];
}

/** One thing that the rules of a type read: the number of its reader, what it reads, and the column that it fills. */
export interface ReadingSource {
  reader: number;
  reading: Reading;
  out: Column;
}

/** One thing a type may do: what it proposes, the column of its rates, and how these depend on the cells' places. */
export interface FateSource {
  kind: number;
  target: number;
  rates: Column;
  restrict: Restrict | null;
}

/** Consecutive cells of one type of a tissue, in its list of rows. */
export interface CellBlock {
  tissue: TissueState;
  work: TissueWork;
  /** Index of the type; the number of types for the dead. */
  type: number;
  from: number;
  count: number;
  /** Its number in its tissue, and where its entries start in `work.blocks`. */
  index: number;
  at: number;
}

/** What a restriction may read. */
interface Seen {
  readonly world: World;
  readonly derived: Derived;
  readonly block: Block;
}

/** Adapts the rates (/min) of a block's cells, in block order, to their places. */
export type Restrict = (seen: Seen, block: CellBlock, rates: Float32Array) => void;
