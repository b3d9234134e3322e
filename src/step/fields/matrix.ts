/**
 * Matrix of density E: it relaxes to that of normal stroma or of a vessel's coat, fibroblasts lay it, invasive cells
 * remove it, and it slows diffusion and binds ligand.
 *
 *   dE/dt = k(E0 − E) + (1 − E)·Σ dep − E·Σ deg, over cells on the site and its 8 neighbours
 *   D_eff = D·max(least, (1 − hE)/(1 − hE0)),  R(E) = 1 + (R − 1)·E/E0
 *
 * When E changes, the total R·c of a site is kept; what a sudden loss of matrix sets free is spread over the site and its
 * neighbours, as it would be within seconds.
 */

import type { Resumable } from '../../base/resumable.ts';
import { HELD_RETARDATION } from '../../kernels/load.ts';
import type { Model } from '../../scenario/model.ts';
import { GROUND, neighbour } from '../../world/lattice.ts';
import { FLAG, PHASE, type TissueState, tickOf } from '../../world/world.ts';
import { retardationAt } from '../cells/signal.ts';
import type { Engine } from '../engine.ts';
import { rowPieceOf, rowPieces } from '../row-pieces.ts';
import type { TissueWork } from '../work.ts';

/** Matrix is slow: it is stepped once in this many simulation steps. */
export const MATRIX_INTERVAL = 10;

/** A concentration that rises by more than this factor at once is a jump. */
const JUMP = 1.2;

/** Marks a species for the short steps that follow a jump. */
export function noteJump(tissue: TissueState, species: number): void {
  tissue.pending[0]! |= 1 << species;
}

/** Sets E of one site, keeping the total of every ligand. */
export function setMatrix(engine: Engine, tissue: TissueState, work: TissueWork, site: number, density: number): void {
  const { model } = engine.world;
  const before = tissue.matrix[site]!;
  tissue.matrix[site] = density;
  if (tissue.matrix[site] === before) return;
  const after = tissue.matrix[site]!;
  for (let s = 0; s < model.species.length; s++) {
    if (model.species[s]!.oxygen || model.species[s]!.retardation === 1) continue;
    const factor = retardationAt(model, s, before) / retardationAt(model, s, after);
    if (factor > JUMP) release(engine, tissue, s, site, before);
    else tissue.fields[s]![site]! *= factor;
  }
  refreshSite(engine, tissue, work, site);
}

/** Share of what is set free that stays, goes to each side and to each corner: the binomial filter of width 3. */
const RELEASED = { side: 0.125, corner: 0.0625 } as const;
/** Largest share that may stay at one site before the short steps of a jump are needed. */
const STAYS = 0.6;

/**
 * Ligand that was bound at a site is set free. Put down at one site it would ring in the steps that follow; the binomial
 * filter has no part in the waves that ring, and stands for less than ten seconds of diffusion. What a neighbour cannot
 * take stays.
 */
function release(engine: Engine, tissue: TissueState, species: number, site: number, density: number): void {
  const { model } = engine.world;
  const field = tissue.fields[species]!;
  const here = retardationAt(model, species, tissue.matrix[site]!);
  const amount = (retardationAt(model, species, density) - here) * field[site]!;
  const held = model.tissues[tissue.index]!.hold.some((row) => row.species === species);
  let left = amount;
  for (let d = 0; d < 8 && !held; d++) {
    const at = neighbour(tissue.lattice, site, d);
    if (at < 0 || tissue.ground[at]! > GROUND.void) continue;
    const share = amount * (d & 1 ? RELEASED.corner : RELEASED.side);
    field[at]! += share / retardationAt(model, species, tissue.matrix[at]!);
    left -= share;
  }
  field[site]! += left / here;
  if (left > amount * STAYS) noteJump(tissue, species);
}

