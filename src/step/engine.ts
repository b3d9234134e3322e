/**
 * What a step works with: the world, the kernels over its memory, and buffers that are filled anew in every step. They
 * lie in the world's memory after the state, so that every thread of a run sees the same ones.
 */

import type { Does } from '../base/parts.ts';
import { adiScratchBytes, type Kernels } from '../kernels/load.ts';
import type { Model } from '../scenario/model.ts';
import type { Buffer, Kind, SectionPlan } from '../world/sections.ts';
import { section, view } from '../world/sections.ts';
import type { TissueState, World } from '../world/world.ts';
import { BLOCK, type Block, blockWords, makeBlock } from './cells/block.ts';
import { makeTypeEvaluations, type TypeEvaluation } from './cells/evaluate.ts';
import { PROPOSAL_COLUMNS, type Proposals } from './cells/proposals.ts';
import { type Flows, makeFlows } from './circulation/flow.ts';
import { fieldsOf } from './fields/diffuse.ts';
import { ALONE, type Team } from './team.ts';

const CELL_COLUMNS = {
  rows: 'i32',
  vessels: 'i32',
  vesselSites: 'i32',
  vesselWalls: 'f64',
  speed: 'f32',
  adhesion: 'f32',
  integrin: 'f32',
  mutation: 'f32',
  erosion: 'f32',
  leaving: 'f32',
  draining: 'f32',
  drains: 'i32',
} as const;

/** Where each number stands in `TissueWork.numbers`. */
const NUMBER = {
  vessels: 0,
  cuts: 1,
  blocks: 2,
  vesselsChanged: 3,
  matrixChanged: 4,
  vesselsLost: 5,
  drains: 6,
} as const;

/** Where each number of a block of cells stands in `TissueWork.blocks`. */
export const IN_BLOCK = { type: 0, from: 1, count: 2, proposals: 3 } as const;
export const BLOCK_NUMBERS = 4;

/** Per tissue, valid within one step. */
export class TissueWork {
  /** Living rows type by type, then the dead: `rows[first[t] .. first[t + 1])` are of type t. */
  readonly rows: Int32Array;
  readonly first: Int32Array;
  /** Where the next row of each type goes while rows are grouped. */
  readonly next: Int32Array;
  /** Rows of perfused vessel cells. */
  readonly vessels: Int32Array;
  readonly vesselSites: Int32Array;
  /** Wall exchange of each at a permeability of 1 µm/min, per minute. */
  readonly vesselWalls: Float64Array;
  /** Sites where enzymes of vessels cut ligands, and a mark on each. */
  readonly cutSites: Int32Array;
  readonly isCut: Uint8Array;
  readonly speed: Float32Array;
  readonly adhesion: Float32Array;
  readonly integrin: Float32Array;
  /** How often traits jump at division, relative to their own rate. */
  readonly mutation: Float32Array;
  /** Volume that each cell takes from each that it touches, µm³/min. */
  readonly erosion: Float32Array;
  /** Rows in portions of one type each, `BLOCK_NUMBERS` numbers a portion. */
  readonly blocks: Int32Array;
  /** Rate at which each cell leaves for blood, and for lymph, per minute. */
  readonly leaving: Float32Array;
  readonly draining: Float32Array;
  /** Rows of lymphatic cells, and how many of them touch each site. */
  readonly drains: Int32Array;
  readonly drained: Uint8Array;
  readonly proposals: Proposals;
  /** Amount per species that entered blood in this step, nM · sites. */
  readonly toBlood: Float64Array;
  private readonly numbers: Int32Array;
  private readonly oxygenResult: Float64Array;

