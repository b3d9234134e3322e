/** What a stage works with: the world, what is derived from it, its kernels, and buffers refilled every step. */
import type { Task } from '../base/resumable.ts';
import type { Kernels } from '../kernels/load.ts';
import type { TissueState, World } from '../world/world.ts';
import type { Block } from './cells/block.ts';
import type { TypeEvaluation } from './cells/evaluation.ts';
import type { Motion } from './cells/motion.ts';
import type { Flows } from './circulation/flows.ts';
import type { Infusion } from './circulation/infusion.ts';
import type { FieldsUnderWay } from './fields/strips.ts';
import type { Course, Team } from './team.ts';
import type { Derived } from './window.ts';
import type { TissueWork } from './work.ts';

export interface Engine {
  world: World;
  derived: Derived;
  kernels: Kernels;
  work: TissueWork[];
  /** This thread's own columns, and where the outputs of each type's plan are in them. */
  block: Block;
  types: TypeEvaluation[];
  /** The number of this thread, and its scratch: for the cell that moves, and for rows of a solver step. */
  thread: number;
  motion: Motion;
  rows: Float32Array;
  /** The progress of each field, and memory for as many fields as are solved for at the same time. */
  underWay: FieldsUnderWay;
  solvers: Solver[];
  /** The fields to be solved for, slowest first. */
  fields: FieldOf[];
  /** How each of them is solved for. */
  courses: Course[];
  /** Cells that leave in this step. */
  flows: Flows;
  /** What the commands so far give to blood, in their order; it follows from the log, as the model does. */
  infusions: Infusion[];
  /** Numbers that all pieces of the present stage need. */
  now: Int32Array;
  team: Team;
  /** Called after every solver step of a transported species; null in production. */
  ledger: Ledger | null;
}

/** Memory for solving for one field: kernel scratch and one lattice. */
export interface Solver {
  scratch: Float32Array;
  spare: Float32Array;
}

/** One field: indices of tissue and species. */
export interface FieldOf {
  tissue: number;
  species: number;
}

/** The index of each number in `Engine.now`. */
export const NOW = { subStep: 0, round: 1 } as const;

export type Ledger = (
  tissue: TissueState,
  species: number,
  minutes: number,
  before: Float32Array,
  implicit: boolean,
) => void;

/** A stage; wide ones are done in pieces, narrow ones in one go. */
export type Stage = Task<[engine: Engine]>;