export function* relaxMatrix(engine: Engine): Resumable {
  if (tickOf(engine.world) % MATRIX_INTERVAL !== 0) return;
  for (const tissue of engine.world.tissues) layMatrix(engine, tissue);
  yield;
  yield* engine.team.share(engine, relaxRows, rowPieces(engine));
  for (const work of engine.work) work.matrixChanged = true;
}

/** The arrays of ligand sources are not used for oxygen. */
function ratesOf(
  engine: Engine,
  tissue: TissueState,
): { laid: Float32Array; removed: Float32Array; target: Float32Array } {
  const spare = engine.world.model.oxygen.species;
  const { source, loss, retardation } = tissue.scratch;
  return { laid: source[spare]!, removed: loss[spare]!, target: retardation[spare]! };
}

/** What cells lay and remove, and what each site relaxes to. */
function layMatrix(engine: Engine, tissue: TissueState): void {
  const { model } = engine.world;
  const { pool, lattice } = tissue;
  const { laid, removed, target } = ratesOf(engine, tissue);
  laid.fill(0);
  removed.fill(0);
  target.fill(model.matrix.rest);
  for (let row = 0; row < pool.counts[0]!; row++) {
    if (pool.type[row] === 0 || pool.phase[row] !== PHASE.alive) continue;
    const site = pool.site[row]!;
    const perfuses = model.cells[pool.type[row]! - 1]!.perfuses;
    if (perfuses && pool.flags[row]! & FLAG.founder) target[site] = perfuses.coat;
    spread(lattice, laid, site, pool.deposition[row]! / 60);
    spread(lattice, removed, site, pool.removal[row]! / 60);
  }
}

/** A change below this is not made, so that matrix at rest stays as it is. */
const LEAST_CHANGE = 1e-7;

/** Relaxes the matrix of some rows of one lattice, keeping the total of every ligand at every site. */
export function relaxRows(engine: Engine, piece: number): void {
  const { model } = engine.world;
  const { tissue, from, to } = rowPieceOf(engine, piece);
  const { laid, removed, target } = ratesOf(engine, tissue);
  const { ground, matrix } = tissue;
  const bound = model.species.filter(({ oxygen, retardation }) => !oxygen && retardation !== 1);
  const fields = bound.map(({ id }) => tissue.fields[model.names.species.indexOf(id)]!);
  const gains = bound.map(({ retardation }) => (retardation - 1) / model.matrix.rest);
  const minutes = model.minutes * MATRIX_INTERVAL;
  for (let site = from; site < to; site++) {
    if (ground[site] !== GROUND.matrix) continue;
    const before = matrix[site]!;
    const gain = model.matrix.turnover * target[site]! + laid[site]!;
    const loss = model.matrix.turnover + laid[site]! + removed[site]!;
    const next = (before + minutes * gain) / (1 + minutes * loss);
    if (Math.abs(next - before) <= LEAST_CHANGE) continue;
    matrix[site] = next;
    const after = matrix[site]!;
    for (let b = 0; b < gains.length; b++) fields[b]![site]! *= (1 + gains[b]! * before) / (1 + gains[b]! * after);
  }
}

function spread(lattice: TissueState['lattice'], into: Float32Array, site: number, rate: number): void {
  if (rate === 0) return;
  into[site]! += rate;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(lattice, site, d);
    if (at >= 0) into[at]! += rate;
  }
}

/** Face conductances of ligands relative to D/h², and retardation, of all sites; later changes are made site by site. */
export function* prepareDiffusion(engine: Engine): Resumable {
  if (!engine.work.some((work) => work.matrixChanged)) return;
  yield* engine.team.share(engine, openRows, rowPieces(engine));
  yield* engine.team.share(engine, prepareRows, rowPieces(engine));
  engine.world.tissues.forEach((tissue, index) => {
    if (!engine.work[index]!.matrixChanged) return;
    engine.work[index]!.matrixChanged = false;
    engine.world.model.species.forEach((species, s) => {
      if (species.oxygen) return;
      holdSites(engine, tissue, s, (site) => {
        tissue.scratch.retardation[s]![site] = HELD_RETARDATION;
      });
    });
  });
}