  constructor(model: Model, buffer: Buffer, tissue: TissueState) {
    const { id } = model.tissues[tissue.index]!;
    const get = <K extends Kind>(name: string, kind: K) => view(buffer, `${id}.work.${name}`, kind);
    this.rows = get('rows', 'i32');
    this.vessels = get('vessels', 'i32');
    this.vesselSites = get('vesselSites', 'i32');
    this.vesselWalls = get('vesselWalls', 'f64');
    this.speed = get('speed', 'f32');
    this.adhesion = get('adhesion', 'f32');
    this.integrin = get('integrin', 'f32');
    this.mutation = get('mutation', 'f32');
    this.erosion = get('erosion', 'f32');
    this.cutSites = get('cutSites', 'i32');
    this.isCut = get('isCut', 'u8');
    this.first = get('first', 'i32');
    this.next = get('next', 'i32');
    this.blocks = get('blocks', 'i32');
    this.leaving = get('leaving', 'f32');
    this.draining = get('draining', 'f32');
    this.drains = get('drains', 'i32');
    this.drained = get('drained', 'u8');
    this.toBlood = get('toBlood', 'f64');
    this.numbers = get('numbers', 'i32');
    this.proposals = Object.fromEntries(
      Object.entries(PROPOSAL_COLUMNS).map(([name, kind]) => [name, get(`proposals.${name}`, kind)]),
    ) as unknown as Proposals;
    this.proposals.count = 0;
    this.oxygenResult = tissue.scratch.oxygenResult;
  }

  /** Nobody leaves or erodes unless it says so: a cell that is born or converted in a step has not decided in it. */
  clearRates(rows: number): void {
    this.leaving.fill(0, 0, rows);
    this.draining.fill(0, 0, rows);
    this.erosion.fill(0, 0, rows);
  }

  get vesselCount(): number {
    return this.numbers[NUMBER.vessels]!;
  }
  set vesselCount(count: number) {
    this.numbers[NUMBER.vessels] = count;
  }
  get drainCount(): number {
    return this.numbers[NUMBER.drains]!;
  }
  set drainCount(count: number) {
    this.numbers[NUMBER.drains] = count;
  }
  get cutCount(): number {
    return this.numbers[NUMBER.cuts]!;
  }
  set cutCount(count: number) {
    this.numbers[NUMBER.cuts] = count;
  }
  get blockCount(): number {
    return this.numbers[NUMBER.blocks]!;
  }
  set blockCount(count: number) {
    this.numbers[NUMBER.blocks] = count;
  }
  /** Set when vessels, ground or matrix changed, so that what is derived from them is made again. */
  get vesselsChanged(): boolean {
    return this.numbers[NUMBER.vesselsChanged] !== 0;
  }
  set vesselsChanged(changed: boolean) {
    this.numbers[NUMBER.vesselsChanged] = changed ? 1 : 0;
  }
  get matrixChanged(): boolean {
    return this.numbers[NUMBER.matrixChanged] !== 0;
  }
  set matrixChanged(changed: boolean) {
    this.numbers[NUMBER.matrixChanged] = changed ? 1 : 0;
  }
  get vesselsLost(): boolean {
    return this.numbers[NUMBER.vesselsLost] !== 0;
  }
  set vesselsLost(lost: boolean) {
    this.numbers[NUMBER.vesselsLost] = lost ? 1 : 0;
  }
  /** Rounds and relative residual of the last oxygen solve. */
  get oxygenRounds(): number {
    return this.oxygenResult[0]!;
  }
  get oxygenResidual(): number {
    return this.oxygenResult[1]!;
  }
}

export interface Engine {
  world: World;
  kernels: Kernels;
  work: TissueWork[];
  /** This thread's own columns, and what the plan of each type gives in them. */
  block: Block;
  types: TypeEvaluation[];
  /** Scratch of this thread: for one solver step, and one lattice. */
  solver: Float32Array;
  spare: Float32Array;
  /** The fields to be solved for, what takes longest first. */
  fields: FieldOf[];
  /** Free concentration of every drug, nM. */
  drugs: Float64Array;
  /** Σ A/Kb per receptor. */
  blocked: Float64Array;
  /** Share of every ligand that no drug binds. */
  unbound: Float64Array;
  /** Cells that leave in this step. */
  flows: Flows;
  /** What all pieces of the stage being done have to know. */
  now: Int32Array;
  team: Team;
  /** Called after every solver step of a transported species; null in production. */
  ledger: Ledger | null;
}

/** One field: indices of tissue and species. */
export interface FieldOf {
  tissue: number;
  species: number;
}

/** Where each number stands in `Engine.now`. */
export const NOW = {
  subStep: 0,
  round: 1,
  /** 1 from when cells have sensed until they have acted on it. */
  sensed: 2,
} as const;

