/** Counts and sums over a tissue: everything that its measures read. */
import type { Resumable } from '../base/resumable.ts';
import type { Model } from '../scenario/model.ts';
import type { LayoutRow } from '../scenario/schema/schema.ts';
import type { Window } from '../step/window.ts';
import { GROUND, NO_DIRECTION } from '../world/lattice.ts';
import { FLAG, PHASE, type SeenTissue, type SeenWorld, tickOf } from '../world/world.ts';
import { type Living, livingIn } from './living.ts';
import { type Leavers, leaversOf, NONE } from './space/leavers.ts';
import { type Lesions, lesionsOf } from './space/lesions.ts';
import { squaresToBlood } from './space/to-blood.ts';
import { nodeSums } from './tally-nodes.ts';

/** The parts of a tally, each from its own pass over the tissue. */
export type Part =
  | 'cells'
  | 'levels'
  | 'fields'
  | 'at'
  | 'nodes'
  | 'void'
  | 'lesions'
  | 'depth'
  | 'vessels'
  | 'leavers';

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
  /** Living cells born by division within the last day. */
  newborn: Int32Array;
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
  depths: Float64Array[];
  /** Sum over the living of the distance to the nearest site with blood, sites; infinite without one. */
  toVessel: Float64Array;
  /** For types that circulate. */
  leavers: Leavers[];
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
    newborn: new Int32Array(types),
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
    depths: model.cells.map(() => new Float64Array(0)),
    toVessel: new Float64Array(types),
    leavers: model.cells.map(() => NONE),
  };
  const living = livingIn(tissue, types);
  if (parts.has('cells')) tallyCells(world, tissue, living, tally);
  yield;
  for (let l = 0; l < levels && parts.has('levels'); l++) tallyLevel(tissue.pool.levels[l], l, levels, living, tally);
  yield;
  for (let s = 0; s < model.species.length && parts.has('fields'); s += ABREAST) {
    tallyFields(tissue, s, tally);
    yield;
  }
  for (let s = 0; s < model.species.length && parts.has('at'); s++) {
    tallyAt(tissue.fields, s, living, tally);
    yield;
  }
  if (parts.has('nodes')) tally.nodes = nodeSums(view, tissue, living);
  yield;
  for (const { index, division, inherits } of model.cells) {
    if (!parts.has('lesions') || division === 0) continue;
    tally.lesions[index] = lesionsOf(tissue, living, index, inherits.length > 0);
    yield;
  }
  for (const type of model.cells) {
    if (!parts.has('leavers') || !type.circulates) continue;
    tally.leavers[type.index] = leaversOf(view, tissue, living, type);
    yield;
  }
  if (parts.has('depth')) tallyDepths(model, tissue, living, tally);
  if (parts.has('vessels')) tallyVessels(tissue, living, tally);
  yield;
  return tally;
}

/** Minutes within which a cell counts as newborn. */
const DAY = 1440;

function tallyCells(world: SeenWorld, tissue: SeenTissue, living: Living, tally: Tally): void {
  const { cells } = world.model;
  const { type, phase, counts } = tissue.pool;
  for (let row = 0; row < counts[0]; row++)
    if (type[row] !== 0 && phase[row] !== PHASE.alive) tally.dead[type[row] - 1]++;
  for (let t = 0; t < cells.length; t++) {
    tally.living[t] = living.first[t + 1] - living.first[t];
    if (tally.living[t] > 0) tallyType(world, tissue, living, t, tally);
  }
}

/** Counts and sums over the living cells of a type. */
function tallyType(
  world: SeenWorld,
  tissue: SeenTissue,
  { rows, sites, first }: Living,
  type: number,
  tally: Tally,
): void {
  const { model } = world;
  const { pool, lattice } = tissue;
  const { link, flags, born, motherLow, motherHigh, clone, integrity } = pool;
  const { stride } = lattice;
  const pressure = tissue.fields[model.oxygen.species];
  const { id, inherits, division } = model.cells[type];
  const [rim, disc] = [rimOf(model, tissue.index, id), discOf(model, tissue.index)];
  const middle = { x: (lattice.width - 1) / 2, y: (lattice.height - 1) / 2 };
  const since = tickOf(world) - DAY / model.minutes;
  const clones = tally.clones[type];
  let [hypoxic, seated, perfused, newborn, intact, across, right, beyond, inside] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = first[type]; i < first[type + 1]; i++) {
    const [row, site] = [rows[i], sites[i]];
    if (pressure[site] < model.oxygen.hypoxic) hypoxic++;
    if (link[row] < NO_DIRECTION) seated++;
    if (flags[row] & FLAG.perfused) perfused++;
    if (division > 0 && born[row] >= since && (motherLow[row] !== 0 || motherHigh[row] !== 0)) newborn++;
    if (inherits.length > 0) clones.set(clone[row], (clones.get(clone[row]) ?? 0) + 1);
    intact += integrity[row];
    const y = Math.floor(site / stride);
    const dx = site - y * stride - middle.x;
    const dy = y - middle.y;
    across += dx;
    if (dx > 0) right++;
    const squared = dx * dx + dy * dy;
    if (rim > 0 && squared > rim * rim) beyond++;
    if (squared <= disc * disc) inside++;
  }
  tally.hypoxic[type] = hypoxic;
  tally.seated[type] = seated;
  tally.perfused[type] = perfused;
  tally.newborn[type] = newborn;
  tally.integrity[type] = intact;
  tally.across[type] = across;
  tally.right[type] = right;
  tally.beyond[type] = beyond;
  tally.inside[type] = inside;
}

