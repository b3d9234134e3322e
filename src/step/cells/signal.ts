/**
 * Receptors: occupancy with competing ligands and antagonists (Gaddum), and the ligand that a cell senses.
 *
 *   θ = Σ Lᵢ/Kdᵢ / (1 + Σ Lᵢ/Kdᵢ + Σ Aⱼ/Kbⱼ),  s = r·θ,  L = c·(1 + ω(R(E) − 1))/(1 + Σ Aⱼ/Kⱼ)
 *
 * where the drugs of θ block the receptor with Kb, and those of L bind the ligand with K, far more of them than of it.
 *
 * Gaddum 1937; Arunlakshana and Schild 1959 for the dose ratio 1 + A/Kb that follows.
 */
import type { Model } from '../../scenario/model.ts';
import type { SeenTissue } from '../../world/world.ts';
import type { Window } from '../window.ts';

/** Retardation of a species in matrix of density E: 1 + (R − 1)·E/E0. */
export function retardationAt(model: Model, species: number, density: number): number {
  return 1 + ((model.species[species]!.retardation - 1) * density) / model.matrix.rest;
}

/** Ligand sensed besides the free, relative to it, per density of matrix: ω(R − 1)/E0. */
export const boundPerDensity = (model: Model, species: number): number =>
  (model.species[species]!.boundWeight * (model.species[species]!.retardation - 1)) / model.matrix.rest;

/** Ligand sensed at a site, nM: free, plus a share of the bound, less what a drug binds. */
export function sensed({ world, derived }: Window, tissue: SeenTissue, species: number, site: number): number {
  const free = tissue.fields[species]![site]! * derived.unbound[species]!;
  const perDensity = boundPerDensity(world.model, species);
  return perDensity === 0 ? free : free * (1 + perDensity * tissue.matrix[site]!);
}

/** Occupancy of a receptor where `level` of each of its ligands is sensed. */
export function occupancyOf({ world, derived }: Window, r: number, level: (species: number) => number): number {
  let bound = 0;
  for (const ligand of world.model.receptors[r]!.ligands) bound += level(ligand.species) / ligand.dissociation;
  return bound / (1 + bound + derived.blocked[r]!);
}
