/**
 * The compiled scenario: names turned into indices, rules into flat plans, rates into per-step numbers. Plain data that
 * decide the outcome of a run: ids and numbers, nothing that is only shown.
 */
import type { BloodIndex } from './blood-index.ts';
import type { Circulation, Niche } from './model-of-blood.ts';
import type { CellRow, LayoutRow, RuleRow, TissueRow } from './schema/schema.ts';
import type { State, Trait } from './states-and-traits.ts';
import type { Names, Reading } from './vocabulary.ts';

export type { Circulation, Niche, Organ } from './model-of-blood.ts';
export type { State, Trait } from './states-and-traits.ts';

export interface Species {
  id: string;
  oxygen: boolean;
  /** µm²/min. */
  diffusion: number;
  /** /min. */
  decay: number;
  retardation: number;
  boundWeight: number;
  /**
   * By cell type, from index 1 on as in the type bytes of slots: ligand held by a full coat, and free ligand at which
   * the coat is half full, nM. Empty if no cell has such a coat.
   */
  coatCapacity: number[];
  coatDissociation: number[];
  /** µm/min. */
  permeability: number;
  /** /min. */
  proteolysis: number;
  /** /min. */
  bloodDecay: number;
  /** nM. */
  bloodLevel: number;
  startsSteady: boolean;
  /** Concentration everywhere at the start, instead; 0 for none. */
  initial: number;
  /** Length of a solver step, minutes, and number of them in a simulation step; 0 for oxygen. */
  solverMinutes: number;
  solverSteps: number;
}

export interface Oxygen {
  species: number;
  /** mmHg/min, mmHg. */
  maximum: number;
  halfMaximum: number;
  linear: boolean;
  hypoxic: number;
}

/** One receptor and everything that binds to it. */
export interface Receptor {
  id: string;
  ligands: { species: number; dissociation: number; uptake: number }[];
  /** Functional Kb of each drug, nM; Infinity where it does not bind. */
  blockers: number[];
  /** Weight on each pathway node. */
  weights: number[];
  /** Share of the way to the target covered in one step, upwards and downwards. */
  rise: number;
  fall: number;
}

export type Operator = 'multiply' | 'gate' | 'step' | 'ramp' | 'linear' | 'add' | 'raise' | 'lower';

/** One condition of a rule: an input and the Hill factor, step, ramp, line or weight made of it. */
export interface Term {
  rule: string;
  /** Its place among the terms of its rule. */
  place: number;
  /** For each input a product of readings, which are given by index in the plan. */
  inputs: { reading: number; inverse: boolean }[][];
  join: RuleRow['join'];
  operator: Operator;
  falls: boolean;
  half: number;
  from: number;
  to: number;
  power: number;
}

/** What one term of a rule does to one output, and the rule's factor. */
export interface Effect {
  rule: string;
  term: number;
  factor: number;
  /** For a term that adds: the other terms of its rule, which multiply the amount added. */
  gates: number[];
}

export interface Output {
  index: number;
  name: string;
  base: number;
  low: number;
  high: number;
  effects: Effect[];
}

/** Everything that is evaluated for all cells of one type: conditions once each, then outputs. */
export interface Plan {
  /** Everything its rules read, each once. */
  readings: Reading[];
  terms: Term[];
  outputs: Output[];
}

/** Keys of a cell type's row that are only shown, or are compiled into something else. */
type Dropped =
  | ('label' | 'singular' | 'plural' | 'help' | 'look' | 'like' | 'layer' | 'layers')
  | ('receptors' | 'states' | 'traits' | 'secrete' | 'become' | 'enter' | 'repelledAbove' | 'coatedWith');

/** Keys that some rows lack; a compiled type has all of them, some undefined. */
type Optional = 'perfuses' | 'drains' | 'leads' | 'offersSeats';

export interface CellType extends Omit<CellRow, Dropped | Optional> {
  perfuses: CellRow['perfuses'];
  drains: CellRow['drains'];
  leads: CellRow['leads'];
  offersSeats: CellRow['offersSeats'];
  id: string;
  index: number;
  /** Per tissue: 0 structural, 1 mobile. */
  slot: number[];
  /** Level at rest of every receptor, then value at rest of every state, then of every trait. */
  rest: number[];
  /** Secretion of every species without rules, nM/min. */
  secretes: number[];
  plan: Plan;
  /** By receptor: occupancy above which it repels, 0 for never. Empty if none ever does. */
  repelledAbove: number[];
  /** Level that makes a cell a leader, −1 for none. */
  leader: number;
  /** Traits that its cells have. */
  inherits: number[];
  /** Sub-steps of movement in a step. */
  subSteps: number;
  /** Type of the sprouts it starts, −1 for none. */
  sproutType: number;
  /** Whether it does anything in `decide`. */
  acts: boolean;
}

export interface Drug {
  id: string;
  /** By species: dissociation constant, nM; Infinity where it does not bind. */
  neutralises: number[];
  /** Species that carries it into tissue, −1 where it is everywhere at once. */
  field: number;
  molarMass: number;
  free: number;
  /** /h and L. */
  absorption: number;
  bioavailability: number;
  volume: number;
  clearance: number;
  outward: number;
  inward: number;
}

export interface Tissue extends Omit<TissueRow, 'label' | 'medium' | 'hold' | 'measured'> {
  id: string;
  index: number;
  /** Sites across and down, padded to multiples of 16. */
  stride: number;
  rows: number;
  medium: number[];
  hold: {
    species: number;
    profile: 'constant' | 'exponential' | 'linear';
    value: number;
    ratio: number;
    slope: number;
    where: string;
    cell: number;
  }[];
  layout: LayoutRow[];
  capacity: number;
}

export interface Matrix {
  rest: number;
  /** /min. */
  turnover: number;
  hindrance: number;
  leastDiffusion: number;
}

export interface Model {
  minutes: number;
  /** Steps of settling before time 0, steps of the run. */
  settle: number;
  duration: number;
  names: Names;
  species: Species[];
  oxygen: Oxygen;
  receptors: Receptor[];
  states: State[];
  traits: Trait[];
  saturation: number;
  cells: CellType[];
  drugs: Drug[];
  dials: number[];
  matrix: Matrix;
  /** /min. */
  clearApoptotic: number;
  clearNecrotic: number;
  push: number;
  tipSpacing: number;
  maturation: number;
  circulation: Circulation;
  niche: Niche | null;
  tissues: Tissue[];
  blood: BloodIndex;
  /**
   * Upper bounds for the plan of any type, whatever is set or knocked out later; `seen` are the receptors, states and
   * traits that cells read of the cells around them.
   */
  most: { readings: number; terms: number; seen: string[] };
  /** Largest number of sub-steps over the types. */
  subSteps: number;
  offsets: { receptor: number; state: number; secrete: number; become: number; enter: number; total: number };
}
