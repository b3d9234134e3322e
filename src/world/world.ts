/**
 * The state of a run: tissues with fields and cells, and blood. Everything that decides what happens next is an array
 * in one buffer; what can be computed from it again is scratch.
 */
import type { Key } from '../base/draws.ts';
import type { Numbers, ReadOnly } from '../base/readonly.ts';
import { OXYGEN_RESULT_BYTES, oxygenScratchBytes } from '../kernels/load.ts';
import type { Model } from '../scenario/model.ts';
import { levelsOf } from '../scenario/vocabulary.ts';
import { type Lattice, makeLattice } from './lattice.ts';
import { allocate, type Buffer, bytesOf, type Kind, type Place, type SectionPlan, section, view } from './sections.ts';

/** Life of a cell. A dead cell keeps its slot until it is cleared. */
export const PHASE = { alive: 0, apoptotic: 1, necrotic: 2 } as const;

/** Bits of the flags column. */
export const FLAG = { perfused: 1, founder: 2, tip: 4, everPerfused: 8 } as const;

/** Set in the type byte of a slot whose cell is dead. */
export const DEAD = 128;

/** Where the mobile slot's part of the table of uptakes starts: one entry for each value of a byte. */
export const UPTAKE_OF_MOBILE = 256;

/** Events counted since time 0, per tissue. */
export const EVENTS = [
  'divisions',
  'blockedDivisions',
  'moves',
  'apoptoses',
  'necroses',
  'clearances',
  'departures',
  'conversions',
  'intravasations',
  'arrivals',
  'entries',
  'sprouts',
  'tipSteps',
  'perfusions',
  'regressions',
  'binds',
  'unbinds',
  'evictions',
  'egresses',
  'returns',
  'opened',
  'refused',
  'lymphEntries',
] as const;
export type Event = (typeof EVENTS)[number];
export const EVENT = Object.fromEntries(EVENTS.map((event, i) => [event, i])) as Record<Event, number>;

/** The cells of a tissue: one row each, kept for life. */
export interface Pool {
  capacity: number;
  /** [rows ever used, rows on the free list, cells]. */
  counts: Int32Array;
  free: Int32Array;
  /** Type index + 1; 0 is a free row. */
  type: Uint8Array;
  phase: Uint8Array;
  /** 0 structural, 1 mobile. */
  slot: Uint8Array;
  flags: Uint8Array;
  /** Direction of the last step. */
  heading: Uint8Array;
  /** Direction of the niche cell it is linked to. */
  link: Uint8Array;
  /** Cells linked to this one. */
  seats: Uint8Array;
  site: Int32Array;
  identityLow: Uint32Array;
  identityHigh: Uint32Array;
  motherLow: Uint32Array;
  motherHigh: Uint32Array;
  clone: Uint32Array;
  /** Ticks. */
  born: Int32Array;
  since: Int32Array;
  /** Which vessel sprout it belongs to, 0 for founders. */
  sprout: Uint32Array;
  /** Volume left, share of whole. */
  integrity: Float32Array;
  /** Receptor levels, then states, then traits. */
  levels: Float32Array[];
  /** Secretion of every species, nM/min. */
  secretion: Float32Array[];
  /** /h. */
  deposition: Float32Array;
  removal: Float32Array;
}

export interface TissueState {
  index: number;
  lattice: Lattice;
  sites: number;
  /** Row + 1 of the cell in each slot. */
  structural: Int32Array;
  mobile: Int32Array;
  structuralType: Uint8Array;
  mobileType: Uint8Array;
  ground: Uint8Array;
  /** Density E of matrix, and what it relaxes to. */
  matrix: Float32Array;
  /** One array a species: mmHg or nM free. */
  fields: Float32Array[];
  pool: Pool;
  events: Float64Array;
  /** One bit a species: its concentration jumped since the last diffusion. */
  pending: Int32Array;
  scratch: TissueScratch;
}

