/**
 * Secrete: what every site adds to and takes from each ligand, as a source S (nM/min) and a linear loss Λ (/min).
 *
 *   Λ = k + k_prot near vessels + Σ_cells q·r·(1/Kd)·(sensed/free)/(1 + ΣL/Kd + ΣA/Kb) + E_v,   S = Σ_cells secretion + E_v·c_blood
 *   E_v = 2π·r_v·P/h², receptor uptake q·r·θ written as loss coefficient at the present concentration.
 */
import { SITE } from '../../scenario/vocabulary.ts';
import { isPerfused } from '../../world/cells.ts';
import { neighbour } from '../../world/lattice.ts';
import { PHASE, type TissueState } from '../../world/world.ts';
import { retardationAt, sensed, updateBlocked } from '../cells/signal.ts';
import type { Engine, TissueWork } from '../engine.ts';
import { heldEverywhere, holdSites, relaxMatrix, writeProfile } from './matrix.ts';

const TWO_PI = 6.283185307179586;

export function secrete(engine: Engine): void {
  relaxMatrix(engine);
  fillSources(engine);
}

/** Writes sources and losses of all tissues from the present state. */
export function fillSources(engine: Engine): void {
  updateBlocked(engine);
  engine.world.tissues.forEach((tissue, index) => {
    noteMedium(engine, tissue);
    fillTissue(engine, tissue);
    engine.work[index]!.toBlood.fill(0);
  });
}

/** In a tissue with medium, which sites are held depends on where cells are, so it is made again in every step. */
function noteMedium(engine: Engine, tissue: TissueState): void {
  const { layout, hold } = engine.world.model.tissues[tissue.index]!;
  const moving =
    layout.some((row) => row.draw === 'ground' && row.ground === 'medium') || hold.some((row) => row.where === 'cells');
  if (!moving) return;
  const work = engine.work[tissue.index]!;
  work.vesselsChanged = true;
  work.matrixChanged = true;
}

function fillTissue(engine: Engine, tissue: TissueState): void {
  const { model } = engine.world;
  const { pool, scratch } = tissue;
  const work = engine.work[tissue.index]!;
  work.vesselCount = 0;
  for (let s = 0; s < model.species.length; s++) {
    if (model.species[s]!.oxygen) continue;
    scratch.source[s]!.fill(0);
    scratch.loss[s]!.fill(model.species[s]!.decay);
  }
  const used = pool.counts[0]!;
  for (let s = 0; s < model.species.length; s++) {
    if (model.species[s]!.oxygen) continue;
    const secretion = pool.secretion[s]!;
    const source = scratch.source[s]!;
    for (let row = 0; row < used; row++) {
      if (secretion[row]! > 0 && (pool.integrity[row] === 0 || isSurface(tissue, row))) {
        source[pool.site[row]!]! += secretion[row]!;
      }
    }
  }
  for (let r = 0; r < model.receptors.length; r++) takeUp(engine, tissue, r);
  for (let row = 0; row < used; row++) {
    if (!isPerfused(pool, row)) continue;
    const vessel = model.cells[pool.type[row]! - 1]!.perfuses!;
    work.vesselSites[work.vesselCount] = pool.site[row]!;
    work.vesselWalls[work.vesselCount] = wallExchange(vessel.radius, vessel.permeability);
    work.vessels[work.vesselCount++] = row;
  }
  listCutSites(tissue, work);
  for (let s = 0; s < model.species.length; s++) {
    if (model.species[s]!.oxygen) continue;
    exchange(engine, tissue, work, s);
  }
  for (let s = 0; s < model.species.length; s++) if (!model.species[s]!.oxygen) clearHeld(engine, tissue, s);
}

/** Whether a cell borders on a site that its own type does not fill. */
function isSurface(tissue: TissueState, row: number): boolean {
  const { site, type } = tissue.pool;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(tissue.lattice, site[row]!, d);
    if (at >= 0 && tissue.structuralType[at] !== type[row]) return true;
  }
  return false;
}

