/** Counts and sums over a tissue: everything that its measures read. */
import type { Resumable } from '../base/resumable.ts';
import type { Model } from '../scenario/model.ts';
import type { LayoutRow } from '../scenario/schema/schema.ts';
import type { Window } from '../step/window.ts';
import { GROUND, NO_DIRECTION } from '../world/lattice.ts';
import { FLAG, PHASE, type SeenTissue, type SeenWorld } from '../world/world.ts';
import { type Lesions, lesionsOf } from './space/lesions.ts';
import { squaresToBlood } from './space/to-blood.ts';
import { nodeSums } from './tally-nodes.ts';

/** The parts of a tally, each from its own pass over the tissue. */
export type Part = 'cells' | 'levels' | 'fields' | 'at' | 'nodes' | 'void' | 'lesions' | 'depth' | 'vessels';

/** Counts and sums over the cells and sites of one tissue, once for all its measures; 0 for parts not requested. */
export interface Tally {
  living: Int32Array;
  dead: Int32Array;
  hypoxic: Int32Array;
  beyond: Int32Array;
  /** Living cells within the first disc of the tissue. */
  inside: Int32Array;
  /** Types × species: sum of the field at the sites of the living. */
  at: Float64Array;
  /** Sum of the signed distances to the right of the middle column, sites. */
  across: Float64Array;
  /** Living cells to the right of the middle column. */
  right: Int32Array;
  seated: Int32Array;
  perfused: Int32Array;
  integrity: Float64Array;
  /** Types × levels: sum over the living. */
  levels: Float64Array;
  /** By species: sum and largest value over all sites. */
  sum: Float64Array;
  largest: Float64Array;
  /** Void sites that no structural cell stands on, and the mean density of matrix. */
  open: number;
  matrix: number;
  /** Living cells by clone, for types with traits. */
  clones: Map<number, number>[];
  /** Types × nodes: sum of the activity over the living. */
  nodes: Float64Array;
  /** For types that divide, else null. */
  lesions: (Lesions | null)[];
  /** For types laid out in a disc: distances from its rim of the cells outside, sites, ascending. */
  depths: number[][];
  /** Sum over the living of the distance to the nearest site with blood, sites; infinite without one. */
  toVessel: Float64Array;
}

/** Radius, in sites, of the first disc of a tissue; 0 for none. */
export function discOf(model: Model, tissue: number): number {
  const disc = model.tissues[tissue].layout.find((row): row is LayoutRow & { draw: 'disc' } => row.draw === 'disc');
  return disc?.radius ?? 0;
}

/** Radius, in sites, of the first disc that a type is laid out in; 0 for none. */
export function rimOf(model: Model, tissue: number, cell: string): number {
  const disc = model.tissues[tissue].layout.find(
    (row): row is LayoutRow & { draw: 'disc' } => row.draw === 'disc' && row.cell === cell,
  );
  return disc?.radius ?? 0;
}

/** Counts and sums over one tissue. */
export function* tallyTissue(view: Window, tissue: SeenTissue, parts: ReadonlySet<Part>): Resumable<Tally> {
  const { world } = view;
  const { model } = world;
  const types = model.cells.length;
  const levels = tissue.pool.levels.length;
  const tally: Tally = {
    living: new Int32Array(types),
    dead: new Int32Array(types),
    hypoxic: new Int32Array(types),
    beyond: new Int32Array(types),
    inside: new Int32Array(types),
    at: new Float64Array(types * model.species.length),
    across: new Float64Array(types),
    right: new Int32Array(types),
    seated: new Int32Array(types),
    perfused: new Int32Array(types),
    integrity: new Float64Array(types),
    levels: new Float64Array(types * levels),
    sum: new Float64Array(model.species.length),
    largest: new Float64Array(model.species.length),
    open: parts.has('void') ? countOpen(tissue) : 0,
    matrix: parts.has('void') ? meanMatrix(tissue) : 0,
    clones: model.cells.map(() => new Map()),
    nodes: new Float64Array(types * model.names.nodes.length),
    lesions: model.cells.map(() => null),
    depths: model.cells.map(() => []),
    toVessel: new Float64Array(types),
  };
  if (parts.has('cells')) tallyCells(world, tissue, tally);
  yield;
  for (let l = 0; l < levels && parts.has('levels'); l++) {
    tallyLevel(tissue, l, tally);
    yield;
  }
  for (let s = 0; s < model.species.length; s++) {
    if (parts.has('fields')) tallyField(tissue, s, tally);
    if (parts.has('at')) tallyAt(tissue, s, tally);
    yield;
  }
  if (parts.has('nodes')) tally.nodes = nodeSums(view, tissue);
  yield;
  for (const { index, division, inherits } of model.cells) {
    if (!parts.has('lesions') || division === 0) continue;
    tally.lesions[index] = lesionsOf(tissue, index, inherits.length > 0);
    yield;
  }
  if (parts.has('depth')) tallyDepths(model, tissue, tally);
  if (parts.has('vessels')) tallyVessels(tissue, tally);
  yield;
  return tally;
}

