/**
 * The state of a run: tissues with fields and cells, and blood. Everything that decides what happens next is an array
 * in one buffer; anything that can be computed from it is scratch.
 */
import type { Key } from '../base/draws.ts';
import type { Numbers, ReadOnly } from '../base/readonly.ts';
import type { Model } from '../scenario/model.ts';
import type { Lattice } from './lattice.ts';
import type { Buffer } from './sections.ts';

/** Phases of a cell's life. A dead cell keeps its slot until it is cleared. */
export const PHASE = { alive: 0, apoptotic: 1, necrotic: 2 } as const;

/** Bits of the flags column. */
export const FLAG = { perfused: 1, founder: 2, tip: 4, everPerfused: 8 } as const;

/** Set in the type byte of a slot whose cell is dead. */
export const DEAD = 128;

/** Index at which the mobile slot's part of the uptake table starts: one entry per byte value. */
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
  /** Number of cells linked to this one. */
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
  /** Volume left, as a share of the whole. */
  integrity: Float32Array;
  /** Receptor levels, then states, then traits. */
  levels: Float32Array[];
  /** Secretion of every species, nM/min. */
  secretion: Float32Array[];
  /** Per hour. */
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
  /** Density E of matrix, and the density towards which it relaxes. */
  matrix: Float32Array;
  /** One array per species: mmHg or nM free. */
  fields: Float32Array[];
  pool: Pool;
  events: Float64Array;
  /** One bit per species: its concentration has jumped since the last diffusion. */
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
  /** Results of the last oxygen solve: rounds, relative residual, uptake, inflow. */
  oxygenResult: Float64Array;
  /** Occupancy θ of every receptor, and signal s = r·θ, per row. */
  occupancy: Float32Array[];
  signal: Float32Array[];
  /** By index of the level, what other cells see of it: its value at the last sensing, per row. */
  seen: Map<number, Float32Array>;
}

export interface World {
  model: Model;
  seed: Key;
  buffer: Buffer;
  /**
   * [tick, commands applied, strokes that have placed cells before the next step]; tick counts from the start of
   * settling.
   */
  clock: Int32Array;
  blood: Float64Array;
  tissues: TissueState[];
}

/** A tissue as observers see it: read-only and without scratch. */
export type SeenTissue = ReadOnly<Omit<TissueState, 'scratch'>>;
export type SeenPool = SeenTissue['pool'];

/** A world as observers see it. */
export interface SeenWorld {
  readonly model: Model;
  readonly seed: Key;
  readonly clock: Numbers;
  readonly blood: Numbers;
  readonly tissues: readonly SeenTissue[];
}

export const CLOCK = { tick: 0, applied: 1, strokes: 2 } as const;

export const tickOf = (world: SeenWorld): number => world.clock[CLOCK.tick];
/** Steps since time 0; negative while settling. */
export const stepOf = (world: SeenWorld): number => tickOf(world) - world.model.settle;
export const hoursOf = (world: SeenWorld): number => (stepOf(world) * world.model.minutes) / 60;
