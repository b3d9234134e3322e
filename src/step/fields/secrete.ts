/**
 * Secrete: what every site adds to and removes from each ligand, as a source S (nM/min) and a linear loss Λ (/min).
 *
 *   Λ = k + k_prot near vessels + Σ_cells q·r·(1/Kd)·(sensed/free)/(1 + ΣL/Kd + ΣA/Kb) + E_v,   S = Σ_cells secretion
 *   + E_v·c_blood
 *   E_v = 2π·r_v·P/h², receptor uptake q·r·θ written as loss coefficient at the present concentration.
 */

import type { Resumable } from '../../base/resumable.ts';
import { APPLY } from '../../kernels/column-kernels.ts';
import type { CellType } from '../../scenario/model.ts';
import { neighbour } from '../../world/lattice.ts';
import type { TissueState } from '../../world/world.ts';
import { gather, gatherAtSites, load } from '../cells/block.ts';
import { groupCells } from '../cells/blocks.ts';
import { boundInto, boundPerDensity } from '../cells/signal.ts';
import type { Engine } from '../engine.ts';
import { BLOCK_NUMBERS, IN_BLOCK } from '../work.ts';
import { heldEverywhere, holdSites, writeProfile } from './held.ts';
import { relaxMatrix } from './matrix.ts';

export function* secrete(engine: Engine): Resumable {
  groupCells(engine);
  yield;
  yield* relaxMatrix(engine);
  yield* fillSources(engine);
}

/** Writes sources and losses of all tissues from the present state; cells must be grouped. */
export function* fillSources(engine: Engine): Resumable {
  const { tissues, model } = engine.world;
  tissues.forEach((tissue, index) => {
    noteMedium(engine, tissue);
    engine.work[index].toBlood.fill(0);
  });
  yield* engine.team.share(engine, fillSpecies, tissues.length * model.species.length);
}

/** In a tissue with medium, held sites depend on where cells are, so they are found anew in every step. */
function noteMedium(engine: Engine, tissue: TissueState): void {
  const { layout, hold } = engine.world.model.tissues[tissue.index];
  const moving =
    layout.some((row) => row.draw === 'ground' && row.ground === 'medium') || hold.some((row) => row.where === 'cells');
  if (!moving) return;
  const work = engine.work[tissue.index];
  work.heldChanged = true;
  work.matrixChanged = true;
}

/** Blocks of cells between two pauses: about ten milliseconds. */
const BLOCKS_A_PART = 128;

/** Writes source and loss of one ligand in one tissue. */
export function* fillSpecies(engine: Engine, piece: number): Resumable {
  const { model, tissues } = engine.world;
  const tissue = tissues[Math.floor(piece / model.species.length)];
  const s = piece % model.species.length;
  const species = model.species[s];
  if (species.oxygen) return;
  const work = engine.work[tissue.index];
  tissue.scratch.source[s].fill(0);
  tissue.scratch.loss[s].fill(species.decay);
  for (let b = 0; b < work.blockCount; b++) {
    if (b % BLOCKS_A_PART === BLOCKS_A_PART - 1) yield;
    const type = model.cells[work.blocks[b * BLOCK_NUMBERS + IN_BLOCK.type]];
    if (!type) continue;
    const count = work.blocks[b * BLOCK_NUMBERS + IN_BLOCK.count];
    const secretes = engine.types[type.index].positions[model.offsets.secrete + s] >= 0;
    const takes = model.receptors.some(({ ligands }, r) => type.rest[r] !== 0 && ligands.some((l) => l.species === s));
    if (!secretes && !takes) continue;
    load(engine.block, tissue, work.rows, work.blocks[b * BLOCK_NUMBERS + IN_BLOCK.from], count);
    if (secretes) giveOff(engine, tissue, type, s, count);
    if (takes) for (let r = 0; r < model.receptors.length; r++) takeUp(engine, tissue, type, r, s, count);
  }
  exchange(engine, tissue, s);
  clearHeld(engine, tissue, s);
}