function tallyCells({ model }: SeenWorld, tissue: SeenTissue, tally: Tally): void {
  const { pool, lattice } = tissue;
  const pressure = tissue.fields[model.oxygen.species];
  const rims = model.cells.map((cell) => rimOf(model, tissue.index, cell.id));
  const disc = discOf(model, tissue.index);
  const middle = { x: (lattice.width - 1) / 2, y: (lattice.height - 1) / 2 };
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === 0) continue;
    const type = pool.type[row] - 1;
    if (pool.phase[row] !== PHASE.alive) {
      tally.dead[type]++;
      continue;
    }
    const site = pool.site[row];
    tally.living[type]++;
    if (pressure[site] < model.oxygen.hypoxic) tally.hypoxic[type]++;
    if (pool.link[row] < NO_DIRECTION) tally.seated[type]++;
    if (pool.flags[row] & FLAG.perfused) tally.perfused[type]++;
    if (model.cells[type].inherits.length > 0) {
      const clone = pool.clone[row];
      tally.clones[type].set(clone, (tally.clones[type].get(clone) ?? 0) + 1);
    }
    tally.integrity[type] += pool.integrity[row];
    const rim = rims[type];
    const y = Math.floor(site / lattice.stride);
    const dx = site - y * lattice.stride - middle.x;
    const dy = y - middle.y;
    tally.across[type] += dx;
    if (dx > 0) tally.right[type]++;
    const squared = dx * dx + dy * dy;
    if (rim > 0 && squared > rim * rim) tally.beyond[type]++;
    if (squared <= disc * disc) tally.inside[type]++;
  }
}

/** Distances of living cells beyond the rim of their disc. */
function tallyDepths(model: Model, { pool, lattice, index }: SeenTissue, tally: Tally): void {
  const rims = model.cells.map((cell) => rimOf(model, index, cell.id));
  const middle = { x: (lattice.width - 1) / 2, y: (lattice.height - 1) / 2 };
  for (let row = 0; row < pool.counts[0]; row++) {
    const rim = pool.type[row] === 0 ? 0 : rims[pool.type[row] - 1];
    if (rim === 0 || pool.phase[row] !== PHASE.alive) continue;
    const y = Math.floor(pool.site[row] / lattice.stride);
    const dx = pool.site[row] - y * lattice.stride - middle.x;
    const dy = y - middle.y;
    const depth = Math.sqrt(dx * dx + dy * dy) - rim;
    if (depth > 0) tally.depths[pool.type[row] - 1].push(depth);
  }
  for (const depths of tally.depths) depths.sort((a, b) => a - b);
}

/** Sums, over the living cells of every type, the distance to the nearest cell that carries blood. */
function tallyVessels(tissue: SeenTissue, tally: Tally): void {
  const { pool } = tissue;
  const squares = squaresToBlood(tissue);
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === 0 || pool.phase[row] !== PHASE.alive) continue;
    tally.toVessel[pool.type[row] - 1] += squares ? Math.sqrt(squares[pool.site[row]]) : Number.POSITIVE_INFINITY;
  }
}

/** Sums a level over the living cells of every type, in row order. */
function tallyLevel({ pool }: SeenTissue, level: number, tally: Tally): void {
  const { type, phase, levels } = pool;
  const values = levels[level];
  const used = pool.counts[0];
  for (let row = 0; row < used; row++) {
    if (type[row] === 0 || phase[row] !== PHASE.alive) continue;
    tally.levels[(type[row] - 1) * levels.length + level] += values[row];
  }
}

/** Sums a field over the sites of the living cells of every type, in row order. */
function tallyAt({ pool, fields }: SeenTissue, species: number, tally: Tally): void {
  const count = fields.length;
  const field = fields[species];
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === 0 || pool.phase[row] !== PHASE.alive) continue;
    tally.at[(pool.type[row] - 1) * count + species] += field[pool.site[row]];
  }
}

/** Sum and largest value of a field over all sites, in their order. */
function tallyField({ lattice, fields }: SeenTissue, species: number, tally: Tally): void {
  const { width, height, stride } = lattice;
  const field = fields[species];
  let sum = 0;
  let largest = 0;
  for (let y = 0; y < height; y++) {
    for (let site = y * stride; site < y * stride + width; site++) {
      const value = field[site];
      sum += value;
      if (value > largest) largest = value;
    }
  }
  tally.sum[species] = sum;
  tally.largest[species] = largest;
}

function countOpen({ ground, structural, sites }: SeenTissue): number {
  let count = 0;
  for (let site = 0; site < sites; site++) if (ground[site] === GROUND.void && structural[site] === 0) count++;
  return count;
}

function meanMatrix({ matrix, sites, lattice }: SeenTissue): number {
  let sum = 0;
  for (let site = 0; site < sites; site++) sum += matrix[site];
  return sum / (lattice.width * lattice.height);
}
