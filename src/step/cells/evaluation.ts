/** What the rules make of the cells of one type: columns of their outputs, and the rates of what they may do. */
import type { TissueState, World } from '../../world/world.ts';
import type { Derived } from '../window.ts';
import type { TissueWork } from '../work.ts';
import type { Block, Column } from './block.ts';

/** What the plan of one type gives. */
export interface TypeEvaluation {
  /** By position in the plan. Outputs that no rule reaches keep their base from the start. */
  outputs: Column[];
  /** Positions of the outputs that are computed for every block. */
  computed: number[];
  /** Position of each output by global index, −1 where the type has none. */
  positions: Int32Array;
  fates: FateSource[];
}

/** One thing a type may do: what is proposed, the column of its rates, and how they follow from the places of cells. */
export interface FateSource {
  kind: number;
  target: number;
  rates: Column;
  restrict: Restrict | null;
}

/** Some cells of one type of a tissue, one after the other: where its cells stand in the list of rows. */
export interface CellBlock {
  tissue: TissueState;
  work: TissueWork;
  /** Index of the type; the number of types for the dead. */
  type: number;
  from: number;
  count: number;
  /** Its number in its tissue, and where its numbers start in `work.blocks`. */
  index: number;
  at: number;
}

/** What a restriction may look at. */
interface Seen {
  readonly world: World;
  readonly derived: Derived;
  readonly block: Block;
}

/** Changes the rates (/min) of the cells of a block, by their order in it, to what their places allow. */
export type Restrict = (seen: Seen, block: CellBlock, rates: Float32Array) => void;