/** Distances of living cells beyond the rim of their disc. */
function tallyDepths(model: Model, { lattice, index }: SeenTissue, { sites, first }: Living, tally: Tally): void {
  const middle = { x: (lattice.width - 1) / 2, y: (lattice.height - 1) / 2 };
  model.cells.forEach((cell, type) => {
    const rim = rimOf(model, index, cell.id);
    if (rim === 0) return;
    const depths = new Float64Array(first[type + 1] - first[type]);
    let count = 0;
    for (let i = first[type]; i < first[type + 1]; i++) {
      const y = Math.floor(sites[i] / lattice.stride);
      const dx = sites[i] - y * lattice.stride - middle.x;
      const dy = y - middle.y;
      const depth = Math.sqrt(dx * dx + dy * dy) - rim;
      if (depth > 0) depths[count++] = depth;
    }
    tally.depths[type] = depths.subarray(0, count).sort();
  });
}

/** Sums, over the living cells of every type, the distance to the nearest cell that carries blood. */
function tallyVessels(tissue: SeenTissue, { sites, first }: Living, tally: Tally): void {
  const squares = squaresToBlood(tissue);
  for (let type = 0; type + 1 < first.length; type++) {
    let sum = squares || first[type] === first[type + 1] ? 0 : Number.POSITIVE_INFINITY;
    if (squares) for (let i = first[type]; i < first[type + 1]; i++) sum += Math.sqrt(squares[sites[i]]);
    tally.toVessel[type] = sum;
  }
}

/** Sums a level over the living cells of every type, in row order. */
function tallyLevel(
  values: SeenTissue['pool']['levels'][number],
  level: number,
  levels: number,
  { rows, first }: Living,
  tally: Tally,
): void {
  for (let type = 0; type + 1 < first.length; type++) {
    let sum = 0;
    for (let i = first[type]; i < first[type + 1]; i++) sum += values[rows[i]];
    tally.levels[type * levels + level] = sum;
  }
}

/** Sums a field over the sites of the living cells of every type, in row order. */
function tallyAt(fields: SeenTissue['fields'], species: number, { sites, first }: Living, tally: Tally): void {
  const field = fields[species];
  for (let type = 0; type + 1 < first.length; type++) {
    let sum = 0;
    for (let i = first[type]; i < first[type + 1]; i++) sum += field[sites[i]];
    tally.at[type * fields.length + species] = sum;
  }
}

/** Fields that are summed side by side: a processor adds to several sums in the time that it adds to one. */
const ABREAST = 4;

/** Sum and largest value of `ABREAST` fields from `first` on, over all sites in their order. */
function tallyFields({ lattice, fields }: SeenTissue, first: number, { sum, largest }: Tally): void {
  const { width, height, stride } = lattice;
  // Where fewer are left, the last one is summed again.
  const at = (i: number): number => Math.min(first + i, fields.length - 1);
  const [a, b, c, d] = [fields[at(0)], fields[at(1)], fields[at(2)], fields[at(3)]];
  let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
  let [maxA, maxB, maxC, maxD] = [0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    const end = y * stride + width;
    for (let site = y * stride; site < end; site++) {
      const inA = a[site];
      const inB = b[site];
      const inC = c[site];
      const inD = d[site];
      sumA += inA;
      sumB += inB;
      sumC += inC;
      sumD += inD;
      if (inA > maxA) maxA = inA;
      if (inB > maxB) maxB = inB;
      if (inC > maxC) maxC = inC;
      if (inD > maxD) maxD = inD;
    }
  }
  for (const [i, value] of [sumA, sumB, sumC, sumD].entries()) sum[at(i)] = value;
  for (const [i, value] of [maxA, maxB, maxC, maxD].entries()) largest[at(i)] = value;
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