/** Uptake by one receptor of all living cells: q·r·(sensed/free)/Kd/(1 + ΣL/Kd + ΣA/Kb) of every ligand, per minute. */
function takeUp(engine: Engine, tissue: TissueState, r: number): void {
  const { model } = engine.world;
  const { pool } = tissue;
  const receptor = model.receptors[r]!;
  const levels = pool.levels[r]!;
  const rest = 1 + engine.blocked[r]!;
  const used = pool.counts[0]!;
  for (const ligand of receptor.ligands) {
    const loss = tissue.scratch.loss[ligand.species]!;
    const capacity = ligand.uptake / ligand.dissociation;
    const weight = model.species[ligand.species]!.boundWeight;
    for (let row = 0; row < used; row++) {
      const level = levels[row]!;
      if (level === 0 || pool.phase[row] !== PHASE.alive) continue;
      const site = pool.site[row]!;
      let bound = 0;
      for (const other of receptor.ligands) bound += sensed(model, tissue, other.species, site) / other.dissociation;
      const share = weight === 0 ? 1 : 1 + weight * (retardationAt(model, ligand.species, tissue.matrix[site]!) - 1);
      loss[site]! += (capacity * level * share) / (rest + bound);
    }
  }
}

/** Exchange with blood through the walls, and cutting by enzymes on endothelium. */
function exchange(engine: Engine, tissue: TissueState, work: TissueWork, s: number): void {
  const { model, blood } = engine.world;
  const { scratch } = tissue;
  const { permeability, proteolysis } = model.species[s]!;
  const level = blood[model.blood.species + s]!;
  const loss = scratch.loss[s]!;
  const source = scratch.source[s]!;
  for (let i = 0; i < work.vesselCount; i++) {
    const site = work.vesselSites[i]!;
    const wall = work.vesselWalls[i]! * permeability;
    loss[site]! += wall;
    source[site]! += wall * level;
  }
  if (proteolysis > 0) for (let i = 0; i < work.cutCount; i++) loss[work.cutSites[i]!]! += proteolysis;
}

/** Lists the sites where enzymes on endothelium cut ligands: perfused vessels and their 8 neighbours, each once. */
function listCutSites(tissue: TissueState, work: TissueWork): void {
  const { cutSites, isCut } = work;
  for (let i = 0; i < work.cutCount; i++) isCut[cutSites[i]!] = 0;
  work.cutCount = 0;
  const cut = (site: number): void => {
    if (site < 0 || isCut[site] !== 0) return;
    isCut[site] = 1;
    cutSites[work.cutCount++] = site;
  };
  for (let i = 0; i < work.vesselCount; i++) {
    cut(work.vesselSites[i]!);
    for (let d = 0; d < 8; d++) cut(neighbour(tissue.lattice, work.vesselSites[i]!, d));
  }
}

/** E_v of a vessel wall, /min: circumference times permeability over the area of a site. */
export const wallExchange = (radius: number, permeability: number): number =>
  (TWO_PI * radius * permeability) / (SITE * SITE);

/** Held sites neither gain nor lose by themselves; sites outside hold nothing. */
function clearHeld(engine: Engine, tissue: TissueState, species: number): void {
  const { source, loss } = tissue.scratch;
  const profile = heldEverywhere(engine, tissue, species);
  if (profile) {
    source[species]!.fill(0);
    loss[species]!.fill(0);
    return writeProfile(tissue, profile, tissue.fields[species]!);
  }
  holdSites(engine, tissue, species, (site, value) => {
    source[species]![site] = 0;
    loss[species]![site] = 0;
    tissue.fields[species]![site] = value;
  });
  const { width, height, stride, rows } = tissue.lattice;
  for (let y = 0; y < rows; y++) loss[species]!.fill(0, y * stride + (y < height ? width : 0), (y + 1) * stride);
}
