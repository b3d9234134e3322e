/**
 * Receptors: occupancy with competing ligands and antagonists (Gaddum), and the ligand that a cell senses.
 *
 *   θ = Σ Lᵢ/Kdᵢ / (1 + Σ Lᵢ/Kdᵢ + Σ Aⱼ/Kbⱼ),  s = r·θ,  L = c·(1 + ω(R(E) − 1))
 *
 * Gaddum 1937; Arunlakshana and Schild 1959 for the dose ratio 1 + A/Kb that follows.
 */
import type { Model, Receptor } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';

/** Retardation of a species in matrix of density E: 1 + (R − 1)·E/E0. */
export function retardationAt(model: Model, species: number, density: number): number {
  return 1 + ((model.species[species]!.retardation - 1) * density) / model.matrix.rest;
}

/** Ligand sensed besides the free, relative to it, per density of matrix: ω(R − 1)/E0. */
export const boundPerDensity = (model: Model, species: number): number =>
  (model.species[species]!.boundWeight * (model.species[species]!.retardation - 1)) / model.matrix.rest;

/** Ligand sensed at a site, nM: free, plus a share of the bound. */
export function sensed(model: Model, tissue: TissueState, species: number, site: number): number {
  const free = tissue.fields[species]![site]!;
  const perDensity = boundPerDensity(model, species);
  return perDensity === 0 ? free : free * (1 + perDensity * tissue.matrix[site]!);
}

/** Occupancy of a receptor at a site, `blocked` being Σ A/Kb. */
export function occupancyAt(
  model: Model,
  tissue: TissueState,
  receptor: Receptor,
  blocked: number,
  site: number,
): number {
  let bound = 0;
  for (const ligand of receptor.ligands) bound += sensed(model, tissue, ligand.species, site) / ligand.dissociation;
  return bound / (1 + bound + blocked);
}

/** Occupancy at given ligand levels, for places without a lattice. */
export function occupancyIn(receptor: Receptor, blocked: number, levels: ArrayLike<number>): number {
  let bound = 0;
  for (const ligand of receptor.ligands) bound += levels[ligand.species]! / ligand.dissociation;
  return bound / (1 + bound + blocked);
}

/** Sums Σ A/Kb per receptor from the free drug levels. */
export function updateBlocked(engine: Engine): void {
  const { model } = engine.world;
  model.receptors.forEach((receptor, r) => {
    let sum = 0;
    for (let d = 0; d < engine.drugs.length; d++) sum += engine.drugs[d]! / receptor.blockers[d]!;
    engine.blocked[r] = sum;
  });
}