/** Secretion of the cells of the block; cells that fill whole regions, such as bone, secrete at the surface only. */
function giveOff(engine: Engine, tissue: TissueState, type: CellType, s: number, count: number): void {
  const { block, kernels } = engine;
  const { rows, sites, total } = block;
  gather(block, tissue.pool.secretion[s], count, total);
  if (type.integrity) {
    for (let i = 0; i < count; i++) {
      if (tissue.pool.integrity[rows[i]] > 0 && !isSurface(tissue, rows[i])) total.values[i] = 0;
    }
  }
  kernels.scatterAdd(total.at, sites.byteOffset, count, tissue.scratch.source[s].byteOffset);
}

/** Whether a cell borders on a site that its own type does not fill. */
function isSurface(tissue: TissueState, row: number): boolean {
  const { site, type } = tissue.pool;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(tissue.lattice, site[row], d);
    if (at >= 0 && tissue.structuralType[at] !== type[row]) return true;
  }
  return false;
}

/**
 * Uptake of a ligand by one receptor of the cells of the block: q·r·(sensed/free)/Kd/(1 + ΣL/Kd + ΣA/Kb), per minute.
 * Ligand on coats occupies receptors, in ΣL, but is not taken up.
 */
function takeUp(engine: Engine, tissue: TissueState, type: CellType, r: number, s: number, count: number): void {
  const { block, kernels } = engine;
  const { model } = engine.world;
  const ligand = model.receptors[r].ligands.find((one) => one.species === s);
  if (!ligand || type.rest[r] === 0) return;
  const { total, input, density } = block;
  gather(block, tissue.pool.levels[r], count, total);
  const perDensity = boundPerDensity(model, s);
  if (perDensity !== 0) {
    gatherAtSites(block, tissue.matrix, count, density);
    kernels.apply(density.at, total.at, count, 1 + perDensity, APPLY.multiply);
  }
  boundInto(engine, tissue, r, count, input);
  kernels.dampen(input.at, total.at, count, 1 + engine.derived.blocked[r]);
  kernels.scale(total.at, total.at, count, (engine.derived.unbound[s] * ligand.uptake) / ligand.dissociation);
  kernels.scatterAdd(total.at, block.sites.byteOffset, count, tissue.scratch.loss[s].byteOffset);
}

/** Exchange with blood through the walls, and cutting by enzymes on endothelium. */
function exchange(engine: Engine, tissue: TissueState, s: number): void {
  const { model, blood } = engine.world;
  const { scratch } = tissue;
  const { permeability, proteolysis } = model.species[s];
  const level = blood[model.blood.species + s];
  const loss = scratch.loss[s];
  const source = scratch.source[s];
  const vessels = engine.derived.vessels[tissue.index];
  for (let i = 0; i < vessels.count; i++) {
    const site = vessels.sites[i];
    const wall = vessels.walls[i] * permeability;
    loss[site] += wall;
    source[site] += wall * level;
  }
  if (proteolysis > 0)
    for (let i = 0; i < vessels.proteolysisCount; i++) loss[vessels.proteolysisSites[i]] += proteolysis;
}

/** Held sites neither gain nor lose by themselves; sites outside hold nothing. */
function clearHeld(engine: Engine, tissue: TissueState, species: number): void {
  const { source, loss } = tissue.scratch;
  const profile = heldEverywhere(engine, tissue, species);
  if (profile) {
    source[species].fill(0);
    loss[species].fill(0);
    return writeProfile(tissue, profile, tissue.fields[species]);
  }
  holdSites(engine, tissue, species, (site, value) => {
    source[species][site] = 0;
    loss[species][site] = 0;
    tissue.fields[species][site] = value;
  });
  const { width, height, stride, rows } = tissue.lattice;
  for (let y = 0; y < rows; y++) loss[species].fill(0, y * stride + (y < height ? width : 0), (y + 1) * stride);
}