/** Recomputed whenever needed; never read across a restore. */
export interface TissueScratch {
  source: Float32Array[];
  loss: Float32Array[];
  retardation: Float32Array[];
  /** Diffusion of ligands relative to normal stroma. */
  openness: Float32Array;
  faceX: Float32Array;
  faceY: Float32Array;
  oxygenFaceX: Float32Array;
  oxygenFaceY: Float32Array;
  held: Float32Array;
  oxygenUptake: Float32Array;
  /** Oxygen uptake by type byte of the structural slot, then, from `UPTAKE_OF_MOBILE` on, of the mobile one. */
  uptakeTable: Float32Array;
  multigrid: Uint8Array;
  /** What the last oxygen solve reports: rounds, relative residual, uptake, inflow. */
  oxygenResult: Float64Array;
  /** Occupancy θ of every receptor, and signal s = r·θ, per row. */
  occupancy: Float32Array[];
  signal: Float32Array[];
  /** By index of the level, what others see of it: as it was when cells sensed, per row. */
  seen: Map<number, Float32Array>;
}

export interface World {
  model: Model;
  seed: Key;
  buffer: Buffer;
  /** [tick, commands applied, strokes that placed cells before the next step]; tick counts from the start of settling. */
  clock: Int32Array;
  blood: Float64Array;
  tissues: TissueState[];
}

/** A tissue for those who look: nothing in it can be written, and scratch is not there. */
export type SeenTissue = ReadOnly<Omit<TissueState, 'scratch'>>;
export type SeenPool = SeenTissue['pool'];

/** A world for those who look. */
export interface SeenWorld {
  readonly model: Model;
  readonly seed: Key;
  readonly clock: Numbers;
  readonly blood: Numbers;
  readonly tissues: readonly SeenTissue[];
}

export const CLOCK = { tick: 0, applied: 1, strokes: 2 } as const;

export const tickOf = (world: SeenWorld): number => world.clock[CLOCK.tick]!;
/** Steps since time 0; negative while settling. */
export const stepOf = (world: SeenWorld): number => tickOf(world) - world.model.settle;
export const hoursOf = (world: SeenWorld): number => (stepOf(world) * world.model.minutes) / 60;

/**
 * An empty world; `more` are sections beside it in memory that are not state. With a `memory` that another thread has
 * laid out alike, the world that is there.
 */
export function createWorld(model: Model, seed: Key, more: readonly SectionPlan[] = [], place: Place = {}): World {
  const { state, scratch } = sectionsOf(model);
  const buffer = allocate(state, [...scratch, ...more], place);
  return {
    model,
    seed,
    buffer,
    clock: view(buffer, 'clock', 'i32'),
    blood: view(buffer, 'blood', 'f64'),
    tissues: model.tissues.map((tissue) => tissueViews(model, buffer, tissue.index)),
  };
}

/** What a world is made of. */
function sectionsOf(model: Model): { state: SectionPlan[]; scratch: SectionPlan[] } {
  const state: SectionPlan[] = [section('clock', 'i32', 4), section('blood', 'f64', Math.max(1, model.blood.total))];
  const scratch: SectionPlan[] = [];
  for (const tissue of model.tissues) {
    state.push(...tissueSections(model, tissue.id, tissue.stride, tissue.rows, tissue.capacity));
    scratch.push(...scratchSections(model, tissue.id, tissue.stride, tissue.rows, tissue.capacity));
  }
  return { state, scratch };
}

/** Bytes of memory that a world takes, with `more` sections beside it; nothing is allocated. */
export function worldBytes(model: Model, more: readonly SectionPlan[]): number {
  const { state, scratch } = sectionsOf(model);
  return bytesOf(state, [...scratch, ...more]);
}

const POOL_COLUMNS = {
  type: 'u8',
  phase: 'u8',
  slot: 'u8',
  flags: 'u8',
  heading: 'u8',
  link: 'u8',
  seats: 'u8',
  site: 'i32',
  identityLow: 'u32',
  identityHigh: 'u32',
  motherLow: 'u32',
  motherHigh: 'u32',
  clone: 'u32',
  born: 'i32',
  since: 'i32',
  sprout: 'u32',
  integrity: 'f32',
  deposition: 'f32',
  removal: 'f32',
  free: 'i32',
} as const;

const levelNames = (model: Model): string[] => levelsOf(model.names);