export function openRows(engine: Engine, piece: number): void {
  const { tissue, work, from, to } = rowPieceOf(engine, piece);
  if (!work.matrixChanged) return;
  const { ground, structural, matrix, pool } = tissue;
  const { openness } = tissue.scratch;
  const { leastDiffusion } = engine.world.model.matrix;
  const hasWalls = engine.world.model.cells.some(({ integrity }) => integrity);
  const scale = 1 - engine.world.model.matrix.hindrance * engine.world.model.matrix.rest;
  const { hindrance } = engine.world.model.matrix;
  for (let site = from; site < to; site++) {
    const row = structural[site]! - 1;
    if (ground[site] === GROUND.outside) openness[site] = 0;
    else if (hasWalls && row >= 0 && pool.integrity[row]! > 0) openness[site] = leastDiffusion;
    else openness[site] = Math.max(leastDiffusion, (1 - hindrance * matrix[site]!) / scale);
  }
}

export function prepareRows(engine: Engine, piece: number): void {
  const { model } = engine.world;
  const { tissue, work, from, to } = rowPieceOf(engine, piece);
  if (!work.matrixChanged) return;
  const { scratch, lattice, matrix } = tissue;
  faces(tissue, scratch.openness, scratch.faceX, scratch.faceY, from / lattice.stride, to / lattice.stride);
  for (let s = 0; s < model.species.length; s++) {
    if (model.species[s]!.oxygen) continue;
    const retardation = scratch.retardation[s]!;
    if (model.species[s]!.retardation === 1) retardation.fill(1, from, to);
    else {
      const gain = boundPerMatrix(model, s);
      for (let site = from; site < to; site++) retardation[site] = 1 + gain * matrix[site]!;
    }
  }
}

/** (R − 1)/E0 of a species. */
const boundPerMatrix = (model: Model, species: number): number =>
  (model.species[species]!.retardation - 1) / model.matrix.rest;

/** Brings what diffusion needs up to date for one site whose matrix or cell changed. */
export function refreshSite(engine: Engine, tissue: TissueState, work: TissueWork, site: number): void {
  if (work.matrixChanged) return;
  const { model } = engine.world;
  const { scratch, lattice } = tissue;
  const { openness, faceX, faceY } = scratch;
  openness[site] = opennessAt(engine, tissue, site);
  const east = neighbour(lattice, site, 0);
  const south = neighbour(lattice, site, 2);
  const west = neighbour(lattice, site, 4);
  const north = neighbour(lattice, site, 6);
  if (east >= 0) faceX[site] = conductance(openness, site, east);
  if (south >= 0) faceY[site] = conductance(openness, site, south);
  if (west >= 0) faceX[west] = conductance(openness, west, site);
  if (north >= 0) faceY[north] = conductance(openness, north, site);
  for (let s = 0; s < model.species.length; s++) {
    const retardation = scratch.retardation[s]!;
    if (model.species[s]!.oxygen || retardation[site] === HELD_FLOAT) continue;
    retardation[site] = retardationAt(model, s, tissue.matrix[site]!);
  }
}

const HELD_FLOAT = Math.fround(HELD_RETARDATION);

/** Diffusion at a site relative to normal stroma: less in dense matrix, least in a wall such as bone, none outside. */
function opennessAt(engine: Engine, tissue: TissueState, site: number): number {
  if (tissue.ground[site] === GROUND.outside) return 0;
  const { rest, hindrance, leastDiffusion } = engine.world.model.matrix;
  const row = tissue.structural[site]! - 1;
  if (row >= 0 && tissue.pool.integrity[row]! > 0) return leastDiffusion;
  return Math.max(leastDiffusion, (1 - hindrance * tissue.matrix[site]!) / (1 - hindrance * rest));
}

