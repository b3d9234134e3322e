/**
 * Receptors: occupancy with competing ligands and antagonists (Gaddum), and the ligand that a cell senses.
 *
 *   θ = Σ Lᵢ/Kdᵢ / (1 + Σ Lᵢ/Kdᵢ + Σ Aⱼ/Kbⱼ),  s = r·θ,  L = c·(1 + ω(R(E) − 1))/(1 + Σ Aⱼ/Kⱼ) + B
 *
 * where the drugs in θ block the receptor with Kb, those in L, in large excess, bind the ligand with K, and B is the
 * ligand held by cells' coats (see `coat.ts`). Gaddum 1937; Arunlakshana and Schild 1959 for the dose ratio 1 + A/Kb
 * that follows.
 */
import { APPLY } from '../../kernels/column-kernels.ts';
import type { Model } from '../../scenario/model.ts';
import type { SeenTissue, TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Window } from '../window.ts';
import { type Column, gatherAtSites } from './block.ts';
import { addCoats, coatAt, isCoat } from './coat.ts';

/** Retardation of a species in matrix of density E: 1 + (R − 1)·E/E0. */
export function retardationAt(model: Model, species: number, density: number): number {
  return 1 + ((model.species[species].retardation - 1) * density) / model.matrix.rest;
}

/** Ligand sensed in addition to the free, relative to it, per density of matrix: ω(R − 1)/E0. */
export const boundPerDensity = (model: Model, species: number): number =>
  (model.species[species].boundWeight * (model.species[species].retardation - 1)) / model.matrix.rest;

/** Ligand sensed at a site, nM: free, plus a share of the bound, less the part bound by drugs, plus that of coats. */
export function sensed(view: Window, tissue: SeenTissue, species: number, site: number): number {
  const { model } = view.world;
  const free = tissue.fields[species][site] * view.derived.unbound[species];
  const perDensity = boundPerDensity(model, species);
  const soaked = perDensity === 0 ? free : free * (1 + perDensity * tissue.matrix[site]);
  return isCoat(model.species[species]) ? soaked + coatAt(view, tissue, species, site) : soaked;
}

/** Occupancy of a receptor where `level` of each of its ligands is sensed. */
export function occupancyOf({ world, derived }: Window, r: number, level: (species: number) => number): number {
  let bound = 0;
  for (const ligand of world.model.receptors[r].ligands) bound += level(ligand.species) / ligand.dissociation;
  return bound / (1 + bound + derived.blocked[r]);
}

/** Occupancy θ of a receptor at a site. */
export const occupancyAt = (view: Window, tissue: SeenTissue, site: number, receptor: number): number =>
  occupancyOf(view, receptor, (species) => sensed(view, tissue, species, site));

/** Signal s = r·θ of a cell's receptor; 0 if its type lacks the receptor. */
export function signalOf(view: Window, tissue: SeenTissue, row: number, receptor: number): number {
  const { pool } = tissue;
  if (view.world.model.cells[pool.type[row] - 1].rest[receptor] === 0) return 0;
  return pool.levels[receptor][row] * occupancyAt(view, tissue, pool.site[row], receptor);
}

/** Ligand (or oxygen) sensed where the cells of the block stand. */
export function sensedInto(engine: Engine, tissue: TissueState, species: number, count: number, out: Column): void {
  const { block, kernels } = engine;
  const { model } = engine.world;
  const { unbound } = engine.derived;
  gatherAtSites(block, tissue.fields[species], count, out);
  if (unbound[species] !== 1) kernels.scale(out.at, out.at, count, unbound[species]);
  const perDensity = boundPerDensity(model, species);
  if (perDensity !== 0) {
    gatherAtSites(block, tissue.matrix, count, block.density);
    kernels.apply(block.density.at, out.at, count, 1 + perDensity, APPLY.multiply);
  }
  if (isCoat(model.species[species])) addCoats(engine, tissue, species, count, out);
}

/** Σ Lᵢ/Kdᵢ of a receptor's ligands where the cells of the block stand. */
export function boundInto(engine: Engine, tissue: TissueState, r: number, count: number, out: Column): void {
  const { world, block, kernels } = engine;
  out.values.fill(0, 0, count);
  for (const ligand of world.model.receptors[r].ligands) {
    sensedInto(engine, tissue, ligand.species, count, block.product);
    kernels.addScaled(block.product.at, out.at, count, 1 / ligand.dissociation);
  }
}

/** Occupancy of a receptor where the cells of the block stand. */
export function occupancyInto(engine: Engine, tissue: TissueState, r: number, count: number, out: Column): void {
  boundInto(engine, tissue, r, count, out);
  engine.kernels.saturate(out.at, out.at, count, 1 + engine.derived.blocked[r]);
}