export type Ledger = (
  tissue: TissueState,
  species: number,
  minutes: number,
  before: Float32Array,
  implicit: boolean,
) => void;

/** Wide stages are done in parts, narrow ones at once. */
export type Stage = Does<[engine: Engine]>;

/** What an engine needs in memory besides the world, for a number of threads. */
export function engineSections(model: Model, threads: number): SectionPlan[] {
  return [
    section('engine.drugs', 'f64', Math.max(1, model.drugs.length)),
    section('engine.blocked', 'f64', Math.max(1, model.receptors.length)),
    section('engine.unbound', 'f64', model.species.length),
    section('engine.now', 'i32', 16),
    ...model.tissues.flatMap(({ id, stride, rows, capacity }) => {
      const own = (name: string, kind: Kind, length: number) => section(`${id}.work.${name}`, kind, length);
      const blocks = Math.ceil(capacity / BLOCK) + model.cells.length + 1;
      return [
        ...Object.entries(CELL_COLUMNS).map(([name, kind]) => own(name, kind, capacity)),
        ...Object.entries(PROPOSAL_COLUMNS).map(([name, kind]) => own(`proposals.${name}`, kind, capacity)),
        own('cutSites', 'i32', stride * rows),
        own('isCut', 'u8', stride * rows),
        own('first', 'i32', model.cells.length + 2),
        own('next', 'i32', model.cells.length + 1),
        own('blocks', 'i32', BLOCK_NUMBERS * blocks),
        own('drained', 'u8', stride * rows),
        own('toBlood', 'f64', model.species.length),
        own('numbers', 'i32', Object.keys(NUMBER).length),
      ];
    }),
    ...Array.from({ length: threads }, (_, t) => threadSections(model, t)).flat(),
  ];
}

/** What each thread has for itself: a block of cells, scratch of a solver, and one lattice. */
function threadSections(model: Model, thread: number): SectionPlan[] {
  const most = (of: (stride: number, rows: number) => number): number =>
    Math.max(...model.tissues.map(({ stride, rows }) => of(stride, rows)));
  const guard = most((stride) => stride * 4 + 64);
  return [
    section(`thread.${thread}.block`, 'i32', blockWords(model)),
    section(`thread.${thread}.solver`, 'f32', Math.ceil(most(adiScratchBytes) / 4), guard),
    section(
      `thread.${thread}.spare`,
      'f32',
      most((stride, rows) => stride * rows),
      guard,
    ),
  ];
}

/** The engine of one thread of a run; `world` was laid out with `engineSections`. */
export function makeEngine(world: World, kernels: Kernels, thread = 0, team: Team = ALONE): Engine {
  const { model, buffer } = world;
  const block = makeBlock(model, kernels, view(buffer, `thread.${thread}.block`, 'i32'));
  const engine: Engine = {
    world,
    kernels,
    work: world.tissues.map((tissue) => new TissueWork(model, buffer, tissue)),
    block,
    solver: view(buffer, `thread.${thread}.solver`, 'f32'),
    spare: view(buffer, `thread.${thread}.spare`, 'f32'),
    types: makeTypeEvaluations(model, block),
    fields: fieldsOf(model),
    drugs: view(buffer, 'engine.drugs', 'f64'),
    blocked: view(buffer, 'engine.blocked', 'f64'),
    unbound: view(buffer, 'engine.unbound', 'f64'),
    flows: makeFlows(model),
    now: view(buffer, 'engine.now', 'i32'),
    team,
    ledger: null,
  };
  if (thread === 0) invalidate(engine);
  return engine;
}

/** Puts another model in place, of the same sizes. */
export function useModel(engine: Engine, model: Model): void {
  engine.world.model = model;
  engine.types = makeTypeEvaluations(model, engine.block);
  engine.fields = fieldsOf(model);
  engine.team.useModel(model);
}

/** Everything derived is out of date: after a restore, or when a parameter changed. */
export function invalidate(engine: Engine): void {
  for (const work of engine.work) {
    work.vesselsChanged = true;
    work.matrixChanged = true;
    work.clearRates(work.leaving.length);
  }
}