function tissueSections(model: Model, id: string, stride: number, rows: number, capacity: number): SectionPlan[] {
  const sites = stride * rows;
  const guard = stride * 4 + 64;
  return [
    section(`${id}.structural`, 'i32', sites),
    section(`${id}.mobile`, 'i32', sites),
    section(`${id}.structuralType`, 'u8', sites),
    section(`${id}.mobileType`, 'u8', sites),
    section(`${id}.ground`, 'u8', sites),
    section(`${id}.matrix`, 'f32', sites, guard),
    ...model.names.species.map((species) => section(`${id}.field.${species}`, 'f32', sites, guard)),
    section(`${id}.counts`, 'i32', 3),
    section(`${id}.events`, 'f64', EVENTS.length),
    section(`${id}.pending`, 'i32', 1),
    ...Object.entries(POOL_COLUMNS).map(([name, kind]) => section(`${id}.cell.${name}`, kind, capacity)),
    ...levelNames(model).map((name) => section(`${id}.cell.level.${name}`, 'f32', capacity)),
    ...model.names.species.map((name) => section(`${id}.cell.secrete.${name}`, 'f32', capacity)),
  ];
}

function scratchSections(model: Model, id: string, stride: number, rows: number, capacity: number): SectionPlan[] {
  const sites = stride * rows;
  const guard = stride * 4 + 64;
  const perSpecies = (name: string) =>
    model.names.species.map((species) => section(`${id}.${name}.${species}`, 'f32', sites, guard));
  return [
    ...perSpecies('source'),
    ...perSpecies('loss'),
    ...perSpecies('retardation'),
    ...['openness', 'faceX', 'faceY', 'oxygenFaceX', 'oxygenFaceY', 'held', 'oxygenUptake'].map((name) =>
      section(`${id}.${name}`, 'f32', sites, guard),
    ),
    section(`${id}.multigrid`, 'u8', oxygenScratchBytes(stride, rows), guard),
    section(`${id}.uptakeTable`, 'f32', 2 * UPTAKE_OF_MOBILE),
    section(`${id}.oxygenResult`, 'f64', OXYGEN_RESULT_BYTES / 8),
    ...model.names.receptors.map((name) => section(`${id}.occupancy.${name}`, 'f32', capacity)),
    ...model.names.receptors.map((name) => section(`${id}.signal.${name}`, 'f32', capacity)),
    ...model.most.seen.map((name) => section(`${id}.seen.${name}`, 'f32', capacity)),
  ];
}

function tissueViews(model: Model, buffer: Buffer, index: number): TissueState {
  const tissue = model.tissues[index]!;
  const { id } = tissue;
  const get = <K extends Kind>(name: string, kind: K) => view(buffer, `${id}.${name}`, kind);
  const each = (list: readonly string[], prefix: string) => list.map((name) => get(`${prefix}.${name}`, 'f32'));
  const columns = Object.fromEntries(
    Object.entries(POOL_COLUMNS).map(([name, kind]) => [name, get(`cell.${name}`, kind)]),
  ) as unknown as Pick<Pool, keyof typeof POOL_COLUMNS>;
  return {
    index,
    lattice: makeLattice(tissue),
    sites: tissue.stride * tissue.rows,
    structural: get('structural', 'i32'),
    mobile: get('mobile', 'i32'),
    structuralType: get('structuralType', 'u8'),
    mobileType: get('mobileType', 'u8'),
    ground: get('ground', 'u8'),
    matrix: get('matrix', 'f32'),
    fields: each(model.names.species, 'field'),
    events: get('events', 'f64'),
    pending: get('pending', 'i32'),
    pool: {
      ...columns,
      capacity: tissue.capacity,
      counts: get('counts', 'i32'),
      levels: each(levelNames(model), 'cell.level'),
      secretion: each(model.names.species, 'cell.secrete'),
    },
    scratch: {
      source: each(model.names.species, 'source'),
      loss: each(model.names.species, 'loss'),
      retardation: each(model.names.species, 'retardation'),
      openness: get('openness', 'f32'),
      faceX: get('faceX', 'f32'),
      faceY: get('faceY', 'f32'),
      oxygenFaceX: get('oxygenFaceX', 'f32'),
      oxygenFaceY: get('oxygenFaceY', 'f32'),
      held: get('held', 'f32'),
      oxygenUptake: get('oxygenUptake', 'f32'),
      uptakeTable: get('uptakeTable', 'f32'),
      multigrid: get('multigrid', 'u8'),
      oxygenResult: get('oxygenResult', 'f64'),
      occupancy: each(model.names.receptors, 'occupancy'),
      signal: each(model.names.receptors, 'signal'),
      seen: new Map(model.most.seen.map((name) => [levelNames(model).indexOf(name), get(`seen.${name}`, 'f32')])),
    },
  };
}