/** Conductance of a face: harmonic mean of the two sites. */
function conductance(openness: Float32Array, a: number, b: number): number {
  const sum = openness[a]! + openness[b]!;
  return sum > 0 ? (2 * openness[a]! * openness[b]!) / sum : 0;
}

/** Conductances of the faces of rows `from` to `to` − 1, of all rows by default; 0 at closed edges and towards the outside. */
export function faces(
  tissue: TissueState,
  openness: Float32Array,
  faceX: Float32Array,
  faceY: Float32Array,
  from = 0,
  to = tissue.lattice.rows,
): void {
  const { width, height, stride, wrap } = tissue.lattice;
  for (let y = from; y < to; y++) {
    for (let x = 0; x < stride; x++) {
      const site = y * stride + x;
      const inside = x < width && y < height;
      const east = x + 1 < width ? site + 1 : wrap ? y * stride : -1;
      const south = y + 1 < height ? site + stride : wrap ? x : -1;
      faceX[site] = inside && east >= 0 ? conductance(openness, site, east) : 0;
      faceY[site] = inside && south >= 0 ? conductance(openness, site, south) : 0;
    }
  }
}

/** Calls `at` for every site where a species is held, with its value: medium, and profiles that the layout holds. */
export function holdSites(
  engine: Engine,
  tissue: TissueState,
  species: number,
  at: (site: number, value: number) => void,
): void {
  const { model } = engine.world;
  const plan = model.tissues[tissue.index]!;
  const { width, height, stride } = tissue.lattice;
  const hasMedium = plan.layout.some((row) => row.draw === 'ground' && row.ground === 'medium');
  if (hasMedium) {
    for (let site = 0; site < tissue.sites; site++) {
      if (tissue.ground[site] === GROUND.medium && tissue.structural[site] === 0) at(site, plan.medium[species]!);
    }
  }
  for (const hold of plan.hold) {
    if (hold.species !== species) continue;
    const profile = Float64Array.from({ length: width }, (_, x) => profileAt(hold, x - (width - 1) / 2));
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const site = y * stride + x;
        if (isHeldHere(tissue, hold, site, x, y)) at(site, profile[x]!);
      }
    }
  }
}

/** The profile, column by column, of a species that is held at every site; null where some site is free. */
export function heldEverywhere(engine: Engine, tissue: TissueState, species: number): Float32Array | null {
  const plan = engine.world.model.tissues[tissue.index]!;
  const last = plan.hold.filter((hold) => hold.species === species).pop();
  if (last?.where !== 'all') return null;
  const { width } = tissue.lattice;
  return Float32Array.from({ length: width }, (_, x) => profileAt(last, x - (width - 1) / 2));
}

/** Writes a profile to every row of a field. */
export function writeProfile(tissue: TissueState, profile: Float32Array, field: Float32Array): void {
  const { height, stride } = tissue.lattice;
  for (let y = 0; y < height; y++) field.set(profile, y * stride);
}

type Hold = Engine['world']['model']['tissues'][number]['hold'][number];

function isHeldHere(tissue: TissueState, hold: Hold, site: number, x: number, y: number): boolean {
  if (tissue.ground[site] === GROUND.outside) return false;
  switch (hold.where) {
    case 'cells':
      return tissue.structuralType[site] === hold.cell + 1;
    case 'edges':
      return x === 0 || y === 0 || x === tissue.lattice.width - 1 || y === tissue.lattice.height - 1;
    case 'medium':
      return tissue.ground[site] === GROUND.medium;
    default:
      return true;
  }
}

/** Value of a held profile at `x` sites from the middle column. */
function profileAt(hold: Hold, x: number): number {
  if (hold.profile === 'linear') return Math.max(0, hold.value + hold.slope * x);
  if (hold.profile === 'constant') return hold.value;
  let value = hold.value;
  const steps = Math.abs(x);
  const ratio = 1 + hold.ratio;
  for (let i = 1; i <= steps; i++) value = x > 0 ? value * ratio : value / ratio;
  return value;
}
