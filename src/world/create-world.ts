/** The memory layout of a world: its sections, and the views of them. */
import type { Key } from '../base/draws.ts';
import { listOf, uniform } from '../base/uniform.ts';
import { OXYGEN_RESULT_BYTES } from '../kernels/field-kernels.ts';
import { oxygenScratchBytes } from '../kernels/load.ts';
import type { Model } from '../scenario/model.ts';
import { levelsOf } from '../scenario/vocabulary.ts';
import { makeLattice } from './lattice.ts';
import { allocate, type Buffer, bytesOf, type Kind, type Place, type SectionPlan, section, view } from './sections.ts';
import { EVENTS, type Pool, type TissueState, UPTAKE_OF_MOBILE, type World } from './world.ts';

/**
 * An empty world; `more` are further sections of memory that hold no state. Given a `memory` that another thread has
 * laid out in the same way, returns the world in it.
 */
export function createWorld(model: Model, seed: Key, more: readonly SectionPlan[] = [], place: Place = {}): World {
  const { state, scratch } = sectionsOf(model);
  const buffer = allocate(state, [...scratch, ...more], place);
  return {
    model,
    seed: uniform(seed),
    buffer,
    clock: view(buffer, 'clock', 'i32'),
    blood: view(buffer, 'blood', 'f64'),
    tissues: listOf(model.tissues.map((tissue) => tissueViews(model, buffer, tissue.index))),
  };
}

/** The sections of a world. */
function sectionsOf(model: Model): { state: SectionPlan[]; scratch: SectionPlan[] } {
  const state: SectionPlan[] = [section('clock', 'i32', 4), section('blood', 'f64', Math.max(1, model.blood.total))];
  const scratch: SectionPlan[] = [];
  for (const tissue of model.tissues) {
    state.push(...tissueSections(model, tissue.id, tissue.stride, tissue.rows, tissue.capacity));
    scratch.push(...scratchSections(model, tissue.id, tissue.stride, tissue.rows, tissue.capacity));
  }
  return { state, scratch };
}

/** Bytes of memory for a world, with `more` further sections; nothing is allocated. */
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
  const tissue = model.tissues[index];
  const { id } = tissue;
  const get = <K extends Kind>(name: string, kind: K) => view(buffer, `${id}.${name}`, kind);
  const each = (list: readonly string[], prefix: string) => listOf(list.map((name) => get(`${prefix}.${name}`, 'f32')));
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
    // From entries: an object made by spreading another would have its own hidden class in every world.
    pool: Object.fromEntries<unknown>([
      ['capacity', tissue.capacity],
      ['counts', get('counts', 'i32')],
      ['levels', each(levelNames(model), 'cell.level')],
      ['secretion', each(model.names.species, 'cell.secrete')],
      ...Object.entries(POOL_COLUMNS).map(([name, kind]) => [name, get(`cell.${name}`, kind)] as const),
    ]) as unknown as Pool,
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
