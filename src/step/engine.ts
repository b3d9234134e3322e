/** What a step works with: the world, the kernels over its memory, and buffers that are filled anew in every step. */
import type { Kernels } from '../kernels/load.ts';
import type { TissueState, World } from '../world/world.ts';
import { type Evaluation, makeEvaluation } from './cells/evaluate.ts';
import { makeProposals, type Proposals } from './cells/proposals.ts';

/** Per tissue, valid within one step. */
export interface TissueWork {
  /** Live rows, type by type: `rows[first[t] .. first[t + 1])` are of type t. */
  rows: Int32Array;
  first: Int32Array;
  /** Where the next row of each type goes while rows are grouped. */
  next: Int32Array;
  /** Rows of perfused vessel cells. */
  vessels: Int32Array;
  vesselSites: Int32Array;
  /** Wall exchange of each at a permeability of 1 µm/min, per minute. */
  vesselWalls: Float64Array;
  vesselCount: number;
  /** Sites where enzymes of vessels cut ligands, and a mark on each. */
  cutSites: Int32Array;
  isCut: Uint8Array;
  cutCount: number;
  speed: Float32Array;
  adhesion: Float32Array;
  integrin: Float32Array;
  proposals: Proposals;
  /** Cells a minute that leave for blood, by type, as the sum of their hazards. */
  shed: Float64Array;
  /** Set when vessels, ground or matrix changed, so that what is derived from them is made again. */
  vesselsChanged: boolean;
  matrixChanged: boolean;
  vesselsLost: boolean;
  /** Amount per species that entered blood in this step, nM · sites. */
  toBlood: Float64Array;
  /** Rounds and relative residual of the last oxygen solve. */
  oxygenRounds: number;
  oxygenResidual: number;
}

export interface Engine {
  world: World;
  kernels: Kernels;
  work: TissueWork[];
  evaluation: Evaluation;
  /** Free concentration of every drug, nM. */
  drugs: Float64Array;
  /** Σ A/Kb per receptor. */
  blocked: Float64Array;
  /** Called after every solver step of a transported species; null in production. */
  ledger: Ledger | null;
}

export type Ledger = (
  tissue: TissueState,
  species: number,
  minutes: number,
  before: Float32Array,
  implicit: boolean,
) => void;

export type Stage = (engine: Engine) => void;

export function makeEngine(world: World, kernels: Kernels): Engine {
  const { model } = world;
  return {
    world,
    kernels,
    work: world.tissues.map((tissue) => ({
      rows: new Int32Array(tissue.pool.capacity),
      first: new Int32Array(model.cells.length + 1),
      next: new Int32Array(model.cells.length),
      vessels: new Int32Array(tissue.pool.capacity),
      vesselSites: new Int32Array(tissue.pool.capacity),
      vesselWalls: new Float64Array(tissue.pool.capacity),
      vesselCount: 0,
      cutSites: new Int32Array(tissue.sites),
      isCut: new Uint8Array(tissue.sites),
      cutCount: 0,
      speed: new Float32Array(tissue.pool.capacity),
      adhesion: new Float32Array(tissue.pool.capacity),
      integrin: new Float32Array(tissue.pool.capacity),
      proposals: makeProposals(tissue.pool.capacity),
      shed: new Float64Array(model.cells.length),
      vesselsChanged: true,
      matrixChanged: true,
      vesselsLost: false,
      toBlood: new Float64Array(model.species.length),
      oxygenRounds: 0,
      oxygenResidual: 0,
    })),
    evaluation: makeEvaluation(model),
    drugs: new Float64Array(model.drugs.length),
    blocked: new Float64Array(model.receptors.length),
    ledger: null,
  };
}

/** Everything derived is out of date: after a restore, or when a parameter changed. */
export function invalidate(engine: Engine): void {
  for (const work of engine.work) {
    work.vesselsChanged = true;
    work.matrixChanged = true;
  }
}
